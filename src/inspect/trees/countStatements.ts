import type { FactValues } from '../../model/factValues.ts';

type Token = { readonly kind: 'iri' | 'name' | 'blank' | 'literal' | 'word' | 'sign'; readonly text: string };
type Counting = {
  readonly prefixes: Map<string, string>;
  triples: number;
  subjects: Set<string>;
  uriSubjects: Set<string>;
  objects: string[];
  base: string;
};

const TOKEN =
  /\s+|#[^\n]*|<([^<>"{}|^`\\\s]*)>|("""(?:[^"\\]|\\[^]|"(?!""))*"""|'''(?:[^'\\]|\\[^]|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(@[A-Za-z][A-Za-z0-9-]*|\^\^)|(_:[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?)|((?:[\p{L}][\p{L}\p{N}_.-]*)?:(?:[\p{L}\p{N}_:%](?:[\p{L}\p{N}_.:%\\~!$&'()*+,;=/?#@-]*[\p{L}\p{N}_:%-])?)?)|([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}\d]))|([A-Za-z]+)|([[\](){},;.])/uy;
const MAX_OBJECTS = 500_000;

/**
 * Counts statements of Turtle and its relatives, strictly enough to notice what no reader of RDF would accept: names
 * whose prefix was never declared, relative addresses without a base, brackets and stops that do not fit. It builds no
 * graph: a deeper reading belongs to a library.
 */
export function countStatements(text: string): {
  readonly shape: FactValues['rdf.shape'];
  readonly problem: string | null;
} {
  const counting: Counting = {
    prefixes: new Map(),
    triples: 0,
    subjects: new Set(),
    uriSubjects: new Set(),
    objects: [],
    base: '',
  };
  const problem = readAll(text.replace(/^\ufeff/, ''), counting);
  const hosts = new Map<string, number>();
  for (const subject of counting.uriSubjects) hosts.set(hostOf(subject), (hosts.get(hostOf(subject)) ?? 0) + 1);
  const ownHost = [...hosts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
  const externalLinks = counting.objects.filter((iri) => hostOf(iri) !== ownHost).length;
  const share = counting.subjects.size === 0 ? 0 : counting.uriSubjects.size / counting.subjects.size;
  return { shape: { triples: counting.triples, uriSubjectShare: share, externalLinks }, problem };
}

function readAll(text: string, counting: Counting): string | null {
  const pattern = new RegExp(TOKEN);
  let statement: Token[] = [];
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return `unreadable at character ${at + 1}: ${text.slice(at, at + 40)}`;
    at = pattern.lastIndex;
    const token = tokenOf(match);
    if (token === null) continue;
    const problem = checkToken(token, statement, counting);
    if (problem !== null) return problem;
    if (token.kind === 'sign' && '[('.includes(token.text)) depth += 1;
    if (token.kind === 'sign' && '])'.includes(token.text)) depth -= 1;
    if (depth < 0) return `a closing bracket without an opening one: ${words(statement)}`;
    const ends =
      depth === 0 && token.kind === 'sign' && (token.text === '.' || token.text === '{' || token.text === '}');
    if (!ends) {
      statement.push(token);
      const directive = endSparqlDirective(statement, counting);
      if (directive) statement = [];
      continue;
    }
    const wrong = token.text === '{' ? null : endStatement(statement, counting);
    if (wrong !== null) return wrong;
    statement = [];
  }
  return statement.length === 0 ? null : `the last statement does not end: ${words(statement)}`;
}

function tokenOf(match: RegExpExecArray): Token | null {
  const [, iri, literal, tag, blank, name, number, word, sign] = match;
  if (iri !== undefined) return { kind: 'iri', text: iri };
  if (literal !== undefined) return { kind: 'literal', text: literal };
  if (tag !== undefined) return { kind: 'word', text: tag };
  if (blank !== undefined) return { kind: 'blank', text: blank };
  if (name !== undefined) return { kind: 'name', text: name };
  if (number !== undefined) return { kind: 'literal', text: number };
  if (word !== undefined) return { kind: 'word', text: word };
  return sign === undefined ? null : { kind: 'sign', text: sign };
}

function checkToken(token: Token, statement: readonly Token[], counting: Counting): string | null {
  if (token.kind !== 'name') return null;
  const first = statement[0]?.text.toLowerCase();
  if (statement.length === 1 && (first === '@prefix' || first === 'prefix')) return null;
  const prefix = token.text.slice(0, token.text.indexOf(':'));
  return counting.prefixes.has(prefix) ? null : `the prefix „${prefix}:“ is not declared`;
}

/** `PREFIX` and `BASE` in capitals end without a full stop. */
function endSparqlDirective(statement: readonly Token[], counting: Counting): boolean {
  const first = statement[0]?.text ?? '';
  if (!/^(?:prefix|base)$/i.test(first) || statement.at(-1)?.kind !== 'iri') return false;
  declare(statement, counting);
  return true;
}

function declare(statement: readonly Token[], counting: Counting): void {
  const iri = statement.at(-1)?.text ?? '';
  if (/base$/i.test(statement[0]?.text ?? '')) counting.base = iri;
  else counting.prefixes.set((statement[1]?.text ?? '').replace(/:$/, ''), iri);
}

function endStatement(statement: readonly Token[], counting: Counting): string | null {
  if (statement.length === 0) return null;
  const [first] = statement;
  if (first?.kind === 'word' && (first.text === '@prefix' || first.text === '@base')) {
    declare(statement, counting);
    return null;
  }
  if (first?.kind === 'literal') return `a statement begins with a literal: ${words(statement)}`;
  if (statement.length < 3 && first?.text !== '[' && statement.at(-1)?.text !== ']')
    return `a statement of less than three parts: ${words(statement)}`;
  for (const token of statement) {
    if (token.kind === 'iri' && counting.base === '' && !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(token.text)) {
      return `a relative address without a base: <${token.text}>`;
    }
    if (token.kind === 'word' && !/^(?:a|true|false|graph|@[A-Za-z0-9-]+|\^\^)$/i.test(token.text))
      return `an unexpected word: ${token.text}`;
  }
  count(statement, counting);
  return null;
}

/** One statement for the first object, one more for each `,` and `;` that something follows. */
function count(statement: readonly Token[], counting: Counting): void {
  const subject = expand(statement[0], counting) ?? `_:${counting.triples}`;
  counting.subjects.add(subject);
  if (/^https?:/i.test(subject)) counting.uriSubjects.add(subject);
  let joints = 1;
  for (const [index, token] of statement.entries()) {
    if (token.text === ',' && token.kind === 'sign') joints += 1;
    const next = statement[index + 1];
    if (token.text === ';' && token.kind === 'sign' && next !== undefined && next.text !== ';' && next.text !== ']')
      joints += 1;
    if (index < 2) continue;
    const object = token.kind === 'iri' || token.kind === 'name' ? expand(token, counting) : null;
    const isPredicate =
      statement[index - 1]?.text === ';' || statement[index - 1]?.text === '[' || statement[index - 1]?.text === '^^';
    if (object !== null && !isPredicate && /^https?:/i.test(object) && counting.objects.length < MAX_OBJECTS)
      counting.objects.push(object);
  }
  counting.triples += joints;
}

function expand(token: Token | undefined, counting: Counting): string | null {
  if (token?.kind === 'iri')
    return URL.parse(token.text, counting.base === '' ? undefined : counting.base)?.href ?? token.text;
  if (token?.kind !== 'name') return null;
  const colon = token.text.indexOf(':');
  return `${counting.prefixes.get(token.text.slice(0, colon)) ?? ''}${token.text.slice(colon + 1)}`;
}

function hostOf(iri: string): string {
  return URL.parse(iri)?.host ?? '';
}

function words(statement: readonly Token[]): string {
  return statement
    .slice(0, 8)
    .map((token) => token.text)
    .join(' ');
}
