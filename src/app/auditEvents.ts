import type { CatalogueKind } from '../model/config.ts';
import type { CrawlHealth } from '../model/audit.ts';
import type { GatherEvent } from '../gather/gatherEvents.ts';

/** What a running audit tells; the command line turns it into a progress line or plain lines. */
export type AuditEvent =
  | {
      /** Of which kind a catalogue is, before its audit begins. */
      readonly is: 'portal-found';
      readonly kind: CatalogueKind;
      readonly url: string;
      readonly title: string | null;
      /** The address that gave it away, and those that were asked before. */
      readonly by: string;
      readonly tried: readonly { readonly url: string; readonly said: string }[];
    }
  | {
      readonly is: 'begun';
      readonly id: string;
      readonly dir: string;
      readonly institutions: number;
      readonly resumed: boolean;
      /** The audit that this one goes on from; null = everything is looked at anew. */
      readonly since?: string | null;
    }
  | { readonly is: 'gather'; readonly event: GatherEvent }
  | { readonly is: 'gathered'; readonly health: readonly CrawlHealth[] }
  | { readonly is: 'inspect'; readonly done: number; readonly total: number }
  | { readonly is: 'judge' }
  | { readonly is: 'report'; readonly files: number }
  | { readonly is: 'pdf'; readonly lang: string; readonly pages: number }
  | { readonly is: 'pdf-skipped'; readonly because: 'no-browser' | 'failed'; readonly detail: string };

export type OnAuditEvent = (event: AuditEvent) => void;
