import { BodyNotHere } from '../evidence/evidenceErrors.ts';
import { inspectExchange } from '../inspect/exchange/inspectExchange.ts';
import { INSPECTOR_VERSION } from '../inspect/inspectorVersion.ts';
import type { InspectorPool } from '../isolate/openInspectorPool.ts';
import type { FactRow } from '../isolate/poolMessages.ts';
import type { AuditInfo } from '../model/audit.ts';
import { isTail } from '../model/capture.ts';
import { quote } from '../model/evidence.ts';
import { unknown } from '../model/facts.ts';
import type { Sha256 } from '../model/ids.ts';
import { canonicalJson } from '../model/json.ts';
import type { ByteSource, RecordPlace } from '../model/ports.ts';
import type { Tables } from '../model/tables.ts';
import type { StoredCapture } from '../store/auditStore.ts';
import type { AuditFolder } from './auditFolder.ts';
import { evidenceOfOthers } from './earlierAudit.ts';
import { endsFacts } from './endsFacts.ts';
import { openEarlierFacts } from './openEarlierFacts.ts';
import { openEvidence } from './openEvidence.ts';
import { notHere } from './openHistory.ts';

const EXCHANGES_AT_ONCE = 200;

export type InspectProgress = (done: number, total: number) => void;

/**
 * Evidence → facts: every body once (by digest), every exchange once. A body whose facts are already here, made by
 * the same inspector and tables, is not read again; nor is one whose facts the audit before made so: they are copied,
 * since an audit holds all that it is judged by.
 * @throws UserError when a body must be read that stands in another audit which is not there
 */
export async function inspectAudit(
  folder: Pick<AuditFolder, 'dir' | 'evidenceDir' | 'store'>,
  tables: Tables,
  pool: InspectorPool,
  onProgress?: InspectProgress,
): Promise<void> {
  const { store } = folder;
  const inspector = String(INSPECTOR_VERSION);
  const captures = store.captures();
  // Many at a time: a transaction costs more than the facts of an exchange do.
  for (let at = 0; at < captures.length; at += EXCHANGES_AT_ONCE) {
    store.transact(() => {
      for (const { capture } of captures.slice(at, at + EXCHANGES_AT_ONCE))
        store.putFacts('', inspectExchange(capture, tables));
    });
  }
  const evidence = openEvidence(folder);
  for (const facts of (await endsFacts(captures, evidence, tables)).values())
    store.transact(() => store.putFacts('', facts));
  const earlier = openEarlierFacts(folder);
  const bodies = bodiesOf(captures);
  let done = 0;
  const inspect = async ([digest, place]: [Sha256, RecordPlace]): Promise<void> => {
    if (!store.isInspected(digest, inspector, tables.hash)) {
      const before = earlier.facts(digest, inspector, tables.hash);
      if (before !== undefined) store.putBodyFacts(digest, inspector, tables.hash, before);
      else {
        const { rows, isLost } = await inspectIn(pool, digest, await evidence.body(place, digest));
        // What was lost to this machine's bounds is tried again the next time.
        store.putBodyFactRows(digest, isLost ? LOST : inspector, tables.hash, rows);
      }
    }
    done += 1;
    onProgress?.(done, bodies.size);
  };
  try {
    await forEachOf(bodies, pool.size + 1, inspect);
  } catch (error) {
    throw error instanceof BodyNotHere ? notHere(error.audit, placeOf(folder, error.audit)) : error;
  } finally {
    earlier.close();
  }
}

/** Works on some at a time; the first failure ends it when what was begun is done. */
async function forEachOf<T>(all: Iterable<T>, atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const rest = all[Symbol.iterator]();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true && !failed; next = rest.next()) {
      try {
        await work(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}

function placeOf({ dir, store }: Pick<AuditFolder, 'dir' | 'store'>, audit: string): string {
  return evidenceOfOthers(dir, store.info<AuditInfo>('audit')?.since).get(audit) ?? audit;
}

/** Each body once, with the record that holds its bytes; scripts and styles that only a browser was given are nobody's data. */
export function bodiesOf(captures: readonly StoredCapture[]): ReadonlyMap<string, RecordPlace> {
  const bodies = new Map<string, RecordPlace>();
  for (const { capture, bodyPlace } of captures) {
    if (capture.target.purpose === 'subrequest' || isTail(capture)) continue;
    if (capture.result.is === 'response' && bodyPlace !== null) bodies.set(capture.result.body.digest, bodyPlace);
  }
  return bodies;
}

/** In place of the inspector's version: facts of bodies that could not be inspected here. */
export const LOST = 'lost';

/** Facts of one body as they are stored. One whose process was ended has an unknown fact that says why. */
export async function inspectIn(
  pool: InspectorPool,
  digest: Sha256,
  source: ByteSource,
): Promise<{ readonly rows: readonly FactRow[]; readonly isLost: boolean }> {
  const inspected = await pool.inspect(digest, source);
  if (inspected.is === 'facts') return { rows: inspected.rows, isLost: false };
  const fact = unknown(`body:${digest}`, 'format.id', inspected.why, quote(inspected.detail));
  return { rows: [{ key: fact.key, record: canonicalJson(fact) }], isLost: true };
}
