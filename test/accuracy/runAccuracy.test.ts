import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { known, unknown, type Fact } from '../../src/model/facts.ts';
import { viewFacts } from './factView.ts';
import { missesText, tableText } from './printTable.ts';
import type { Judgement, TableWords } from './question.ts';
import { type AccuracyOutcome, type AccuracyRequest, runAccuracy } from './runAccuracy.ts';
import type { Inspect } from './runSuite.ts';

const HEAD = 'file\tground_truth\tsplit\tnote';
const SUBJECT = 'body:made-up';
const NO_JUDGEMENT: Judgement = {
  format: null,
  level: null,
  licence: null,
  licenceId: null,
  freshness: null,
  date: null,
};
const WORDS: TableWords = {
  format: (word) => ({ csv: 'csv', tsv: 'tsv', ttl: 'turtle', turtle: 'turtle' })[word] ?? null,
  family: () => null,
  maxLevel: () => null,
  licence: (word) => (word === 'CC-BY-4.0' ? { id: 'cc-by-4.0', class: 'open' } : null),
};

/** Says what stands in the file: `csv 3` = format csv, level 3; `?` = cannot tell; `!` = crash. */
const sayWhatIsWritten: Inspect = (_id, bytes) => {
  const text = new TextDecoder().decode(bytes);
  if (text.startsWith('!')) throw new RangeError('out of memory, made up');
  const [format = '', level] = text.split(' ');
  const facts: Fact[] =
    format === '?'
      ? [unknown(SUBJECT, 'format.id', 'ambiguous', 'made up')]
      : [known(SUBJECT, 'format.id', format), known(SUBJECT, 'text.encoding', 'utf-8')];
  const judgement = { ...NO_JUDGEMENT, level: level === undefined ? null : Number(level) };
  return Promise.resolve({ ok: true, seen: { facts: viewFacts(facts), judgement, elapsedMs: 1 } });
};

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'accuracy-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
  writeFileSync(path.join(dir, file), text);
}

function writeFormats(
  rows: readonly (readonly [file: string, content: string, truth: string, split?: string])[],
): void {
  for (const [file, content] of rows) write(`corpora/formats/${file}`, content);
  write(
    'corpora/formats/MANIFEST.tsv',
    [HEAD, ...rows.map(([file, , truth, split]) => `${file}\t${truth}\t${split ?? 'dev'}\t`), ''].join('\n'),
  );
}

function run(request: Partial<AccuracyRequest>): Promise<AccuracyOutcome> {
  return runAccuracy({
    corporaDir: path.join(dir, 'corpora'),
    ownDir: path.join(dir, 'own'),
    split: 'dev',
    suites: [],
    words: WORDS,
    inspect: sayWhatIsWritten,
    onSuite: () => undefined,
    onCase: () => undefined,
    ...request,
  });
}

function lineOf({ tallies }: AccuracyOutcome, metric: string): readonly (number | null)[] {
  const found = tallies.find((one) => one.metric === metric);
  return found === undefined ? [] : [found.cases, found.right, found.wrong, found.cannotTell, found.share];
}

describe('the numbers', () => {
  test('right, wrong, cannot tell, crash, contested, another half, a truth in words', async () => {
    writeFormats([
      ['a/right.x', 'csv 3', '{"format":"csv","star_ceiling":3}'],
      ['a/alias.x', 'turtle 4', '{"format":"ttl","star_ceiling":3}'],
      ['a/wrong.x', 'pdf 1', '{"format":"csv","star_ceiling":3}'],
      ['a/unknown.x', '?', '{"format":"csv","star_ceiling":3}'],
      ['a/crash.x', '!', '{"format":"csv","star_ceiling":3}'],
      ['a/contested.x', 'pdf 1', '{"format":"csv","contested":true}'],
      ['a/named.x', 'csv 3', '{"format":"csv (named .txt)"}'],
      ['a/words.x', 'txt 1', '{"format":"text with odd separators"}'],
      ['a/other-half.x', 'pdf', '{"format":"csv"}', 'held'],
    ]);
    const outcome = await run({});
    expect(lineOf(outcome, 'format')).toEqual([6, 3, 2, 1, 0.5]);
    expect(lineOf(outcome, 'format (not counted)')).toEqual([2, 0, 2, 0, 0]);
    expect(lineOf(outcome, 'ceiling')).toEqual([5, 3, 2, 0, 0.6]);
    expect(outcome.tallies[0]?.metric).toBe('format');
    const misses = missesText(outcome.measures);
    expect(misses).toContain('✗ a/crash.x: csv ← crashed: RangeError: out of memory, made up');
    expect(misses).toContain('? a/unknown.x');
    expect(misses).not.toContain('a/right.x');
    expect(tableText(outcome.tallies)).toMatch(/formats +format +6 +3 +2 +1 +50\.0 %/);
  });

  test('a question that breaks is wrong, and the other questions go on', async () => {
    write('corpora/five-star/x.csv', 'csv 3');
    write('corpora/five-star/MANIFEST.tsv', `${HEAD}\nx.csv\t{"format":"csv"}\tdev\t\n`);
    const broken: TableWords = { ...WORDS, format: () => 'csv' };
    const outcome = await run({
      words: broken,
      inspect: () =>
        Promise.resolve({
          ok: true,
          seen: { facts: { value: () => fail(), because: () => undefined }, judgement: NO_JUDGEMENT, elapsedMs: 1 },
        }),
    });
    expect(lineOf(outcome, 'format')).toEqual([1, 0, 1, 0, 0]);
    expect(missesText(outcome.measures)).toContain('crashed: Error: broken view');
  });

  test('another half is measured by its own rows', async () => {
    writeFormats([
      ['one', 'csv', '{"format":"csv"}'],
      ['two', 'pdf', '{"format":"csv"}', 'held'],
    ]);
    expect(lineOf(await run({ split: 'held' }), 'format')).toEqual([1, 0, 1, 0, 0]);
    expect(lineOf(await run({ split: null }), 'format')).toEqual([2, 1, 1, 0, 0.5]);
  });

  test('labelled cases stand in both places in the same shape; those of the program are never of the kept half', async () => {
    const line = (id: string, text: string): string =>
      `${JSON.stringify({ id, text, ground_truth: { format: 'csv' } })}\n`;
    write('corpora/formats/labelled.jsonl', line('there', 'csv') + line('there-2', 'pdf'));
    write('corpora/formats/labelled.held.jsonl', line('kept', 'csv'));
    write('own/formats/ours.jsonl', line('ours', 'csv'));
    expect(lineOf(await run({}), 'format')).toEqual([3, 2, 1, 0, 0.6667]);
    expect(lineOf(await run({ split: 'held' }), 'format')).toEqual([3, 2, 1, 0, 0.6667]);
    expect((await run({ split: 'held' })).measures.map(({ id }) => id)).toContain('labelled.held.jsonl#1 kept');
  });

  test('robots: extensions and contested facts have their own lines', async () => {
    const fact = (scope: string, allowed: boolean, contested = false): string =>
      JSON.stringify({
        robots: 'User-agent: *\nDisallow: /a\n',
        agent: 'bot',
        url: 'http://a.example/a',
        allowed,
        scope,
        contested,
      });
    const lines = [
      fact('rfc9309', false),
      fact('library', false),
      fact('library', true),
      fact('google-extension', true),
      fact('rfc9309', true, true),
    ];
    write('corpora/robots/facts/any-name.jsonl', lines.join('\n'));
    write('corpora/robots/MANIFEST.tsv', `${HEAD}\nfacts/any-name.jsonl\tfive facts\tdev\t\n`);
    const outcome = await run({ suites: ['robots'] });
    expect(lineOf(outcome, 'allowed')).toEqual([3, 2, 1, 0, 0.6667]);
    expect(lineOf(outcome, 'extension google-extension (not counted)')).toEqual([1, 0, 1, 0, 0]);
    expect(lineOf(outcome, 'contested (not counted)')).toEqual([1, 0, 1, 0, 0]);
    expect(outcome.tallies.map(({ metric }) => metric).slice(0, 3)).toEqual([
      'allowed',
      'allowed, rfc9309',
      'allowed, library',
    ]);
  });
});

function fail(): never {
  throw new Error('broken view');
}

describe('what is wrong with the request is said before anything runs', () => {
  const never: Inspect = () => {
    throw new Error('must not be asked');
  };

  test('an unknown suite lists the known', async () => {
    mkdirSync(path.join(dir, 'corpora'));
    await expect(run({ suites: ['fromats'], inspect: never })).rejects.toThrow(
      /no suite "fromats"; there are: formats, encodings, csv-dialects/,
    );
  });

  test('a missing folder says what is expected', async () => {
    await expect(run({ inspect: never })).rejects.toThrow(
      /there is no such folder; expected is a folder with a folder for each suite/,
    );
  });

  test('a suite without files says where it looked', async () => {
    mkdirSync(path.join(dir, 'corpora'));
    await expect(run({ suites: ['formats'], inspect: never })).rejects.toThrow(
      /suite "formats" has no files; looked for .*formats\/MANIFEST\.tsv/,
    );
  });

  test('a row whose file is missing is named with its line', async () => {
    writeFormats([['there', 'csv', '{"format":"csv"}']]);
    write(
      'corpora/formats/MANIFEST.tsv',
      `${HEAD}\nthere\t{"format":"csv"}\tdev\t\ngone.csv\t{"format":"csv"}\tdev\t\n`,
    );
    await expect(run({ inspect: never })).rejects.toMatchObject({
      message: 'the manifest names "gone.csv", which is not there',
      line: 3,
    });
  });

  test('a file that is missing in the other half is nobody’s business', async () => {
    writeFormats([['there', 'csv', '{"format":"csv"}']]);
    write(
      'corpora/formats/MANIFEST.tsv',
      `${HEAD}\nthere\t{"format":"csv"}\tdev\t\ngone.csv\t{"format":"csv"}\theld\t\n`,
    );
    expect(lineOf(await run({}), 'format')).toEqual([1, 1, 0, 0, 1]);
  });

  test.each([
    ['file\tsplit\na\tdev', /no column "ground_truth"/],
    [`${HEAD}\na\t{}\tdev`, /3 cells, but the header has 4/],
    [`${HEAD}\na\t{"format":\tdev\t`, /begins like a JSON object, but is none/],
    [`${HEAD}\n../a\t{}\tdev\t`, /no path below this folder/],
    [`${HEAD}\na\t{}\tdev\t\na\t{}\tdev\t`, /stands here twice/],
  ])('a manifest that cannot be trusted: %j', async (manifest, message) => {
    write('corpora/formats/a', 'csv');
    write('corpora/formats/MANIFEST.tsv', manifest);
    await expect(run({ inspect: never })).rejects.toThrow(message);
  });

  test('a half that no row belongs to', async () => {
    writeFormats([['there', 'csv', '{"format":"csv"}']]);
    await expect(run({ split: 'nowhere', inspect: never })).rejects.toThrow(/no case of split "nowhere" found/);
  });

  test('a line of a labelled list that is no object', async () => {
    write('corpora/formats/ours.jsonl', '{"text":"csv","ground_truth":{"format":"csv"}}\nnot json\n');
    await expect(run({ inspect: never })).rejects.toMatchObject({ line: 2, message: 'this line is not a JSON object' });
  });
});

describe('the command', () => {
  const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'accuracy.ts');
  const start = (...args: string[]): { status: number | null; out: string; error: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
    return { status, out: stdout, error: stderr };
  };

  test('prints JSON with the main metric first, and exits with 0', () => {
    write(
      'corpora/robots/x.jsonl',
      `${JSON.stringify({ robots: '', agent: 'bot', url: '/', allowed: true, scope: 'rfc9309' })}\n`,
    );
    write('corpora/robots/MANIFEST.tsv', `${HEAD}\nx.jsonl\tone fact\tdev\t\n`);
    const { status, out } = start(
      '--corpora',
      path.join(dir, 'corpora'),
      '--split',
      'dev',
      '--suite',
      'robots',
      '--json',
    );
    expect(status).toBe(0);
    const one = { suite: 'robots', cases: 1, right: 1, wrong: 0, cannotTell: 0, share: 1 };
    expect(JSON.parse(out)).toEqual([
      { ...one, metric: 'allowed' },
      { ...one, metric: 'allowed, rfc9309' },
    ]);
  });

  test.each([
    [['--corpora', '/nowhere/at/all'], /no such folder/],
    [['--corpora', tmpdir(), '--suite', 'nothing'], /no suite "nothing"; there are: formats/],
    [['--no-such-option'], /--no-such-option/],
  ])('exits with 2 and one clear line: %j', (args, message) => {
    const { status, error } = start(...args);
    expect(status).toBe(2);
    expect(error).toMatch(message);
    expect(error).not.toContain('    at ');
  });
});

describe('real files', () => {
  const corpora = path.join(
    process.env['ZVEZDOMER_SHARED'] ?? path.join(import.meta.dirname, '..', '..', '..', 'shared'),
    'corpora',
  );
  const present = existsSync(path.join(corpora, 'robots', 'MANIFEST.tsv'));
  test.skipIf(!present)(
    `robots of ${present ? 'the corpora' : 'the corpora: skipped, they are not beside the project'}`,
    async () => {
      const outcome = await run({ corporaDir: corpora, ownDir: path.join(dir, 'own'), suites: ['robots'] });
      const [main] = outcome.tallies;
      expect(main?.metric).toBe('allowed');
      expect(main?.share).toBeGreaterThan(0.95);
      expect(outcome.tallies.find(({ metric }) => metric === 'allowed, rfc9309')?.share).toBe(1);
    },
  );
});
