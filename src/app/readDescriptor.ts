import { readFileSync, statSync } from 'node:fs';
import { UserError } from '../model/errors.ts';

/** A schema of a thousand fields is a tenth of this. */
const MAX_BYTES = 5_000_000;

/** The JSON of a schema, package or metadata document. @throws UserError where there is none */
export function readDescriptor(file: string): unknown {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile())
    throw new UserError('schema-missing', {
      bg: `${file}: няма такъв файл със схема`,
      en: `${file}: no such file with a schema`,
    });
  if (found.size > MAX_BYTES)
    throw new UserError('schema-large', {
      bg: `${file}: схемата е над ${MAX_BYTES / 1e6} MB`,
      en: `${file}: the schema is larger than ${MAX_BYTES / 1e6} MB`,
    });
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new UserError('schema-json', { bg: `${file}: не е JSON: ${said}`, en: `${file}: is no JSON: ${said}` });
  }
}
