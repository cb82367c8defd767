import { BodyNotHere } from '../evidence/evidenceErrors.ts';
import { inspectExchange } from '../inspect/exchange/inspectExchange.ts';
import { INSPECTOR_VERSION, inspectBody } from '../inspect/inspectBody.ts';
import type { AuditInfo } from '../model/audit.ts';
import { isTail } from '../model/capture.ts';
import { type Fact, unknown } from '../model/facts.ts';
import type { EvidenceReader, RecordPlace } from '../model/ports.ts';
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
  try {
    for (const [digest, place] of bodies) {
      if (!store.isInspected(digest, inspector, tables.hash)) {
        const facts =
          earlier.facts(digest, inspector, tables.hash) ?? (await bodyFacts(evidence, digest, place, tables));
        store.putBodyFacts(digest, inspector, tables.hash, facts);
      }
      done += 1;
      onProgress?.(done, bodies.size);
    }
  } catch (error) {
    throw error instanceof BodyNotHere ? notHere(error.audit, placeOf(folder, error.audit)) : error;
  } finally {
    earlier.close();
  }
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

/** Facts of one body. A fault of ours becomes an unknown fact about it, so that one hostile file costs nobody else. */
export async function bodyFacts(
  evidence: EvidenceReader,
  digest: string,
  place: RecordPlace,
  tables: Tables,
): Promise<readonly Fact[]> {
  const source = await evidence.body(place, digest);
  try {
    return await inspectBody(source, digest, tables);
  } catch (error) {
    return [
      unknown(
        `body:${digest}`,
        'format.id',
        'inspection-failed',
        error instanceof Error ? error.message : String(error),
      ),
    ];
  }
}
