import type { KeyObject } from 'node:crypto';
import { readPrivateKey } from '../evidence/signature/signingKey.ts';
import type { InspectorPool } from '../isolate/openInspectorPool.ts';
import type { CrawlHealth } from '../model/audit.ts';
import { EXIT, type ExitCode } from '../model/errors.ts';
import type { Clock } from '../model/ports.ts';
import type { OnAuditEvent } from './auditEvents.ts';
import { closing } from './auditFolder.ts';
import { draftConfig } from './draftAudit.ts';
import { findCatalogue } from './findCatalogue.ts';
import { detailHealth } from './detailHealth.ts';
import { gatherStage } from './gatherStage.ts';
import { inspectAudit } from './inspectAudit.ts';
import { judgeAudit } from './judgeAudit.ts';
import { onDisk } from './onDisk.ts';
import { type OpenPool, openPool } from './openPool.ts';
import { loadRuleBook } from './loadRuleBook.ts';
import { createAudit, type NewAudit, openNewFolder, type PreparedAudit, reopenAudit } from './prepareAudit.ts';
import { type ReportOutcome, reportAudit } from './reportAudit.ts';
import { sealAudit } from './sealAudit.ts';
import { systemClock } from './systemClock.ts';

export type AuditRequest = {
  /** A new audit, or the folder of one that was interrupted. */
  readonly what: NewAudit | { readonly resume: string };
  readonly pdf: boolean;
  /** File of the private key that signs the finished audit. */
  readonly sign?: string;
  readonly onEvent: OnAuditEvent;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  /** Whence inspectors come; left out, they are started for this audit and end with it. */
  readonly openPool?: OpenPool;
};

export type AuditOutcome = {
  readonly id: string;
  readonly dir: string;
  readonly health: readonly CrawlHealth[];
  readonly report: ReportOutcome | null;
  /** See model/errors EXIT: complete, cut by a budget, partly failed, nothing reached, interrupted. */
  readonly exit: ExitCode;
};

/**
 * The main job: gather → evidence → inspect → judge → report. Each stage that is done is not done again on resuming;
 * one that was interrupted goes on (gather) or starts anew from what the stage before it stored.
 */
export async function runAudit(request: AuditRequest): Promise<AuditOutcome> {
  const clock = request.clock ?? systemClock;
  // Read before the first request: a wrong key must not be noticed after a night of visiting.
  const key = request.sign === undefined ? null : readPrivateKey(request.sign);
  const audit = await prepare(request, clock);
  const { folder } = audit;
  const work = { dir: folder.dir, again: resumeCommand(folder.dir) };
  const inside = { ...work, wantsBytes: () => wantedBytes(audit) };
  // Twice: how much is wanted can be told only while the database is open, and closing it may be refused too.
  return onDisk(work, () => closing(folder, () => onDisk(inside, () => runStages(audit, clock, request, key))));
}

/** The command that goes on with an audit; the same words wherever one is told. */
export function resumeCommand(dir: string): string {
  return `zvezdomer audit --resume ${dir}`;
}

async function prepare(request: AuditRequest, clock: Clock): Promise<PreparedAudit> {
  const { what } = request;
  if ('resume' in what) {
    const { resume } = what;
    return onDisk({ dir: resume, again: resumeCommand(resume) }, () => Promise.resolve(reopenAudit(resume)));
  }
  const source = what.configPath === null ? `--portal ${what.portal?.address ?? ''}` : `--config ${what.configPath}`;
  const again = `zvezdomer audit ${source} --out ${what.out}`;
  return onDisk({ dir: what.out, again }, () => begin(what, request, clock));
}

/** A catalogue of unknown kind is asked for it first, in the folder of its audit. */
async function begin(what: NewAudit, request: AuditRequest, clock: Clock): Promise<PreparedAudit> {
  const draft = draftConfig(what);
  if (draft === null) return createAudit(what, clock);
  const { onEvent, signal = new AbortController().signal } = request;
  const folder = openNewFolder(what, draft, clock);
  try {
    const { tables } = loadRuleBook(draft.profile);
    const { detected, tried } = await findCatalogue(folder, draft, tables, { clock, onEvent, signal });
    onEvent({ is: 'portal-found', ...detected, tried });
    return createAudit(what, clock, { detected, folder });
  } catch (error) {
    folder.close();
    throw error;
  }
}

/** Report pages and PDF per byte of the database; measured on the example, and rounded up. */
const REPORT_PER_DATABASE = 8;

/** Bytes that an audit may still write: what its budgets leave, or, when everything was visited, the report. */
function wantedBytes({ folder, config }: PreparedAudit): number | null {
  if (folder.store.isDone('gather')) return folder.databaseBytes() * REPORT_PER_DATABASE;
  const received = folder.store.receivedBytes();
  return Math.max(0, config.institutions.length * config.crawl.budget.bytes - received);
}

async function runStages(
  audit: PreparedAudit,
  clock: Clock,
  request: AuditRequest,
  key: KeyObject | null,
): Promise<AuditOutcome> {
  const { id, dir } = audit.folder;
  const resumed = 'resume' in request.what;
  const since = audit.info.since?.audit ?? null;
  request.onEvent({ is: 'begun', id, dir, institutions: audit.config.institutions.length, resumed, since });
  const pool = (request.openPool ?? openPool)(audit.book.tables);
  try {
    return await runWithPool(audit, pool, clock, request, key);
  } finally {
    pool.close();
  }
}

async function runWithPool(
  audit: PreparedAudit,
  pool: InspectorPool,
  clock: Clock,
  request: AuditRequest,
  key: KeyObject | null,
): Promise<AuditOutcome> {
  const { id, dir, store } = audit.folder;
  const health = await gatherOnce(audit, pool, clock, request);
  request.onEvent({ is: 'gathered', health });
  if (health.some(({ end }) => end === 'stopped')) return { id, dir, health, report: null, exit: EXIT.interrupted };
  const isStopped = (): boolean => request.signal?.aborted === true;
  const interrupted = { id, dir, health, report: null, exit: EXIT.interrupted };
  if (!(await inspectOnce(audit, pool, clock, request.onEvent, isStopped)) || isStopped()) return interrupted;
  judgeOnce(audit, clock, request.onEvent);
  if (isStopped()) return interrupted;
  const report = await reportAudit(audit, { pdf: request.pdf, audience: 'public', onEvent: request.onEvent });
  store.finishStage('report', now(clock));
  await sealAudit(audit.folder, key);
  return { id, dir, health, report, exit: exitOf(health) };
}

async function gatherOnce(
  audit: PreparedAudit,
  pool: InspectorPool,
  clock: Clock,
  request: AuditRequest,
): Promise<readonly CrawlHealth[]> {
  const { store } = audit.folder;
  if (store.isDone('gather')) return store.health();
  const health = detailHealth(store, await gatherStage(audit, pool, clock, request.onEvent, request.signal));
  store.putHealth(health);
  if (!health.some(({ end }) => end === 'stopped')) store.finishStage('gather', now(clock));
  return health;
}

/** Thrown between two bodies to stop; never seen outside. */
class Stopped extends Error {}

/** False when it was stopped on the way: what was inspected so far stays. */
async function inspectOnce(
  { folder, book }: PreparedAudit,
  pool: InspectorPool,
  clock: Clock,
  onEvent: OnAuditEvent,
  isStopped: () => boolean,
): Promise<boolean> {
  if (folder.store.isDone('inspect')) return true;
  try {
    await inspectAudit(folder, book.tables, pool, (done, total) => {
      onEvent({ is: 'inspect', done, total });
      if (isStopped()) throw new Stopped();
    });
  } catch (error) {
    if (error instanceof Stopped) return false;
    throw error;
  }
  folder.store.finishStage('inspect', now(clock));
  return true;
}

function judgeOnce({ folder, info, book }: PreparedAudit, clock: Clock, onEvent: OnAuditEvent): void {
  if (folder.store.isDone('judge')) return;
  onEvent({ is: 'judge' });
  judgeAudit(folder, info, book.ruleSet, book.tables);
  folder.store.finishStage('judge', now(clock));
}

/** The worst thing that happened to a body decides, so that a script notices a crawl that did not run. */
function exitOf(health: readonly CrawlHealth[]): ExitCode {
  const own = health.filter(({ institutionId }) => institutionId !== null);
  // The audit of a catalogue alone visits no body's site.
  const bodies = own.length > 0 ? own : health;
  if (bodies.length > 0 && bodies.every(({ end }) => end === 'not-reached')) return EXIT.nothingReached;
  if (bodies.some(({ end }) => end === 'not-reached')) return EXIT.partlyFailed;
  if (bodies.some(({ end }) => end === 'cut-by-budget')) return EXIT.cut;
  return EXIT.ok;
}

function now(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
