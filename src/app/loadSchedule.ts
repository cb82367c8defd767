import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from '../model/errors.ts';
import { readYaml } from '../rules/readYaml.ts';

export type Schedule = {
  readonly timeZone: string;
  /** What was missed is run as soon as it can be, once; what was cut off is gone on with. */
  readonly catchUp: boolean;
  readonly audits: readonly ScheduledAudit[];
};

export type ScheduledAudit = {
  readonly name: string;
  readonly cron: string;
  readonly config: string;
  /** Goes on from the newest finished audit of the same configuration, as `audit --since-last`. */
  readonly sinceLast: boolean;
};

const schema = z.strictObject({
  timeZone: z.string().default('Europe/Sofia'),
  catchUp: z.boolean().default(true),
  audits: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        cron: z.string().min(1),
        config: z.string().min(1),
        sinceLast: z.boolean().default(false),
      }),
    )
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
  const { value, lineOf } = readYaml(readFileSync(path, 'utf8'), path, schema);
  for (const [index, { name }] of value.audits.entries()) {
    if (value.audits.findIndex((other) => other.name === name) === index) continue;
    throw new UserError(
      'schedule-name',
      { bg: `името „${name}“ е дадено на две оценки`, en: `two audits have the name "${name}"` },
      { file: path, line: lineOf(['audits', index, 'name']) },
    );
  }
  return {
    ...value,
    audits: value.audits.map((audit) => ({ ...audit, config: resolve(dirname(path), audit.config) })),
  };
}
