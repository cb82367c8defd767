// `npm run new-check NAME [-- --dimension DIMENSION]`: a check with its rule, messages, fixture and test, made from
// templates. Everything loads at once; the test fails until the check is written.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { DIMENSIONS } from '../src/model/rule.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dimension: { type: 'string', default: 'format' },
    root: { type: 'string', default: path.join(import.meta.dirname, '..') },
  },
});
const [name = ''] = positionals;

/** What stops us, in one line, before anything is written. */
function refusal(): string | null {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    return `a name in lower case and hyphens, please: npm run new-check page-count (not "${name}")`;
  if (!DIMENSIONS.some((dimension) => dimension === values.dimension))
    return `no dimension ${values.dimension}: ${DIMENSIONS.join(', ')}`;
  const existing = Object.keys(newFiles()).find((file) => existsSync(path.join(values.root, file)));
  if (existing !== undefined) return `${existing} is already there`;
  if (read('rules/messages/bg.yaml').includes(`\n${name}:\n`)) return `rules/messages/bg.yaml already has ${name}`;
  return null;
}

function read(file: string): string {
  return readFileSync(path.join(values.root, file), 'utf8');
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(values.root, file)), { recursive: true });
  writeFileSync(path.join(values.root, file), text);
  process.stdout.write(`${file}\n`);
}

const camel = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function newFiles(): Record<string, string> {
  return {
    [`src/judge/checks/${camel}.ts`]: checkSource(),
    [`rules/${values.dimension}/${name}.yaml`]: ruleEntry(),
    [`test/judge/checks/fixtures/${name}.json`]: fixture(),
    [`test/judge/checks/${camel}.test.ts`]: testSource(),
  };
}

function checkSource(): string {
  return `import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** What this check asks, in one sentence. */
export const ${camel} = defineCheck({
  name: '${name}',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.level'],
  params: {},
  messages: {
    holds: { outcome: 'pass', placeholders: [] },
    fails: { outcome: 'fail', placeholders: [] },
  },
  run(reader) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    // Replace the fact and the question; until then nobody is judged by this.
    const level = valueOf(reader, 'resource.level');
    if (level === undefined || level >= 0) return notKnown(reader, 'resource.level');
    return answer('fails', {}, evidenceOf(reader, 'resource.level'));
  },
});
`;
}

function ruleEntry(): string {
  return `- id: ${values.dimension}.${name}
  version: 1
  status: trial
  appliesTo: resource
  check: ${name}
  points: 1
  since: 2026-01-01
  basis:
    - act: { bg: 'Акт', en: 'Act' }
      article: { bg: 'чл. 1', en: 'Art. 1' }
      edition: 'ДВ, бр. … от … г.'
      certainty: check
  title: { bg: 'Какво се иска (${name})', en: 'What is asked (${name})' }
  why: { bg: 'Защо е важно, в един абзац.', en: 'Why it matters, in one paragraph.' }
  fix: { bg: 'Какво да се направи, на човек, който не е програмист.', en: 'What to do, to someone who is no programmer.' }
  example: { as: text, bg: 'Текст, готов за копиране.', en: 'A text ready to copy.' }
`;
}

function fixture(): string {
  const facts = { 'resource.link-status': 'answered', 'resource.level': 3 };
  return `${JSON.stringify(
    [
      { says: 'holds', facts },
      { says: 'fails', facts: { ...facts, 'resource.level': 1 } },
    ],
    null,
    2,
  )}\n`;
}

function testSource(): string {
  return `import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask, type FactTable } from './reader.ts';

type Case = { readonly says: string; readonly facts: FactTable };
const cases = JSON.parse(readFileSync(path.join(import.meta.dirname, 'fixtures/${name}.json'), 'utf8')) as Case[];

describe('${name}', () => {
  it('has a case for each answer', () => {
    expect(cases.map(({ says }) => says)).toEqual(expect.arrayContaining(['holds', 'fails']));
  });

  it.each(cases)('says $says', ({ says, facts }) => {
    expect(ask('${name}', facts).messageKey).toBe(says);
  });
});
`;
}

/** Keeps both lists of all.ts in order. */
function registered(source: string): string {
  const importLine = `import { ${camel} } from './${camel}.ts';`;
  const lines = source.split('\n');
  const order = (line: string): string => /from '\.\/(\w+)\.ts'/.exec(line)?.[1] ?? '';
  const imports = [...lines.filter((line) => line.startsWith('import ')), importLine].toSorted((a, b) =>
    compare(order(a), order(b)),
  );
  const entries = [...lines.filter((line) => /^ {2}\w+,$/.test(line)), `  ${camel},`].toSorted(compare);
  const rest = lines.filter((line) => !line.startsWith('import ') && !/^ {2}\w+,$/.test(line)).join('\n');
  return `${imports.join('\n')}\n${rest.replace('= [\n];', `= [\n${entries.join('\n')}\n];`)}`;
}

function compare(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}

/** Messages of checks stand before the codes. */
function withMessages(text: string, holds: string, fails: string): string {
  const section = `${name}:\n  holds: '${holds}'\n  fails: '${fails}'\n\n`;
  const codes = text.indexOf('# --- ');
  return codes === -1 ? `${text}\n${section}` : `${text.slice(0, codes)}${section}${text.slice(codes)}`;
}

const stop = refusal();
if (stop !== null) {
  process.stderr.write(`new-check: ${stop}\n`);
  process.exitCode = 2;
} else {
  for (const [file, text] of Object.entries(newFiles())) write(file, text);
  write('src/judge/checks/all.ts', registered(read('src/judge/checks/all.ts')));
  write('rules/messages/bg.yaml', withMessages(read('rules/messages/bg.yaml'), 'Изпълнено е.', 'Не е изпълнено.'));
  write('rules/messages/en.yaml', withMessages(read('rules/messages/en.yaml'), 'It holds.', 'It does not hold.'));
  process.stdout.write(
    `Now write the check until this passes: npx vitest run test/judge/checks/${camel}.test.ts\nThen: npm run catalogue\n`,
  );
}
