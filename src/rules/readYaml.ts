import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { UserError } from '../model/errors.ts';
import { didYouMean } from './nearest.ts';

export type YamlPath = readonly (string | number)[];
export type ReadYaml<T> = {
  readonly value: T;
  /** Line (from 1) of a value in the file; of its nearest parent when it is not there. */
  lineOf(path: YamlPath): number;
};

/**
 * YAML 1.2 read strictly against a schema: duplicate keys, unknown keys, wrong types and bare yes/no/on/off (text in
 * YAML 1.2, a truth value in the eyes of many editors) are errors with file and line. Throws UserError.
 */
export function readYaml<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  options: { readonly bareWordKeys?: readonly string[] } = {},
): ReadYaml<T> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, strict: true, version: '1.2', merge: false });
  const lineAt = (offset: number | undefined): number => (offset === undefined ? 1 : Math.max(1, counter.linePos(offset).line));
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem !== undefined) {
    const line = lineAt(problem.pos[0]);
    const said = problem.message.split('\n')[0] ?? '';
    throw new UserError('yaml-syntax', { bg: `неправилен YAML: ${said}`, en: `bad YAML: ${said}` }, { file, line });
  }
  refuseBareWords(document, file, lineAt, options.bareWordKeys ?? []);
  const parsed = schema.safeParse(plainValue(document, file));
  const lineOf = (path: YamlPath): number => lineAt(offsetOf(document, path));
  if (!parsed.success) throw schemaError(parsed.error, schema, document, file, lineOf, lineAt);
  return { value: parsed.data, lineOf };
}

/** Aliases that multiply each other would fill the memory: the library stops them, and the author is told. */
function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new UserError('yaml-syntax', { bg: `неправилен YAML: ${said}`, en: `bad YAML: ${said}` }, { file });
  }
}

const BARE_WORDS = /^(?:yes|no|on|off)$/i;

function refuseBareWords(document: Document, file: string, lineAt: (offset?: number) => number, allowed: readonly string[]): void {
  visit(document, {
    Pair(_, pair) {
      if (isScalar(pair.key) && allowed.includes(String(pair.key.value))) return visit.SKIP;
      return undefined;
    },
    Scalar(_, node) {
      if (node.type !== 'PLAIN' || !BARE_WORDS.test(node.source ?? '')) return;
      const word = node.source ?? '';
      throw new UserError(
        'yaml-bare-word',
        { bg: `„${word}“ без кавички: като текст се пише '${word}', като истина – true или false`, en: `bare ${word}: write '${word}' for text, true or false for truth` },
        { file, line: lineAt(node.range?.[0]) },
      );
    },
  });
}

type Issue = z.core.$ZodIssue;

function schemaError(
  error: z.ZodError,
  schema: z.ZodType,
  document: Document,
  file: string,
  lineOf: (path: YamlPath) => number,
  lineAt: (offset?: number) => number,
): UserError {
  // A misspelt key is also a missing one; the misspelling is what the author must see.
  const issue = error.issues.find(({ code }) => code === 'unrecognized_keys') ?? error.issues[0];
  if (issue === undefined) return new UserError('yaml-schema', 'unreadable', { file });
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const where = path.length === 0 ? '' : `${path.join('.')}: `;
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const allowed = allowedKeys(schema, path);
    const guess = didYouMean(key, allowed);
    const list = allowed.join(', ');
    const line = lineAt(keyOffset(document, path, key)) || lineOf(path);
    return new UserError('unknown-key', { bg: `${where}непознат ключ „${key}“; позволени са: ${list}${guess.bg}`, en: `${where}unknown key "${key}"; allowed are: ${list}${guess.en}` }, { file, line });
  }
  const text = describeIssue(issue);
  return new UserError('yaml-schema', { bg: `${where}${text.bg}`, en: `${where}${text.en}` }, { file, line: lineOf(path) });
}

/** The keys that the schema knows at a place; empty where it takes any. */
function allowedKeys(schema: z.ZodType, path: YamlPath): readonly string[] {
  let current: z.core.$ZodType | undefined = schema;
  for (const part of path) current = memberOf(unwrapped(current), part);
  const end = unwrapped(current);
  return end instanceof z.ZodObject ? Object.keys(end.shape) : [];
}

function memberOf(schema: z.core.$ZodType | undefined, part: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(part)] as z.core.$ZodType | undefined;
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}

/** Defaults, optional and nullable wrap the schema that holds the keys. */
function unwrapped(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  let current = schema;
  while (current instanceof z.ZodDefault || current instanceof z.ZodPrefault || current instanceof z.ZodOptional || current instanceof z.ZodNullable) {
    current = current.unwrap();
  }
  return current;
}

function describeIssue(issue: Issue): { readonly bg: string; readonly en: string } {
  if (issue.code === 'invalid_type') {
    const isMissing = issue.input === undefined && /undefined/.test(issue.message);
    if (isMissing) return { bg: 'липсва', en: 'is missing' };
    return { bg: `очаква се ${issue.expected}`, en: `expected ${issue.expected}` };
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map((value) => String(value)).join(', ');
    return { bg: `позволено е: ${values}`, en: `allowed: ${values}` };
  }
  return { bg: issue.message, en: issue.message };
}

function offsetOf(document: Document, path: YamlPath): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : (document.getIn(path.slice(0, length), true) as Node | undefined);
    const offset = node?.range?.[0];
    if (offset !== undefined) return offset;
  }
  return undefined;
}

function keyOffset(document: Document, path: YamlPath, key: string): number | undefined {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(map)) return undefined;
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}
