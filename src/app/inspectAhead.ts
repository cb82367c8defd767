import { INSPECTOR_VERSION } from '../inspect/inspectorVersion.ts';
import { bytesSource } from '../inspect/byteSource.ts';
import type { InspectorPool } from '../isolate/openInspectorPool.ts';
import type { Sha256 } from '../model/ids.ts';
import type { AppendedExchange, RecordedExchange } from '../model/ports.ts';
import { otherAudit } from '../model/recordPlace.ts';
import type { Tables } from '../model/tables.ts';
import type { AuditStore } from '../store/auditStore.ts';

/** Bodies in hand at most, and bytes of them: what does not fit is inspected later, from the evidence. */
const MAX_IN_HAND = 64;
const MAX_BYTES_IN_HAND = 16 * 1024 * 1024;
/** Larger bodies are read from the evidence piece by piece; here they would be held whole. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

export type InspectAhead = {
  /** Passes on what was appended, and has the body inspected once it is in the evidence. */
  after(exchange: RecordedExchange, appending: Promise<AppendedExchange>): Promise<AppendedExchange>;
  /** What the database said when facts could not be stored; null as long as all went well. */
  refusal(): unknown;
  /** Resolves when all that was taken is done or given up. */
  close(): Promise<void>;
};

/**
 * Facts of bodies while the crawl goes on: in a child process, since a polite crawl mostly waits. Only ahead: what it does
 * not take or cannot finish has no facts yet, and the inspect stage makes them from the evidence.
 */
export function inspectAhead(store: AuditStore, tables: Tables, pool: InspectorPool): InspectAhead {
  const inspector = String(INSPECTOR_VERSION);
  const inHand = new Map<Sha256, Promise<void>>();
  let bytesInHand = 0;
  let refusal: unknown = null;

  const inspect = async (digest: Sha256, body: Uint8Array): Promise<void> => {
    // A body that is lost, or a pool that is closed: the inspect stage meets it again and says so.
    const inspected = await pool.inspect(digest, bytesSource(body)).catch(() => null);
    inHand.delete(digest);
    bytesInHand -= body.length;
    if (inspected?.is !== 'facts' || refusal !== null) return;
    try {
      // A batch that was given up took the capture back: then nobody has this body.
      if (store.hasBody(digest)) store.putBodyFactRows(digest, inspector, tables.hash, inspected.rows);
    } catch (error) {
      // Nobody waits for this answer. A full disk may have rolled back the crawl's own transaction: nothing may follow.
      refusal = error;
    }
  };
  const offer = (digest: Sha256, body: Uint8Array): void => {
    const fits = inHand.size < MAX_IN_HAND && bytesInHand + body.length <= MAX_BYTES_IN_HAND;
    if (!fits || body.length > MAX_BODY_BYTES || inHand.has(digest)) return;
    bytesInHand += body.length;
    inHand.set(digest, inspect(digest, body));
  };
  return {
    async after({ capture, body }, appending) {
      const appended = await appending;
      if (refusal !== null) throw refusal;
      const { result, target } = capture;
      if (body === null || result.is !== 'response' || target.purpose === 'subrequest') return appended;
      // The audit that holds it has its facts: the inspect stage copies them.
      if (appended.bodyPlace !== null && otherAudit(appended.bodyPlace) !== null) return appended;
      if (!store.isInspected(result.body.digest, inspector, tables.hash)) offer(result.body.digest, body);
      return appended;
    },
    refusal: () => refusal,
    async close() {
      await Promise.all(inHand.values());
    },
  };
}
