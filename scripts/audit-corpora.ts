// `npm run audit:corpora`: real files of Bulgarian public bodies, served on loopback as sites of invented bodies, audited
// by the ordinary code, and what was decided beside what is true.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readAuditFolder } from '../src/app/auditFolder.ts';
import { loadRuleBook } from '../src/app/loadRuleBook.ts';
import { runAudit } from '../src/app/runAudit.ts';
import { EXIT, UserError } from '../src/model/errors.ts';
import { auditConfig } from '../test/accuracy/corpusSites/auditConfig.ts';
import { type FileLine, fileLine, fileLineText } from '../test/accuracy/corpusSites/fileLine.ts';
import { type PlannedSite, planSites } from '../test/accuracy/corpusSites/planSites.ts';
import { type Decided, readAudit } from '../test/accuracy/corpusSites/readAudit.ts';
import { readVerdicts, type Verdict, verdictText } from '../test/accuracy/corpusSites/verdicts.ts';
import { serveSites } from '../test/accuracy/corpusSites/serveSites.ts';
import { missesText, tableText } from '../test/accuracy/printTable.ts';
import type { Item } from '../test/accuracy/question.ts';
import { readCorpus } from '../test/accuracy/readCorpus.ts';
import { runSuite } from '../test/accuracy/runSuite.ts';
import { bulgarian } from '../test/accuracy/suites/bulgarian.ts';
import { tableWords } from '../test/accuracy/tableWords.ts';
import { type Measure, type Tally, tally } from '../test/accuracy/tally.ts';

const root = path.join(import.meta.dirname, '..');

const HELP = `Audits the real files of DIR/bulgarian as sites of invented bodies on loopback and prints, per file, what was
decided beside the ground truth of its manifest; then each verdict on licence and freshness with the words it rests on.

  npm run audit:corpora -- [--corpora DIR] [--split NAME] [--json] [--keep]

  --corpora DIR  folder of corpora (default: $ZVEZDOMER_SHARED/corpora, else ../shared/corpora); skipped when absent
  --split NAME   only files of this half
  --json         print {files, verdicts, totals}
  --keep         keep the audit, in audits/corpora-…; otherwise it is made in a temporary folder and removed
  --help         this text

Exit codes: 0 printed or skipped, 2 wrong use.
`;

type Options = {
  readonly corpora: string;
  readonly split: string | null;
  readonly json: boolean;
  readonly keep: boolean;
  readonly help: boolean;
};
type Compared = {
  readonly lines: readonly FileLine[];
  readonly verdicts: readonly Verdict[];
  readonly totals: readonly Tally[];
  readonly measures: readonly Measure[];
  readonly dir: string;
};

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        corpora: { type: 'string' },
        split: { type: 'string' },
        json: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const shared = process.env['ZVEZDOMER_SHARED'] ?? path.join(root, '..', 'shared');
    return { ...values, corpora: values.corpora ?? path.join(shared, 'corpora'), split: values.split ?? null };
  } catch (error) {
    throw new UserError(
      'options',
      `${error instanceof Error ? error.message : String(error)}\nsee: npm run audit:corpora -- --help`,
    );
  }
}

async function auditFiles(items: readonly Item[], out: string): Promise<Compared> {
  const sites = planSites(items);
  const served = await serveSites(sites);
  const configDir = mkdtempSync(path.join(tmpdir(), 'corpora-config-'));
  try {
    const configPath = path.join(configDir, 'corpora.yaml');
    writeFileSync(configPath, auditConfig(sites, served.resolve));
    const what = { configPath, out, id: null, asOf: null, only: [] };
    const { dir } = await runAudit({ what, pdf: false, onEvent: () => undefined });
    return { ...(await compare(sites, items, dir)), dir };
  } finally {
    rmSync(configDir, { recursive: true, force: true });
    await served.close();
  }
}

/** The questions of the accuracy suite, answered from what the audit has stored. */
async function compare(
  sites: readonly PlannedSite[],
  items: readonly Item[],
  dir: string,
): Promise<Omit<Compared, 'dir'>> {
  const folder = readAuditFolder(dir);
  try {
    const lookUp = readAudit(folder);
    const decided = new Map<string, Decided | null>();
    const lines = sites.flatMap(({ files }) =>
      files.map((file) => {
        const found = lookUp(file);
        decided.set(file.item.id, found);
        return fileLine(file, found);
      }),
    );
    const words = tableWords(loadRuleBook('five-star').tables);
    const cases = bulgarian.cases({ items: items.filter(({ source }) => source !== ''), records: [] }, words);
    const inspect = (id: string): Promise<{ ok: true; seen: Decided['seen'] } | { ok: false; message: string }> => {
      const found = decided.get(id);
      return Promise.resolve(
        found === undefined || found === null
          ? { ok: false, message: 'the audit never fetched it' }
          : { ok: true, seen: found.seen },
      );
    };
    const measures = await runSuite('audit:corpora', cases, inspect, () => undefined);
    return {
      lines,
      verdicts: readVerdicts(folder),
      measures,
      totals: tally('audit:corpora', bulgarian.main, measures),
    };
  } finally {
    folder.close();
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.help) return void process.stdout.write(HELP);
  const folder = path.join(options.corpora, bulgarian.name);
  if (!existsSync(path.join(folder, 'MANIFEST.tsv'))) {
    return void process.stdout.write(
      `skipped: there is no ${path.join(folder, 'MANIFEST.tsv')}; name the folder with --corpora DIR\n`,
    );
  }
  const startedMs = performance.now();
  const corpus = readCorpus(bulgarian.name, {
    corporaDir: options.corpora,
    ownDir: path.join(root, 'test', 'accuracy'),
    split: options.split,
  });
  const items = (corpus?.items ?? []).filter(({ truth, source }) => truth !== null && source !== 'own');
  const out = options.keep ? path.join(root, 'audits') : mkdtempSync(path.join(tmpdir(), 'corpora-audit-'));
  try {
    const compared = await auditFiles(items, out);
    if (options.json)
      return void process.stdout.write(
        `${JSON.stringify({ files: compared.lines, verdicts: compared.verdicts, totals: compared.totals }, null, 2)}\n`,
      );
    process.stdout.write(
      `${compared.lines.map(fileLineText).join('\n')}\n\nЛиценз и актуалност, с цитатите, на които почива присъдата:\n${compared.verdicts.map(verdictText).join('\n')}\n\n${missesText(compared.measures)}\n${tableText(compared.totals)}`,
    );
    const kept = options.keep ? `; the audit is in ${compared.dir}` : '';
    process.stdout.write(`\n${items.length} files, ${((performance.now() - startedMs) / 1000).toFixed(1)} s${kept}\n`);
  } finally {
    if (!options.keep) rmSync(out, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  const place = error.file === null ? '' : `${error.file}${error.line === null ? '' : `:${error.line}`}: `;
  process.stderr.write(`audit:corpora: ${place}${error.message}\n`);
  process.exitCode = EXIT.usage;
}
