import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWalls } from './walls/checkWalls.ts';
import { rooms } from './walls/table.ts';

const root = path.join(import.meta.dirname, '..');

/** All source files of the project, keyed as {@link checkWalls} wants them. */
function readSources(): Map<string, string> {
  const files = readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(root, file).replaceAll(path.sep, '/'), readFileSync(file, 'utf8')]),
  );
}

/** The sentences of the breaches in a made-up tree. */
function sentencesFor(tree: Readonly<Record<string, string>>): string[] {
  return checkWalls(new Map(Object.entries(tree))).map((breach) => `${breach.path}:${breach.line} ${breach.sentence}`);
}

const cleanTree = {
  'src/model/star.ts': `/** Not an import: import x from '../judge/score.ts'; Date.now() */\nexport type Star = 1 | 2;\n`,
  'src/judge/score.ts': [
    `import type { Star } from '../model/star.ts';`,
    `import { createHash } from 'node:crypto';`,
    `export const weights: Readonly<Record<string, number>> = { fetch: 1, process: 2 };`,
    `export const order = (stars: Star[], process: number) => stars.toSorted((a, b) => a - b + process);`,
    `export const day = (date: Date) => new Intl.DateTimeFormat('bg', { timeZone: 'UTC' }).format(date) + date.getUTCDay();`,
    `export const text = "Math.random() and fetch('x')" + createHash('sha256').digest('hex');`,
    `export const stamp = (at: string) => new Date(at).toISOString() + at.localeCompare('a', 'bg') + weights.fetch;`,
  ].join('\n'),
  'src/app/audit.ts': `import { order } from '../judge/score.ts';\nexport const run = () => [order([], 1), Date.now(), process.pid];\n`,
  'src/cli/main.ts': `#!/usr/bin/env node\nimport { run } from '../app/audit.ts';\nawait import('../app/audit.ts');\nrun();\n`,
};

describe('the walls of the house', () => {
  it('stand in this project', () => {
    const sources = readSources();
    expect(sources.size).toBeGreaterThan(0);
    const breaches = checkWalls(sources).map(({ path: file, line, sentence }) => `${file}:${line} ${sentence}`);
    expect(breaches, breaches.join('\n')).toEqual([]);
  });

  it('have doors only to rooms that exist', () => {
    for (const room of Object.values(rooms)) {
      for (const door of [...room.mayImport, ...Object.keys(room.whyNot ?? {})])
        expect(Object.keys(rooms)).toContain(door);
      for (const shut of Object.keys(room.whyNot ?? {})) expect(room.mayImport).not.toContain(shut);
    }
  });

  it('let a clean tree pass', () => {
    expect(sentencesFor(cleanTree)).toEqual([]);
  });
});

describe('an import through a wall is named with its line and the reason', () => {
  const target = { 'src/judge/score.ts': 'export const score = 1;\nexport type Score = 1;\n' };
  it.each([
    ['static', `import { score } from '../judge/score.ts';`],
    ['of a type', `import type { Score } from '../judge/score.ts';`],
    ['for its effects', `import '../judge/score.ts';`],
    ['dynamic', `export const load = () => import('../judge/score.ts');`],
    ['dynamic, in backquotes', 'export const load = () => import(`../judge/score.ts`);'],
    ['export from', `export { score } from '../judge/score.ts';`],
    ['export all from', `export * from '../judge/score.ts';`],
    ['inside a type', `export type S = import('../judge/score.ts').Score;`],
    ['as a program to start', `export const child = new URL('../judge/score.ts', import.meta.url);`],
    ['resolved', `export const child = import.meta.resolve('../judge/score.ts');`],
  ])('%s', (_, line) => {
    expect(sentencesFor({ ...target, 'src/report/page.ts': `// кирилица\n${line}\n` })).toEqual([
      'src/report/page.ts:2 report may not import judge: a report that can judge would say things that the audit does not hold',
    ]);
  });

  it.each(Object.keys(rooms).filter((room) => room !== 'app'))('%s does not reach app or cli unless it may', (room) => {
    const tree = { 'src/app/use.ts': 'export const a = 1;', [`src/${room}/file.ts`]: `import '../app/use.ts';` };
    const expected = rooms[room]?.mayImport.includes('app') ? 0 : 1;
    expect(sentencesFor(tree)).toHaveLength(expected);
  });
});

describe('other breaches', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a room nobody knows', { 'src/utils/a.ts': '' }, 'src/utils/a.ts:1 src/utils is not a room'],
    ['a file outside the rooms', { 'src/main.ts': '' }, 'src/main.ts:1 src/main.ts is not a room'],
    ['a default export', { 'src/app/a.ts': '\nexport default 1;' }, 'src/app/a.ts:2 default export'],
    [
      'a default export by name',
      { 'src/app/a.ts': 'const a = 1;\nexport { a as default };' },
      'src/app/a.ts:2 default',
    ],
    [
      'a computed import',
      { 'src/app/a.ts': 'const a = "x" + 1;\nawait import(a);' },
      'src/app/a.ts:2 a computed import',
    ],
    [
      'an import from outside src',
      { 'src/app/a.ts': `import '../../test/b.ts';` },
      'src/app/a.ts:1 import of test/b.ts',
    ],
    ['an import of nothing', { 'src/app/a.ts': `import './b.ts';` }, 'src/app/a.ts:1 import of src/app/b.ts, which'],
    [
      'a variable at module level',
      { 'src/app/a.ts': 'export let a = 1;' },
      'src/app/a.ts:1 a is state at module level',
    ],
    [
      'an empty map at module level',
      { 'src/app/a.ts': 'const a = new Map<string, 1>();' },
      'src/app/a.ts:1 a is state',
    ],
    [
      'a cycle',
      { 'src/app/a.ts': `import './b.ts';`, 'src/app/b.ts': `import './c.ts';`, 'src/app/c.ts': `import './a.ts';` },
      'src/app/a.ts:1 import cycle: src/app/a.ts → src/app/b.ts → src/app/c.ts → src/app/a.ts',
    ],
    ['a file that imports itself', { 'src/app/a.ts': `import './a.ts';` }, 'src/app/a.ts:1 import cycle'],
  ])('%s', (_, tree, start) => {
    const sentences = sentencesFor(tree);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]?.startsWith(start), sentences[0]).toBe(true);
  });
});

describe('the pure column is pure', () => {
  const impure = [
    ['the clock', 'Date.now()'],
    ['the clock as an object', 'new Date()'],
    ['the clock as a string', 'Date()'],
    ['the fine clock', 'performance.now()'],
    ['a timer', 'setTimeout(() => 0, 1)'],
    ['the zone of the machine', 'given.getHours()'],
    ['a local date', 'new Date(2024, 1, 1)'],
    ['chance', 'Math.random()'],
    ['chance from crypto', 'crypto.randomUUID()'],
    ['the process', 'process.env'],
    ['the process by the back door', 'globalThis.process'],
    ['the network', `fetch('https://a.example')`],
    ['sorting without a comparator', '[3, 20].sort()'],
    ['sorting a copy without a comparator', '[3, 20].toSorted()'],
    ['the locale of the machine', '(1.5).toLocaleString()'],
    ['the locale of the machine by undefined', `(1.5).toLocaleString(undefined, { style: 'percent' })`],
    ['upper case of the machine', `'i'.toLocaleUpperCase()`],
    ['a date without a zone', `given.toLocaleDateString('bg')`],
    ['comparing in the locale of the machine', `'a'.localeCompare('b')`],
    ['Intl without a locale', 'new Intl.NumberFormat()'],
    ['Intl without a zone', `new Intl.DateTimeFormat('bg', { day: 'numeric' })`],
  ];
  it.each(impure)('%s is caught', (_, expression) => {
    const source = `export function f(given: Date): unknown {\n  return [given, ${expression}];\n}\n`;
    for (const room of ['model', 'inspect', 'rules', 'judge', 'report']) {
      const sentences = sentencesFor({ [`src/${room}/a.ts`]: source });
      expect(sentences).toHaveLength(1);
      expect(sentences[0]).toContain(`src/${room}/a.ts:2 `);
    }
    expect(sentencesFor({ 'src/gather/a.ts': source })).toEqual([]);
  });

  it.each([
    'fs',
    'node:fs',
    'node:fs/promises',
    'node:net',
    'node:http',
    'node:https',
    'node:child_process',
    'node:tls',
  ])('import of %s is caught', (specifier) => {
    const source = `import * as it from '${specifier}';\nexport const a = it;\n`;
    expect(sentencesFor({ 'src/judge/a.ts': source })).toHaveLength(1);
    expect(sentencesFor({ 'src/store/a.ts': source })).toEqual([]);
  });

  it.each(['node:dns', 'node:os', 'node:process', 'node:sqlite', 'undici', 'playwright-core'])(
    'import of %s is caught',
    (specifier) => {
      expect(sentencesFor({ 'src/report/a.ts': `import '${specifier}';` })).toHaveLength(1);
    },
  );
});
