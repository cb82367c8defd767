import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from '../model/errors.ts';
import { readYaml } from '../rules/readYaml.ts';

export type Schedule = {
  readonly timeZone: string;
  readonly audits: readonly { readonly name: string; readonly cron: string; readonly config: string }[];
};

const schema = z.strictObject({
  timeZone: z.string().default('Europe/Sofia'),
  audits: z
    .array(z.strictObject({ name: z.string().min(1), cron: z.string().min(1), config: z.string().min(1) }))
    .min(1),
});

/** Reads a schedule file; the configurations it names are relative to it. */
export function loadSchedule(path: string): Schedule {
  if (!existsSync(path)) {
    throw new UserError('schedule-missing', {
      bg: `${path}: няма такъв файл с график`,
      en: `${path}: no such schedule file`,
    });
  }
  const { value } = readYaml(readFileSync(path, 'utf8'), path, schema);
  return {
    ...value,
    audits: value.audits.map((audit) => ({ ...audit, config: resolve(dirname(path), audit.config) })),
  };
}
