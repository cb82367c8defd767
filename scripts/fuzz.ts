// `npm run fuzz`: bodies made of real ones by chance, inspected in child processes until the time is up.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { loadRuleBook } from '../src/app/loadRuleBook.ts';
import { bytesSource } from '../src/inspect/byteSource.ts';
import { type InspectorPool, openInspectorPool } from '../src/isolate/openInspectorPool.ts';
import type { Fact } from '../src/model/facts.ts';
import { sha256 } from '../src/model/ids.ts';
import { corporaFolder } from '../test/accuracy/corporaFolder.ts';
import { chanceFrom, mutate } from '../test/fuzz/mutate.ts';
import { seedBodies } from '../test/fuzz/seedBodies.ts';
import { wrongIn } from '../test/fuzz/wrongIn.ts';

const root = path.join(import.meta.dirname, '..');
/** What no body of a few hundred kilobytes may take: the bar of the hostile suite. */
const LIMITS = { memoryMb: 512, bodyMs: 10_000, megabyteMs: 0 };
const TELL_EVERY_MS = 15_000;

const HELP = `Bodies made of real ones by chance: bits turned, pieces lost, repeated, put in, spliced. Each is inspected in a
child process; one that ends it, takes too long or too much, or gives facts that cannot be, is kept.

  npm run fuzz -- [--minutes N] [--seed N] [--from DIR]… [--keep DIR]

  --minutes N  how long (default 1)
  --seed N     where chance begins (default: the day as a number); the same seed makes the same bodies
  --from DIR   files to begin with (default: the example's, and ../shared/corpora when it is there); several times
  --keep DIR   where bodies that break something are put (default: fuzz-found)

Exit codes: 0 nothing found, 1 found something, 2 wrong use.
`;

type Found = { readonly name: string; readonly why: string };

async function main(): Promise<void> {
  const options = readOptions();
  if (options === null) return;
  const seeds = seedBodies(options.from);
  const chance = chanceFrom(options.seed);
  const size = availableParallelism();
  const pool = openInspectorPool(loadRuleBook('five-star').tables, { size, limits: LIMITS });
  const untilMs = performance.now() + options.minutes * 60_000;
  const found: Found[] = [];
  let bodies = 0;
  const tell = (): void =>
    void process.stderr.write(`· ${bodies} bodies, ${found.length} found, seed ${options.seed}\n`);
  const timer = setInterval(tell, TELL_EVERY_MS);
  const worker = async (): Promise<void> => {
    while (performance.now() < untilMs) {
      const body = mutate(seeds, chance);
      const why = await wrongWith(pool, body);
      bodies += 1;
      if (why === null) continue;
      const name = sha256(body).slice(0, 16);
      mkdirSync(options.keep, { recursive: true });
      writeFileSync(path.join(options.keep, name), body);
      found.push({ name, why });
      process.stdout.write(`✗ ${path.join(options.keep, name)} (${body.length} bytes): ${why}\n`);
    }
  };
  await Promise.all(Array.from({ length: size * 2 }, worker));
  clearInterval(timer);
  pool.close();
  process.stdout.write(`${bodies} bodies of ${seeds.length} files, ${found.length} found, seed ${options.seed}\n`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

async function wrongWith(pool: InspectorPool, body: Buffer): Promise<string | null> {
  const digest = sha256(body);
  const inspected = await pool.inspect(digest, bytesSource(body));
  if (inspected.is === 'lost') return `${inspected.why}: ${inspected.detail}`;
  return wrongIn(
    inspected.rows.map(({ record }) => JSON.parse(record) as Fact),
    digest,
  );
}

function readOptions(): { minutes: number; seed: number; from: string[]; keep: string } | null {
  try {
    const { values } = parseArgs({
      options: {
        minutes: { type: 'string', default: '1' },
        seed: { type: 'string', default: new Date().toISOString().slice(0, 10).replaceAll('-', '') },
        from: { type: 'string', multiple: true, default: [] },
        keep: { type: 'string', default: 'fuzz-found' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(HELP);
      return null;
    }
    const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
    if (!(minutes > 0) || !Number.isInteger(seed)) throw new Error('--minutes and --seed are numbers');
    const missing = values.from.find((folder) => !existsSync(folder));
    if (missing !== undefined) throw new Error(`no folder ${missing}`);
    return { minutes, seed, from: values.from.length > 0 ? values.from : usualFolders(), keep: values.keep };
  } catch (error) {
    process.stderr.write(
      `fuzz: ${error instanceof Error ? error.message : String(error)}\nsee: npm run fuzz -- --help\n`,
    );
    process.exitCode = 2;
    return null;
  }
}

function usualFolders(): string[] {
  const corpora = corporaFolder();
  return [path.join(root, 'fixtures/web'), ...(corpora === null ? [] : [corpora])];
}

await main();
