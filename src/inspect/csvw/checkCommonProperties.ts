import { isAbsoluteUrl, isCommonProperty, isLanguageTag, isType } from './csvwContext.ts';
import type { Notes } from './metadataNotes.ts';

/** Deeper nesting is nobody's description: a document of brackets alone must not exhaust the stack. */
const MAX_DEPTH = 50;

/** Values of common properties and notes are JSON-LD without lists, sets and contexts (Metadata Vocabulary, 5.8). */
export function checkCommonValue(value: unknown, at: string, notes: Notes, depth = 0): void {
  if (depth > MAX_DEPTH) return notes.fail('property-value', at);
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) checkCommonValue(each, `${at}/${index}`, notes, depth + 1);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const object = value as Readonly<Record<string, unknown>>;
  checkValueObject(object, at, notes);
  for (const [name, each] of Object.entries(object)) {
    const place = `${at}/${name}`;
    if (name === '@id') checkNodeId(each, place, notes);
    else if (name === '@type') checkTypes(each, '@value' in object, place, notes);
    else if (name === '@value' || name === '@language') continue;
    else if (name.startsWith('@')) notes.fail('property-forbidden', place, each);
    else checkCommonValue(each, place, notes, depth + 1);
  }
}

function checkValueObject(object: Readonly<Record<string, unknown>>, at: string, notes: Notes): void {
  const { '@value': value, '@language': language, ...others } = object;
  if (!('@value' in object)) {
    if ('@language' in object) notes.fail('property-forbidden', `${at}/@language`, language);
    return;
  }
  if (!['string', 'number', 'boolean'].includes(typeof value)) notes.fail('property-value', `${at}/@value`, value);
  const strange = Object.keys(others).find((name) => name !== '@type' || '@language' in object);
  if (strange !== undefined) notes.fail('property-forbidden', `${at}/${strange}`, others[strange]);
  if ('@language' in object && language !== null && !isLanguageTag(language))
    notes.fail('property-value', `${at}/@language`, language);
}

function checkNodeId(id: unknown, at: string, notes: Notes): void {
  if (typeof id !== 'string' || id.startsWith('_:')) notes.fail('property-value', at, id);
}

function checkTypes(types: unknown, isDatatype: boolean, at: string, notes: Notes): void {
  if (isDatatype && Array.isArray(types)) return notes.fail('property-value', at, types);
  for (const type of Array.isArray(types) ? types : [types]) {
    const isKnown = isDatatype
      ? isCommonProperty(String(type)) || isAbsoluteUrl(String(type)) || isType(type)
      : isType(type);
    if (typeof type !== 'string' || type.startsWith('_:') || !isKnown) notes.fail('property-value', at, type);
  }
}
