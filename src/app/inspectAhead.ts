import { INSPECTOR_VERSION } from '../inspect/inspectBody.ts';
import { openAheadInspector } from '../isolate/openAheadInspector.ts';
import type { AppendedExchange, RecordedExchange } from '../model/ports.ts';
import { otherAudit } from '../model/recordPlace.ts';
import type { Tables } from '../model/tables.ts';
import type { AuditStore } from '../store/auditStore.ts';

export type InspectAhead = {
  /** Passes on what was appended, and has the body inspected once it is in the evidence. */
  after(exchange: RecordedExchange, appending: Promise<AppendedExchange>): Promise<AppendedExchange>;
  /** What the database said when facts could not be stored; null as long as all went well. */
  refusal(): unknown;
  close(): Promise<void>;
};

/**
 * Facts of bodies while the crawl goes on: in a child process, since a polite crawl mostly waits. The inspect stage finds
 * them made and makes what is missing.
 */
export function inspectAhead(store: AuditStore, tables: Tables): InspectAhead {
  const inspector = String(INSPECTOR_VERSION);
  let refusal: unknown = null;
  const ahead = openAheadInspector(tables, (digest, rows) => {
    if (refusal !== null) return;
    try {
      // A batch that was given up took the capture back: then nobody has this body.
      if (store.hasBody(digest)) store.putBodyFactRows(digest, inspector, tables.hash, rows);
    } catch (error) {
      // Nobody waits for this answer. A full disk may have rolled back the crawl's own transaction: nothing may follow.
      refusal = error;
    }
  });
  return {
    async after({ capture, body }, appending) {
      const appended = await appending;
      if (refusal !== null) throw refusal;
      const { result, target } = capture;
      if (body === null || result.is !== 'response' || target.purpose === 'subrequest') return appended;
      // The audit that holds it has its facts: the inspect stage copies them.
      if (appended.bodyPlace !== null && otherAudit(appended.bodyPlace) !== null) return appended;
      if (!store.isInspected(result.body.digest, inspector, tables.hash)) ahead.offer(result.body.digest, body);
      return appended;
    },
    refusal: () => refusal,
    close: ahead.close,
  };
}
