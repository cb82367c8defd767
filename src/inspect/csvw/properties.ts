import { checkCommonValue } from './checkCommonProperties.ts';
import { isAbsoluteUrl, isCommonProperty, isLanguageTag } from './csvwContext.ts';
import type { Notes } from './metadataNotes.ts';

/** A description object of a metadata document, where it stands, and where its faults are noted. */
export type Description = {
  readonly at: string;
  readonly notes: Notes;
  readonly values: Readonly<Record<string, unknown>>;
};

export const INHERITED =
  'aboutUrl datatype default lang null ordered propertyUrl required separator textDirection valueUrl'.split(' ');

/**
 * Opens a description: what the standard does not know here is noted, common properties are checked, `@id` and `@type`
 * must be what they may be (Metadata Vocabulary for Tabular Data, 5.1.1 and 5.8). What is no object is an empty one.
 */
export function openDescription(
  value: unknown,
  known: readonly string[],
  type: string,
  at: string,
  notes: Notes,
): Description {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    notes.warn('property-value', at, value);
    return { at, notes, values: {} };
  }
  const values = value as Readonly<Record<string, unknown>>;
  for (const [name, each] of Object.entries(values)) {
    const place = `${at}/${name}`;
    if (name === '@id') checkId(each, place, notes);
    else if (name === '@type') {
      if (each !== type) notes.fail('property-value', place, each);
    } else if (isCommonProperty(name)) checkCommonValue(each, place, notes);
    else if (!known.includes(name)) notes.warn('property-unknown', place, each);
  }
  return { at, notes, values };
}

function checkId(id: unknown, at: string, notes: Notes): void {
  if (typeof id !== 'string') notes.warn('property-value', at, id);
  else if (id.startsWith('_:')) notes.fail('property-value', at, id);
}

/** The value of a property that passes the test; else, with a note when it is there, the default. */
export function atomic<T>(
  { at, notes, values }: Description,
  name: string,
  accepts: (value: unknown) => value is T,
  otherwise: T,
): T {
  const value = values[name];
  if (value === undefined) return otherwise;
  if (accepts(value)) return value;
  notes.warn('property-value', `${at}/${name}`, value);
  return otherwise;
}

export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
export const isString = (value: unknown): value is string => typeof value === 'string';
export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isDirection = (value: unknown): value is string => ['ltr', 'rtl', 'auto', 'inherit'].includes(value as string);

/** The array of a property without the members that are not as they should be; anything else counts as an empty one. */
export function arrayOf({ at, notes, values }: Description, name: string): readonly { value: unknown; at: string }[] {
  const value = values[name];
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    notes.warn('property-value', `${at}/${name}`, value);
    return [];
  }
  return value.flatMap((each: unknown, index) => {
    const place = `${at}/${name}/${index}`;
    if (typeof each === 'object' && each !== null && !Array.isArray(each)) return [{ value: each, at: place }];
    notes.warn('property-value', place, each);
    return [];
  });
}

/** Names of columns that a property refers to; one or a list. */
export function columnNames({ at, notes, values }: Description, name: string): readonly string[] {
  const value = values[name];
  if (value === undefined) return [];
  const names = Array.isArray(value) ? (value as unknown[]) : [value];
  if (names.length > 0 && names.every(isString)) return names;
  notes.warn('property-value', `${at}/${name}`, value);
  return [];
}

/** Titles by language; null when there is no property. A language that is none, and what is no text, is passed over. */
export function naturalLanguage(
  { at, notes, values }: Description,
  name: string,
  language: string,
): ReadonlyMap<string, readonly string[]> | null {
  const value = values[name];
  if (value === undefined) return null;
  const place = `${at}/${name}`;
  const texts = (each: unknown, where: string): readonly string[] =>
    (Array.isArray(each) ? (each as unknown[]) : [each]).filter((text): text is string => {
      if (!isString(text)) notes.warn('property-value', where, text);
      return isString(text);
    });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const found = texts(value, place);
    return found.length === 0 ? null : new Map([[language, found]]);
  }
  const byLanguage = new Map<string, readonly string[]>();
  for (const [tag, each] of Object.entries(value)) {
    if (isLanguageTag(tag)) byLanguage.set(tag, texts(each, `${place}/${tag}`));
    else notes.warn('property-value', `${place}/${tag}`, each);
  }
  return byLanguage.size === 0 ? null : byLanguage;
}

/** Properties that change nothing of what is checked; a wrong one is noted all the same. */
export function checkIdle(description: Description): void {
  atomic(description, 'tableDirection', isDirection, 'auto');
  atomic(description, 'textDirection', isDirection, 'auto');
  atomic(description, 'suppressOutput', isBoolean, false);
  atomic(description, 'ordered', isBoolean, false);
  for (const name of ['aboutUrl', 'propertyUrl', 'valueUrl']) atomic(description, name, isString, '');
  const { at, notes, values } = description;
  if (values['lang'] !== undefined && !isLanguageTag(values['lang']))
    notes.warn('property-value', `${at}/lang`, values['lang']);
  for (const { value, at: place } of arrayOf(description, 'notes')) checkCommonValue(value, place, notes);
  for (const each of arrayOf(description, 'transformations')) checkTransformation(each.value, each.at, notes);
}

function checkTransformation(value: unknown, at: string, notes: Notes): void {
  const known = ['url', 'scriptFormat', 'targetFormat', 'source', 'titles'];
  const description = openDescription(value, known, 'Template', at, notes);
  for (const name of ['url', 'scriptFormat', 'targetFormat']) {
    const url = description.values[name];
    if (url === undefined) notes.fail('property-missing', `${at}/${name}`);
    else if (!isString(url) || (name !== 'url' && !isAbsoluteUrl(url)))
      notes.warn('property-value', `${at}/${name}`, url);
  }
  atomic(
    description,
    'source',
    (source): source is string | null => source === null || source === 'json' || source === 'rdf',
    null,
  );
  naturalLanguage(description, 'titles', 'und');
}
