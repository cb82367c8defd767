import { dottedNameOf, lineAt, nameOf, nodeIn, nodesIn, type SyntaxNode, textOf, walk } from './parseSource.ts';

/** One place where a file reaches for another. */
export interface ImportSeen {
  /** As written: `./a.ts`, `node:fs`, `zod`; undefined when it is computed and cannot be read. */
  readonly specifier: string | undefined;
  readonly line: number;
}

/** The part of a node that holds the specifier, if the node reaches for a file at all. */
function specifierNodeOf(node: SyntaxNode): SyntaxNode | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return nodeIn(node, 'source');
    case 'TSExternalModuleReference':
      return nodeIn(node, 'expression');
    case 'CallExpression':
      return /^(?:require|import\.meta\.resolve)$/.test(calledName(node)) ? nodesIn(node, 'arguments')[0] : undefined;
    case 'NewExpression':
      return fileOfNewUrl(node);
    default:
      return undefined;
  }
}

function calledName(call: SyntaxNode): string {
  const callee = nodeIn(call, 'callee');
  if (isOfImportMeta(callee, 'resolve')) return 'import.meta.resolve';
  return dottedNameOf(callee) ?? '';
}

function isOfImportMeta(node: SyntaxNode | undefined, property: string): boolean {
  return nodeIn(node, 'object')?.type === 'MetaProperty' && nameOf(nodeIn(node, 'property')) === property;
}

/** `new URL('./child.ts', import.meta.url)` is how a program to start is named: a door like any other. */
function fileOfNewUrl(node: SyntaxNode): SyntaxNode | undefined {
  const [file, base] = nodesIn(node, 'arguments');
  if (nameOf(nodeIn(node, 'callee')) !== 'URL' || !isOfImportMeta(base, 'url')) return undefined;
  return /\.[cm]?[jt]s$/.test(textOf(file) ?? '') ? file : undefined;
}

/** Every import of a file: static, dynamic, export-from, types too, and files named by `new URL(…, import.meta.url)`. */
export function readImports(source: string, tree: SyntaxNode): ImportSeen[] {
  const seen: ImportSeen[] = [];
  for (const { node } of walk(tree)) {
    const specifier = specifierNodeOf(node);
    if (specifier) seen.push({ specifier: textOf(specifier), line: lineAt(source, node.start) });
  }
  return seen;
}
