import { isObject, type Members } from './jsonFields.ts';
import { type DescribedGraph, graphBuilder, type GraphBuilder, type GraphValue } from './describedGraph.ts';
import { type JsonLdContext, readContext } from './jsonLdContext.ts';

const MAX_DEPTH = 40;
const MAX_OBJECTS = 300_000;
/** Properties whose values are words in several languages: `{"bg": "Мостове", "en": "Bridges"}`. */
const WORDS: ReadonlySet<string> = new Set([
  'title', 'name', 'description', 'keyword', 'keywords', 'label', 'prefLabel', 'headline', 'abstract',
]); // prettier-ignore
const LANGUAGE = /^(?:@none|[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)$/;

type Walk = { readonly builder: GraphBuilder; objects: number; blanks: number };

/**
 * The things that a JSON-LD value describes, or several values that stand on one page. Contexts inside it are heeded,
 * those that are only named by an address are never fetched (jsonLdContext). Unlike a processor of JSON-LD it reads what
 * has no context, broken contexts, and schema.org's habits. A processor (jsonld-streaming-parser) would have to be given
 * each context that is only named, as most pages do, and refuses what is broken. All that it reads better are contexts
 * scoped to a class or a property: of 259 samples four have one, all of them contexts of DCAT-AP, which are named.
 */
export function jsonLdGraph(values: readonly unknown[]): DescribedGraph {
  const walk: Walk = { builder: graphBuilder(), objects: 0, blanks: 0 };
  for (const value of values) readTop(value, readContext(contextOf(value)), walk, 0);
  return walk.builder.graph();
}

function contextOf(value: unknown): unknown {
  return isObject(value) ? value['@context'] : null;
}

/** A top that only holds a graph is no thing of its own. */
function readTop(value: unknown, context: JsonLdContext, walk: Walk, depth: number): void {
  if (depth > MAX_DEPTH) {
    walk.builder.passOver();
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value)
      readTop(item, '@context' in Object(item) ? readContext(contextOf(item)) : context, walk, depth + 1);
    return;
  }
  if (isObject(value)) readNode(value, context, walk, depth);
}

/** Returns the id of the node that an object describes. */
function readNode(object: Members, outer: JsonLdContext, walk: Walk, depth: number): string | null {
  walk.objects += 1;
  if (walk.objects > MAX_OBJECTS || depth > MAX_DEPTH) {
    walk.builder.passOver();
    return null;
  }
  const own = object['@context'];
  const context = depth > 0 && isObject(own) ? readContext(own) : outer;
  const members = Object.entries(object).map(([key, value]) => ({ key, value, property: context.property(key) }));
  const named = members.find(({ property, value }) => property === '@id' && typeof value === 'string');
  const id = named === undefined ? `_:j${(walk.blanks += 1)}` : context.address((named.value as string).trim());
  const isOnlyGraph =
    named === undefined && members.every(({ key, property }) => property === '@graph' || key === '@context');
  if (!isOnlyGraph) walk.builder.open(id);
  for (const { key, value, property } of members) {
    if (property === null || property === '@id' || key === '@context') continue;
    if (property === '@graph') readTop(value, context, walk, depth + 1);
    else if (property === '@type') addTypes(id, value, context, walk);
    else if (property === '@reverse') addReversed(id, value, context, walk, depth);
    else if (!property.startsWith('@')) addValues({ id, key, property, value }, context, walk, depth);
  }
  return id;
}

function addTypes(id: string, value: unknown, context: JsonLdContext, walk: Walk): void {
  for (const type of Array.isArray(value) ? value : [value]) {
    const name = typeof type === 'string' ? context.type(type.trim()) : null;
    if (name !== null) walk.builder.addType(id, name);
  }
}

/** `{"@reverse": {"dataset": {…}}}`: the things inside say of this one what the property names. */
function addReversed(id: string, value: unknown, context: JsonLdContext, walk: Walk, depth: number): void {
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    const property = context.property(key);
    if (property === null || property.startsWith('@')) continue;
    for (const thing of valuesOf({ key, property, value: inner }, context, walk, depth + 1))
      if (thing.is === 'node') walk.builder.add(thing.id, property, { is: 'node', id });
  }
}

function addValues(
  of: { readonly id: string; readonly key: string; readonly property: string; readonly value: unknown },
  context: JsonLdContext,
  walk: Walk,
  depth: number,
): void {
  for (const value of valuesOf(of, context, walk, depth)) walk.builder.add(of.id, of.property, value);
}

function valuesOf(
  { key, property, value }: { readonly key: string; readonly property: string; readonly value: unknown },
  context: JsonLdContext,
  walk: Walk,
  depth: number,
): readonly GraphValue[] {
  if (value === null || value === undefined) return [];
  if (depth > MAX_DEPTH) {
    walk.builder.passOver();
    return [];
  }
  if (Array.isArray(value))
    return value.flatMap((item) => valuesOf({ key, property, value: item as unknown }, context, walk, depth + 1));
  if (typeof value === 'string') {
    const isAddress = context.isAddress(key);
    return [isAddress ? { is: 'node', id: context.address(value.trim()) } : { is: 'text', text: value, lang: null }];
  }
  if (typeof value === 'number' || typeof value === 'boolean') return [{ is: 'text', text: String(value), lang: null }];
  if (!isObject(value)) return [];
  const inner = '@value' in value ? value['@value'] : undefined;
  if (inner !== undefined) {
    const lang = typeof value['@language'] === 'string' ? value['@language'].toLowerCase() : null;
    return typeof inner === 'object' ? [] : [{ is: 'text', text: String(inner), lang }];
  }
  for (const list of ['@list', '@set'])
    if (list in value) return valuesOf({ key, property, value: value[list] }, context, walk, depth + 1);
  const words = WORDS.has(property) ? languagesOf(value) : null;
  if (words !== null) return words;
  const id = readNode(value, context, walk, depth + 1);
  return id === null ? [] : [{ is: 'node', id }];
}

/** `{"bg": "…", "en": ["…"]}`; null for an object that is something else. */
function languagesOf(value: Members): readonly GraphValue[] | null {
  const entries = Object.entries(value);
  const isMap = entries.length > 0 && entries.every(([key, words]) => LANGUAGE.test(key) && areWords(words));
  if (!isMap || 'id' in value) return null;
  return entries.flatMap(([key, words]) =>
    (Array.isArray(words) ? (words as unknown[]) : [words]).flatMap((text): GraphValue[] =>
      typeof text === 'string' ? [{ is: 'text', text, lang: key === '@none' ? null : key.toLowerCase() }] : [],
    ),
  );
}

function areWords(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
}
