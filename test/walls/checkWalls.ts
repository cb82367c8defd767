import path from 'node:path';
import { findCycles } from './findCycles.ts';
import { lineAt, nameOf, nodeIn, nodesIn, parseSource, type SyntaxNode } from './parseSource.ts';
import { type ImportSeen, readImports } from './readImports.ts';
import { impurityOfModule, readImpurities, readModuleState } from './readImpurities.ts';
import { type Room, rooms } from './table.ts';

/** Source files by their path from the root of the project, with `/`: `src/judge/score.ts`. */
export type SourceTree = ReadonlyMap<string, string>;

/** One breach, as it is printed: where, and the sentence of the wall. */
export interface Breach {
  readonly path: string;
  readonly line: number;
  readonly sentence: string;
}

/** Everything in a source tree that breaks a wall, in the order of paths and lines. Empty when the house is in order. */
export function checkWalls(tree: SourceTree): Breach[] {
  const breaches: Breach[] = [];
  const edges = new Map<string, readonly string[]>();
  for (const [file, source] of [...tree].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const room = roomOf(file);
    const report = (line: number, sentence: string): void => void breaches.push({ path: file, line, sentence });
    if (room === undefined) {
      report(
        1,
        `src/${folderOf(file)} is not a room of the house: add it to test/walls/table.ts with its reason, or move the file`,
      );
      continue;
    }
    const syntax = parseSource(source);
    const imports = readImports(source, syntax);
    for (const seen of imports) {
      const sentence = breachOfImport(file, room, seen, tree);
      if (sentence !== undefined) report(seen.line, sentence);
    }
    for (const { position, what } of [...(room.pure ? readImpurities(syntax) : []), ...readModuleState(syntax)]) {
      report(lineAt(source, position), what);
    }
    const start = defaultExportAt(syntax);
    if (start !== undefined)
      report(lineAt(source, start), 'default export: a thing has one name everywhere, so that it can be searched for');
    edges.set(
      file,
      imports.flatMap(({ specifier }) => targetOf(file, specifier) ?? []),
    );
  }
  for (const cycle of findCycles(edges)) {
    const [first = ''] = cycle;
    breaches.push({
      path: first,
      line: 1,
      sentence: `import cycle: ${[...cycle, first].join(' → ')}; what both need belongs in a third file`,
    });
  }
  return breaches.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}

/** The folder of src that a file lies in; the file's own name if it lies in none. */
function folderOf(file: string): string {
  return file.split('/')[1] ?? '';
}

function roomOf(file: string): Room | undefined {
  const folder = folderOf(file);
  return file.split('/').length > 2 && Object.hasOwn(rooms, folder) ? rooms[folder] : undefined;
}

/** The path that a relative specifier means; undefined for packages and for what cannot be read. */
function targetOf(file: string, specifier: string | undefined): string | undefined {
  if (specifier === undefined || !/^\.{1,2}\//.test(specifier)) return undefined;
  return path.posix.join(path.posix.dirname(file), specifier);
}

function breachOfImport(file: string, room: Room, { specifier }: ImportSeen, tree: SourceTree): string | undefined {
  if (specifier === undefined) return 'a computed import cannot be checked: name the file';
  if (specifier.startsWith('/') || specifier.startsWith('file:'))
    return `import of ${specifier}: name files relative to this one`;
  const target = targetOf(file, specifier);
  if (target === undefined) return room.pure ? impurityOfModule(specifier) : undefined;
  if (!target.startsWith('src/'))
    return `import of ${target}: code outside src is not shipped, and data there is read by app`;
  if (!tree.has(target)) return `import of ${target}, which does not exist`;
  const [from, to] = [folderOf(file), folderOf(target)];
  if (from === to || room.mayImport.includes(to)) return undefined;
  return `${from} may not import ${to}: ${room.whyNot?.[to] ?? room.why}`;
}

/** Where a file exports without a name; undefined if it does not. */
function defaultExportAt(tree: SyntaxNode): number | undefined {
  const found = nodesIn(tree, 'body').find(
    (statement) =>
      statement.type === 'ExportDefaultDeclaration' ||
      nodesIn(statement, 'specifiers').some(
        (specifier) => specifier.type === 'ExportSpecifier' && nameOf(nodeIn(specifier, 'exported')) === 'default',
      ),
  );
  return found?.start;
}
