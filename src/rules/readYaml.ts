import { type Document, isCollection, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { UserError } from '../model/errors.ts';
import { compareText } from '../model/json.ts';

/** A checked value with a way to find the line (from 1) of any part of it. */
export type ReadYaml<T> = { readonly value: T; readonly lineOf: (path: readonly PropertyKey[]) => number };

/**
 * Text of a YAML file → checked value. Every fault is a UserError with file and line: syntax, duplicate keys, unknown
 * keys (with the nearest known one), wrong types. Nothing unknown is read as nothing.
 */
export function readYaml<T>(text: string, file: string, schema: z.ZodType<T>): ReadYaml<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true, version: '1.2' });
  const syntax = document.errors[0];
  if (syntax !== undefined) {
    throw new UserError('yaml-syntax', firstLine(syntax.message), { file, line: lines.linePos(syntax.pos[0]).line });
  }
  const lineOf = (path: readonly PropertyKey[]): number => lines.linePos(offsetOf(document, path)).line;
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (parsed.success) return { value: parsed.data, lineOf };
  throw issueError(parsed.error.issues, file, lineOf, schema);
}

function issueError(issues: readonly z.core.$ZodIssue[], file: string, lineOf: (path: readonly PropertyKey[]) => number, schema: z.ZodType): UserError {
  const issue = issues[0];
  if (issue === undefined) return new UserError('yaml-value', 'invalid value', { file });
  const at = issue.path.map(String).join('.') || '(root)';
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const allowed = allowedKeys(schema, issue.path, key);
    const text = { bg: `${at}: непознат ключ „${key}“${allowed.bg}`, en: `${at}: unknown key "${key}"${allowed.en}` };
    return new UserError('yaml-unknown-key', text, { file, line: lineOf([...issue.path, key]) });
  }
  return new UserError('yaml-value', { bg: `${at}: ${issue.message}`, en: `${at}: ${issue.message}` }, { file, line: lineOf(issue.path) });
}

/** Names the allowed keys, the nearest first, since the wanted one is usually a misspelling away. */
function allowedKeys(schema: z.ZodType, path: readonly PropertyKey[], wrong: string): { bg: string; en: string } {
  const names = keysAt(schema, path).toSorted((a, b) => distance(a, wrong) - distance(b, wrong) || compareText(a, b));
  if (names.length === 0) return { bg: '', en: '' };
  return { bg: `; позволени са: ${names.join(', ')}`, en: `; allowed are: ${names.join(', ')}` };
}

/** Keys of the object schema that stands at a path; none where it is no object. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const { def } = schema._zod as unknown as { def: SchemaDef };
  if (def.innerType !== undefined) return keysAt(def.innerType, path);
  const [step, ...rest] = path;
  if (step === undefined) return Object.keys(def.shape ?? {});
  const next = def.shape?.[String(step)] ?? def.element ?? def.valueType;
  return next === undefined ? [] : keysAt(next, rest);
}
type SchemaDef = {
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly element?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
};

/** Letters that differ when both words are laid side by side, case ignored: enough to put the nearest name first. */
function distance(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  let same = 0;
  for (const letter of new Set(x)) if (y.includes(letter)) same += 1;
  return Math.abs(x.length - y.length) + new Set([...x, ...y]).size - same;
}

/** Offset of the deepest node that exists on the path; for a key of a map, of the key itself. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = start(node) ?? 0;
  for (const step of path) {
    if (!isCollection(node)) break;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined) break;
      offset = start(pair.key) ?? offset;
      node = pair.value;
    } else {
      node = node.get(step, true);
      offset = start(node) ?? offset;
    }
  }
  return offset;
}

function start(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
