import type { Capture, SkipReason, Target } from '../../model/capture.ts';
import type { AuditConfig, PortalConfig } from '../../model/config.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import type { LaneContext } from '../lane/laneContext.ts';
import type { LaneState } from '../lane/laneState.ts';
import type { Step } from '../lane/step.ts';

/** The lane of a catalogue that this audit reads. */
export type CatalogueContext = LaneContext & {
  readonly config: AuditConfig & { readonly portal: PortalConfig };
  readonly portalUrl: string;
};

/** Why an entry of a catalogue is not asked. */
export type CatalogueRefusal = { readonly is: 'skip'; readonly reason: SkipReason; readonly detail: string };

/**
 * How one kind of catalogue is harvested. Without state of its own: everything that it remembers is in the lane's state
 * (small: it is written after every exchange) or kept by name beside it (Step `kept`), so that a killed run goes on
 * where it was. Entries carry purposes `portal-*`; files that datasets name on other hosts have the purpose `file`.
 */
export type CatalogueAdapter = {
  /** Redirects of purposes `portal-*` are followed within the catalogue's host, as those of a page are; else `apply` gets them. */
  readonly followsRedirects?: boolean;
  /** What requests of purposes `portal-*` by GET say that they would like best; absent = as for pages. */
  readonly accept?: string | ((target: Target) => string);
  /** What a harvest begins with; none when there is nothing to ask for. */
  seeds(context: CatalogueContext): readonly FrontierEntry[];
  /** Whether an entry of purpose `portal-*` was only to be asked as long as something else was not known: it leaves no trace. */
  isMoot?(context: CatalogueContext): boolean;
  /** Why an entry of purpose `portal-*` is not asked, beside the budgets (spending) and having given up (troubles). */
  refuses?(context: CatalogueContext, entry: FrontierEntry): CatalogueRefusal | null;
  /**
   * What follows from the answer to an entry of purpose `portal-*`, or from its not being asked (`not-attempted`). Total:
   * any bytes lead on, to another try, or nowhere. Requests and bytes are counted before (spending), the host's rests are
   * the business of `noteAnswer` (troubles).
   */
  apply(context: CatalogueContext, before: LaneState, entry: FrontierEntry, capture: Capture, body: Uint8Array): Step;
  /**
   * Whether the last good answer of an earlier audit to the same request stands, so that it is carried over and nobody is
   * asked; `nowMs` = start of this audit. Absent = never.
   */
  stands?(
    context: CatalogueContext,
    entry: FrontierEntry,
    earlier: { readonly capture: Capture; readonly body: Uint8Array },
    nowMs: number,
  ): boolean;
};
