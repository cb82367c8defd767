import { Parser } from 'htmlparser2';
import { type DescribedGraph, graphBuilder, type GraphBuilder, type GraphValue } from './describedGraph.ts';
import { propertyOfIri, typeOfIri } from './graphNames.ts';

/** Only pages that speak of a dataset in attributes are read a second time. */
const SPEAKS = /(?:itemtype|typeof)\s*=\s*["'][^"']*(?:Dataset|DataCatalog)\b/;
const MAX_CHARACTERS = 10_000_000;
const LONGEST = 5_000;
const MAX_DEPTH = 500;
const CHUNK = 65_536;
const VOID: ReadonlySet<string> = new Set([
  'meta', 'link', 'img', 'br', 'hr', 'input', 'source', 'area', 'base', 'col', 'embed', 'track', 'wbr',
]); // prettier-ignore
const PREFIXES: Readonly<Record<string, string>> = {
  schema: 'http://schema.org/', dct: 'http://purl.org/dc/terms/', dcterms: 'http://purl.org/dc/terms/', dc: 'http://purl.org/dc/terms/',
  dcat: 'http://www.w3.org/ns/dcat#', foaf: 'http://xmlns.com/foaf/0.1/', vcard: 'http://www.w3.org/2006/vcard/ns#',
}; // prettier-ignore

type Attributes = Readonly<Record<string, string>>;
/** A property of the thing around an element. */
type Property = { readonly of: string; readonly names: readonly string[] };
/** An open element: the thing that it is (if any), and the property whose words it holds. */
type Open = {
  readonly thing: string | null;
  readonly property: Property | null;
  readonly vocab: string;
  words: string;
};

/**
 * What a page says in microdata (itemscope, itemprop) and RDFa Lite (typeof, property) of datasets. Things inside things
 * are followed as far as both notations do it by nesting. RDFa's chaining is not, nor itemref: for that a page is to be
 * read twice, and of the pages at hand none describes a dataset so.
 */
export function microdataGraph(html: string): DescribedGraph {
  const builder = graphBuilder();
  if (!SPEAKS.test(html)) return builder.graph();
  const elements = elementReader(builder);
  let depth = 0;
  const parser = new Parser({
    onopentag(tag, attributes) {
      depth += 1;
      if (depth <= MAX_DEPTH) elements.open(tag, attributes);
    },
    ontext: (words) => elements.text(words),
    onclosetag(tag) {
      if (depth <= MAX_DEPTH) elements.close(tag);
      depth -= 1;
    },
  });
  const bounded = html.slice(0, MAX_CHARACTERS);
  for (let from = 0; from < bounded.length; from += CHUNK) parser.write(bounded.slice(from, from + CHUNK));
  parser.end();
  return builder.graph();
}

/** Puts into a graph what elements say by their attributes and the words inside them. */
function elementReader(builder: GraphBuilder): {
  open(tag: string, attributes: Attributes): void;
  text(words: string): void;
  close(tag: string): void;
} {
  const stack: Open[] = [];
  let things = 0;

  function openThing(attributes: Attributes, vocab: string): string | null {
    if (!('itemscope' in attributes || 'typeof' in attributes)) return null;
    const named = attributes['itemid'] ?? attributes['resource'] ?? attributes['about'];
    const thing = named?.trim() || `_:m${(things += 1)}`;
    builder.open(thing);
    for (const type of typesOf(attributes, vocab)) builder.addType(thing, type);
    return thing;
  }

  function tell({ of, names }: Property, value: GraphValue): void {
    for (const name of names) builder.add(of, name, value);
  }

  return {
    open(tag, attributes) {
      const vocab = attributes['vocab'] ?? stack.at(-1)?.vocab ?? 'http://schema.org/';
      const around = stack.findLast((element) => element.thing !== null)?.thing ?? null;
      const thing = openThing(attributes, vocab);
      const names = namesOf(attributes, vocab);
      const property = around === null || names.length === 0 ? null : { of: around, names };
      const value = thing === null ? valueOf(tag, attributes) : ({ is: 'node', id: thing } as const);
      if (property !== null && value !== null) tell(property, value);
      if (!VOID.has(tag)) stack.push({ thing, property: value === null ? property : null, vocab, words: '' });
    },
    text(words) {
      for (const one of stack)
        if (one.property !== null && one.words.length < LONGEST) one.words += words.slice(0, LONGEST);
    },
    close(tag) {
      const last = VOID.has(tag) ? undefined : stack.pop();
      if (last === undefined || last.property === null) return;
      const text = last.words.replace(/\s+/g, ' ').trim();
      if (text !== '') tell(last.property, { is: 'text', text, lang: null });
    },
  };
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
function valueOf(tag: string, attributes: Attributes): GraphValue | null {
  const written =
    attributes['content'] ?? (tag === 'time' ? attributes['datetime'] : undefined) ?? attributes['resource'];
  const address = attributes['href'] ?? attributes['src'] ?? attributes['data'];
  const text = written ?? address;
  return text === undefined ? null : { is: 'text', text: text.trim(), lang: null };
}
