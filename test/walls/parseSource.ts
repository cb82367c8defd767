import { parseAst } from 'vitest/node';

/** A node of the syntax tree, in the shape of ESTree with the TypeScript extensions. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Where a node hangs: under which node, by which key. */
export interface Place {
  readonly node: SyntaxNode;
  readonly parent: SyntaxNode | undefined;
  readonly key: string;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/**
 * The syntax tree of a TypeScript file. Read by the parser that the test runner brings along; a search by regular
 * expressions would trip over strings and comments. Throws on a syntax error.
 */
export function parseSource(source: string): SyntaxNode {
  const tree: unknown = parseAst(source, { lang: 'ts', sourceType: 'module' });
  if (!isNode(tree)) throw new TypeError('the parser did not return a tree');
  return tree;
}

/** Every node of a tree, parents before children, in the order of the source. */
export function* walk(node: SyntaxNode, parent?: SyntaxNode, key = ''): Generator<Place> {
  yield { node, parent, key };
  for (const [childKey, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* walk(child, node, childKey);
    }
  }
}

/** The nodes in a list-valued property of a node. */
export function nodesIn(node: SyntaxNode, key: string): readonly SyntaxNode[] {
  const value = node[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The node in a property of a node. */
export function nodeIn(node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  const value = node?.[key];
  return isNode(value) ? value : undefined;
}

/** The name of an identifier; undefined for anything else. */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  return node?.type === 'Identifier' && typeof node['name'] === 'string' ? node['name'] : undefined;
}

/** The text of a string literal, or of a template without holes; undefined for anything else. */
export function textOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node?.type !== 'TemplateLiteral') return undefined;
  const [only, ...more] = nodesIn(node, 'quasis');
  const value: unknown = only?.['value'];
  if (more.length > 0 || typeof value !== 'object' || value === null || !('cooked' in value)) return undefined;
  return typeof value.cooked === 'string' ? value.cooked : undefined;
}

/** `Math.random`, `globalThis.process.env`: the dotted name of a chain of members; undefined if part of it is computed. */
export function dottedNameOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type !== 'MemberExpression') return nameOf(node);
  const object = dottedNameOf(nodeIn(node, 'object'));
  const property = node['computed'] ? textOf(nodeIn(node, 'property')) : nameOf(nodeIn(node, 'property'));
  return object === undefined || property === undefined ? undefined : `${object}.${property}`;
}

/** The line (from 1) of a position in a source. */
export function lineAt(source: string, position: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at !== -1 && at < position; at = source.indexOf('\n', at + 1)) line += 1;
  return line;
}
