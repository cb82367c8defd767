// `npm run accuracy`: how often inspection is right on labelled files, a line a suite and metric.

import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readTexts } from '../src/app/readFolder.ts';
import { EXIT, UserError } from '../src/model/errors.ts';
import { loadTables } from '../src/rules/loadTables.ts';
import { corporaFolder } from '../test/accuracy/corporaFolder.ts';
import { type Inspector, inspectInChild } from '../test/accuracy/inspectInChild.ts';
import { measurePeers, peersText } from '../test/accuracy/peers.ts';
import { loadedText, measureLoaded } from '../test/accuracy/peers/loadedTables.ts';
import { matrixText } from '../test/accuracy/matrixText.ts';
import { missesText, tableText } from '../test/accuracy/printTable.ts';
import { readCorpus } from '../test/accuracy/readCorpus.ts';
import { runAccuracy } from '../test/accuracy/runAccuracy.ts';
import { SUITES } from '../test/accuracy/suites.ts';
import { tableWords } from '../test/accuracy/tableWords.ts';

const root = path.join(import.meta.dirname, '..');

/** A body that takes longer is lost: for the hostile suite that is the measure, elsewhere nobody would wait longer. */
const LIMIT_MS = 20_000;

const HELP = `How often inspection is right on labelled files.

  npm run accuracy -- [--corpora DIR] [--split NAME] [--suite NAME]… [--misses] [--peers] [--json]

  --corpora DIR  folder of corpora: DIR/<suite>/MANIFEST.tsv and files, DIR/<suite>/*.jsonl
                 (default: $ZVEZDOMER_SHARED/corpora, else ../shared/corpora, when it is there)
  --split NAME   only cases of this half, e.g. dev; left out: all
  --suite NAME   may be given several times; left out: all that have cases
  --misses       list every answer that is not right: ✗ wrong, ? cannot tell
  --peers        other programs on the files of formats, encodings, csv-dialects, dates: file, uchardet, DuckDB (when they
                 are installed; $ZVEZDOMER_BENCH_PYTHON names a Python with DuckDB's module) and the npm packages
                 file-type, chardet, jschardet, papaparse; and how many of Pollock's files each loads rightly
  --json         print [{suite, metric, cases, right, wrong, cannotTell, share}], the suite's main metric first
  --help         this text

share = right ÷ cases. Contested cases and extensions have lines of their own that end in "(not counted)".
Cases of our own: test/accuracy/<suite>/*.jsonl, described in test/accuracy/README.md.
Exit codes: 0 measured, 2 wrong use (unknown suite, missing folder or file).

Suites:
${SUITES.map(({ name, about, main }) => `  ${name.padEnd(15)}${about} [${main}]`).join('\n')}
`;

function readOptions(): {
  corpora: string | undefined;
  split: string | undefined;
  suite: string[];
  misses: boolean;
  peers: boolean;
  json: boolean;
  help: boolean;
} {
  try {
    const { values } = parseArgs({
      options: {
        corpora: { type: 'string' },
        split: { type: 'string' },
        suite: { type: 'string', multiple: true, default: [] },
        misses: { type: 'boolean', default: false },
        peers: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return {
      corpora: values.corpora,
      split: values.split,
      suite: values.suite,
      misses: values.misses,
      peers: values.peers,
      json: values.json,
      help: values.help,
    };
  } catch (error) {
    throw new UserError(
      'options',
      `${error instanceof Error ? error.message : String(error)}\nsee: npm run accuracy -- --help`,
    );
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.help) return void process.stdout.write(HELP);
  const startedMs = performance.now();
  const tables = loadTables(readTexts(path.join(root, 'rules'), '.yaml'));
  const words = tableWords(tables);
  const place = {
    corporaDir: options.corpora ?? corporaFolder(),
    ownDir: path.join(root, 'test', 'accuracy'),
    split: options.split ?? null,
  };
  const inspector: Inspector = inspectInChild(LIMIT_MS);
  const progress = progressLine();
  try {
    const outcome = await runAccuracy({
      ...place,
      suites: options.suite,
      words,
      inspect: inspector.inspect,
      ...progress,
    });
    progress.end();
    if (options.json) {
      process.stdout.write(`${JSON.stringify(outcome.tallies, null, 2)}\n`);
      if (options.misses) process.stderr.write(missesText(outcome.measures));
      return;
    }
    if (options.misses) process.stdout.write(`${missesText(outcome.measures)}\n`);
    process.stdout.write(tableText(outcome.tallies));
    for (const { name, matrix } of SUITES) {
      if (matrix === undefined || !options.suite.includes(name)) continue;
      process.stdout.write(`\n${matrixText(name, matrix, outcome.measures)}`);
    }
    for (const { name, notes } of SUITES)
      if (options.suite.includes(name) && notes !== undefined) process.stdout.write(`\n${notes()}`);
    if (options.peers) {
      process.stdout.write(`\n${peersText(await measurePeers(place, tables, words))}`);
      const dialects = readCorpus('csv-dialects', place);
      if (dialects !== null) process.stdout.write(`\n${loadedText(await measureLoaded(dialects, tables))}`);
    }
    process.stdout.write(`\n${((performance.now() - startedMs) / 1000).toFixed(1)} s\n`);
  } finally {
    inspector.close();
  }
}

/** On a terminal one line that moves; nothing otherwise, so that logs stay readable. */
function progressLine(): {
  onSuite: (suite: string, cases: number) => void;
  onCase: (done: number, total: number) => void;
  end: () => void;
} {
  const shown = process.stderr.isTTY;
  let current = '';
  const clear = (): void => void (shown && process.stderr.write('\r\u001b[K'));
  return {
    onSuite: (suite) => {
      current = suite;
    },
    onCase: (done, total) => {
      if (shown && (done % 10 === 0 || done === total)) process.stderr.write(`\r\u001b[K${current} ${done}/${total}`);
    },
    end: clear,
  };
}

// `npm run accuracy | head`: whoever reads has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

try {
  await main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  const place = error.file === null ? '' : `${error.file}${error.line === null ? '' : `:${error.line}`}: `;
  process.stderr.write(`accuracy: ${place}${error.message}\n`);
  process.exitCode = EXIT.usage;
}
