import { Parser } from 'htmlparser2';
import { type DescribedGraph, graphBuilder } from './describedGraph.ts';
import { propertyOfIri, typeOfIri } from './graphNames.ts';

/** Only pages that speak of a dataset in attributes are read a second time. */
const SPEAKS = /(?:itemtype|typeof)\s*=\s*["'][^"']*(?:Dataset|DataCatalog)\b/;
const MAX_CHARACTERS = 10_000_000;
const LONGEST = 5_000;
const MAX_DEPTH = 500;
const CHUNK = 65_536;
const VOID: ReadonlySet<string> = new Set([
  'meta',
  'link',
  'img',
  'br',
  'hr',
  'input',
  'source',
  'area',
  'base',
  'col',
  'embed',
  'track',
  'wbr',
]);
const PREFIXES: Readonly<Record<string, string>> = {
  schema: 'http://schema.org/', dct: 'http://purl.org/dc/terms/', dcterms: 'http://purl.org/dc/terms/', dc: 'http://purl.org/dc/terms/',
  dcat: 'http://www.w3.org/ns/dcat#', foaf: 'http://xmlns.com/foaf/0.1/', vcard: 'http://www.w3.org/2006/vcard/ns#',
}; // prettier-ignore

type Attributes = Readonly<Record<string, string>>;
/** An open element: the thing that it is (if any), and the property whose words it holds. */
type Open = {
  readonly thing: string | null;
  readonly property: { readonly of: string; readonly names: readonly string[] } | null;
  readonly vocab: string;
  words: string;
};

/**
 * What a page says in microdata (itemscope, itemprop) and RDFa Lite (typeof, property) of datasets. Things inside things
 * are followed as far as both notations do it by nesting; itemref and RDFa's chaining are not.
 */
export function microdataGraph(html: string): DescribedGraph {
  const builder = graphBuilder();
  if (!SPEAKS.test(html)) return builder.graph();
  const stack: Open[] = [];
  let things = 0;
  const thingAround = (): string | null => stack.findLast(({ thing }) => thing !== null)?.thing ?? null;

  function open(tag: string, attributes: Attributes): void {
    const vocab = attributes['vocab'] ?? stack.at(-1)?.vocab ?? 'http://schema.org/';
    const around = thingAround();
    const types = typesOf(attributes, vocab);
    const isThing = 'itemscope' in attributes || 'typeof' in attributes;
    const named = attributes['itemid'] ?? (isThing ? (attributes['resource'] ?? attributes['about']) : undefined);
    const thing = isThing ? named?.trim() || `_:m${(things += 1)}` : null;
    if (thing !== null) {
      builder.open(thing);
      for (const type of types) builder.addType(thing, type);
    }
    const names = namesOf(attributes, vocab);
    let property: Open['property'] = null;
    if (around !== null && names.length > 0) {
      const value = thing === null ? valueOf(tag, attributes) : null;
      if (thing !== null) for (const name of names) builder.add(around, name, { is: 'node', id: thing });
      else if (value === null) property = { of: around, names };
      else for (const name of names) builder.add(around, name, { is: 'text', text: value, lang: null });
    }
    if (!VOID.has(tag) && stack.length < MAX_DEPTH) stack.push({ thing, property, vocab, words: '' });
  }

  function close(): void {
    const last = stack.pop();
    if (last === undefined || last.property === null) return;
    const text = last.words.replace(/\s+/g, ' ').trim();
    if (text !== '')
      for (const name of last.property.names) builder.add(last.property.of, name, { is: 'text', text, lang: null });
  }

  let depth = 0;
  const parser = new Parser({
    onopentag(tag, attributes) {
      depth += 1;
      if (depth <= MAX_DEPTH) open(tag, attributes);
    },
    ontext(words) {
      for (const one of stack)
        if (one.property !== null && one.words.length < LONGEST) one.words += words.slice(0, LONGEST);
    },
    onclosetag(tag) {
      if (depth <= MAX_DEPTH && !VOID.has(tag)) close();
      depth -= 1;
    },
  });
  const bounded = html.slice(0, MAX_CHARACTERS);
  for (let from = 0; from < bounded.length; from += CHUNK) parser.write(bounded.slice(from, from + CHUNK));
  parser.end();
  return builder.graph();
}

function typesOf(attributes: Attributes, vocab: string): readonly string[] {
  const written = `${attributes['itemtype'] ?? ''} ${attributes['typeof'] ?? ''}`
    .split(/\s+/)
    .filter((type) => type !== '');
  return written.flatMap((type) => typeOfIri(iriOf(type, vocab)) ?? []);
}

function namesOf(attributes: Attributes, vocab: string): readonly string[] {
  const written = `${attributes['itemprop'] ?? ''} ${attributes['property'] ?? ''}`
    .split(/\s+/)
    .filter((name) => name !== '');
  return written.flatMap((name) => propertyOfIri(iriOf(name, vocab)) ?? []);
}

function iriOf(name: string, vocab: string): string {
  if (/^https?:/i.test(name)) return name;
  const colon = name.indexOf(':');
  const prefix = colon > 0 ? Object.entries(PREFIXES).find(([known]) => known === name.slice(0, colon)) : undefined;
  return prefix === undefined ? `${vocab}${name}` : `${prefix[1]}${name.slice(colon + 1)}`;
}

/** The value that an element gives by an attribute; null = by the words inside it. */
function valueOf(tag: string, attributes: Attributes): string | null {
  const written =
    attributes['content'] ?? (tag === 'time' ? attributes['datetime'] : undefined) ?? attributes['resource'];
  if (written !== undefined) return written.trim();
  const address = attributes['href'] ?? attributes['src'] ?? attributes['data'];
  return address === undefined ? null : address.trim();
}
