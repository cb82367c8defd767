import type { z } from 'zod';
import { DATE_SOURCES } from '../model/dateSource.ts';
import { UserError } from '../model/errors.ts';
import { sha256 } from '../model/ids.ts';
import { canonicalJson } from '../model/json.ts';
import { LICENCE_PLACE_IDS, type Tables } from '../model/tables.ts';
import { deepFreeze } from './freeze.ts';
import { didYouMean } from './nearest.ts';
import { type ReadYaml, readYaml } from './readYaml.ts';
import { catalogueTable, dateSourceTable, documentTable, formatTable, frequencyTable, licencePlaceTable, licenceTable, priorityTable, vocabularyTable } from './tableSchema.ts';

const NAMES = ['formats', 'licences', 'licencePlaces', 'vocabulary', 'frequencies', 'dateSources', 'documents', 'priority', 'catalogues'] as const;
/** Values of this key are the words yes and no themselves. */
const BARE_WORD_KEYS = ['machineReadable'];

/**
 * The texts of rules/tables → checked tables. Files of other folders are left alone, so that the whole of rules/ can be
 * given. Two entries with one id, alias, phrase or address would make the answer depend on their order: an error.
 */
export function loadTables(files: ReadonlyMap<string, string>): Tables {
  for (const file of files.keys()) {
    const [folder, name] = [file.split('/').at(-2), file.split('/').at(-1)?.replace(/\.yaml$/, '') ?? ''];
    if (folder !== 'tables' || NAMES.some((known) => known === name)) continue;
    const guess = didYouMean(name, NAMES);
    throw new UserError('unknown-table', { bg: `непозната таблица „${name}“${guess.bg}`, en: `unknown table ${name}${guess.en}` }, { file });
  }
  const formats = read(files, 'formats', formatTable);
  const licences = read(files, 'licences', licenceTable);
  const places = read(files, 'licencePlaces', licencePlaceTable);
  const vocabulary = read(files, 'vocabulary', vocabularyTable);
  const frequencies = read(files, 'frequencies', frequencyTable);
  const dateSources = read(files, 'dateSources', dateSourceTable);
  const documents = read(files, 'documents', documentTable);
  const priority = read(files, 'priority', priorityTable);
  const catalogues = read(files, 'catalogues', catalogueTable);
  // Two formats may share an extension (.xml is also a spreadsheet of 2003): the first in the table is its usual meaning.
  assertUnique(formats, ({ id, aliases }) => [...new Set([id, ...aliases.map((alias) => alias.toLowerCase())])], 'id or alias');
  assertUnique(licences, ({ id }) => [id], 'id');
  assertUnique(licences, ({ urls }) => urls, 'address');
  assertUnique(licences, ({ phrases }) => phrases, 'phrase');
  assertUnique(licences, ({ portalTerms }) => portalTerms.map((id) => String(id)), 'portal terms');
  assertUnique(licences, ({ euAuthority }) => (euAuthority === null ? [] : [euAuthority]), 'EU authority');
  assertUnique(licences, ({ ordinanceTerms }) => (ordinanceTerms === null ? [] : [String(ordinanceTerms)]), 'standard terms');
  assertUnique(places, ({ id }) => [id], 'id');
  assertPlaces(places);
  assertUnique(frequencies, ({ id }) => [id], 'id');
  assertUnique(frequencies, ({ phrases }) => phrases, 'phrase');
  assertUnique(dateSources, ({ id }) => [id], 'id');
  assertDateSources(dateSources);
  assertVocabulary(vocabulary, frequencies.value.map(({ id }) => id));
  assertSigns(documents);
  assertPriority(priority);
  assertCatalogues(catalogues);
  const content = { formats: formats.value, licences: licences.value, licencePlaces: places.value, vocabulary: vocabulary.value, frequencies: frequencies.value, dateSources: dateSources.value, documents: documents.value, priority: priority.value, catalogues: catalogues.value };
  return deepFreeze({ ...content, hash: sha256(canonicalJson(content)) });
}

/** A place without a rank would have no authority: every place that the program reads must be in the table. */
function assertPlaces({ value, file }: Read<Tables['licencePlaces']>): void {
  const missing = LICENCE_PLACE_IDS.find((id) => !value.some((place) => place.id === id));
  if (missing === undefined) return;
  throw new UserError('missing-entry', { bg: `липсва мястото „${missing}“`, en: `the place ${missing} is missing` }, { file });
}

type Read<T> = ReadYaml<T> & { readonly file: string };

function read<T>(files: ReadonlyMap<string, string>, name: (typeof NAMES)[number], schema: z.ZodType<T>): Read<T> {
  const file = [...files.keys()].find((path) => path.split('/').slice(-2).join('/') === `tables/${name}.yaml`);
  const text = file === undefined ? undefined : files.get(file);
  if (file === undefined || text === undefined) {
    throw new UserError('missing-table', { bg: `липсва файлът tables/${name}.yaml`, en: `tables/${name}.yaml is missing` });
  }
  return { ...readYaml(text, file, schema, { bareWordKeys: BARE_WORD_KEYS }), file };
}

function assertUnique<T>({ value, file, lineOf }: Read<readonly T[]>, keysOf: (entry: T) => readonly string[], what: string): void {
  const seen = new Map<string, number>();
  value.forEach((entry, index) => {
    for (const key of keysOf(entry)) {
      const first = seen.get(key);
      if (first !== undefined) {
        const where = `${file}:${lineOf([first])}`;
        throw new UserError('duplicate-entry', { bg: `${what} „${key}“ го има вече в ${where}`, en: `${what} ${key} is already in ${where}` }, { file, line: lineOf([index]) });
      }
      seen.set(key, index);
    }
  });
}

function assertVocabulary({ value, file, lineOf }: Read<Tables['vocabulary']>, frequencies: readonly string[]): void {
  value.kindFrequencies.forEach(({ frequency }, index) => {
    if (frequencies.includes(frequency)) return;
    const guess = didYouMean(frequency, frequencies);
    throw new UserError('unknown-frequency', { bg: `няма честота „${frequency}“${guess.bg}`, en: `no frequency ${frequency}${guess.en}` }, { file, line: lineOf(['kindFrequencies', index]) });
  });
  const seen = new Set<string>();
  value.sections.forEach(({ id }, index) => {
    if (seen.has(id)) throw new UserError('duplicate-entry', { bg: `разделът „${id}“ го има вече`, en: `section ${id} is already there` }, { file, line: lineOf(['sections', index]) });
    seen.add(id);
  });
}

/** A place that the program knows and the table does not would be worth nothing, without anybody having said so. */
function assertDateSources({ value, file }: Read<Tables['dateSources']>): void {
  const missing = DATE_SOURCES.find((id) => !value.some((entry) => entry.id === id));
  if (missing !== undefined) throw new UserError('missing-entry', { bg: `липсва „${missing}“`, en: `${missing} is missing` }, { file });
}

/** A set of a list that is not there would be asked of nobody, silently. */
function assertPriority({ value, file, lineOf }: Read<Tables['priority']>): void {
  const lists = value.lists.map(({ id }) => id);
  const seen = new Set<string>();
  value.sets.forEach(({ id, list }, index) => {
    const line = lineOf(['sets', index]);
    if (seen.has(id)) throw new UserError('duplicate-entry', { bg: `наборът „${id}“ го има вече`, en: `set ${id} is already there` }, { file, line });
    seen.add(id);
    if (lists.includes(list)) return;
    const guess = didYouMean(list, lists);
    throw new UserError('unknown-list', { bg: `няма списък „${list}“${guess.bg}`, en: `no list ${list}${guess.en}` }, { file, line });
  });
}

/** One phrase must speak for one side only, or the answer would depend on which is looked for first. */
function assertSigns({ value, file, lineOf }: Read<Tables['documents']>): void {
  for (const place of ['names', 'headings', 'lines', 'text'] as const) {
    const seen = new Map(Object.keys(value.data[place]).map((phrase) => [phrase, 'data']));
    value.kinds.forEach((kind, index) => {
      for (const phrase of Object.keys(kind[place])) {
        const first = seen.get(phrase);
        if (first !== undefined) {
          throw new UserError('duplicate-entry', { bg: `„${phrase}“ в ${place} го има вече при ${first}`, en: `${phrase} in ${place} is already with ${first}` }, { file, line: lineOf(['kinds', index]) });
        }
        seen.set(phrase, kind.id);
      }
    });
  }
  for (const phrase of value.data.offers) {
    if (phrase in value.data.names) continue;
    throw new UserError('unknown-phrase', { bg: `„${phrase}“ не е сред имената на данни`, en: `${phrase} is not among the names of data` }, { file, line: lineOf(['data', 'offers']) });
  }
}

function assertCatalogues({ value, file, lineOf }: Read<Tables['catalogues']>): void {
  const seen = new Set<string>();
  value.kinds.forEach(({ id }, index) => {
    if (seen.has(id)) throw new UserError('duplicate-entry', { bg: `видът каталог „${id}“ го има вече`, en: `kind of catalogue ${id} is already there` }, { file, line: lineOf(['kinds', index]) });
    seen.add(id);
  });
}
