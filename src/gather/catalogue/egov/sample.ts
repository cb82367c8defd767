import { sha256 } from '../../../model/ids.ts';
import type { Json } from '../../../model/json.ts';
import type { LaneContext } from '../../lane/laneContext.ts';
import type { CatalogueContext } from '../adapter.ts';
import { textOf } from './readEnvelope.ts';

/** A resource whose download link is tried: its lot, its uri and how it is offered. */
export type Drawn = readonly [lot: string, uri: string, format: string];

export function sampleName(organisation: string): string {
  return `sample ${organisation}`;
}

export function sampleOf(context: Pick<LaneContext, 'kept'>, organisation: string): readonly Drawn[] {
  return (context.kept(sampleName(organisation)) as unknown as readonly Drawn[] | undefined) ?? [];
}

/**
 * Draws the download links of one publisher by lot: the smallest hashes of audit id and uri win, whatever order the
 * resources come in, so that everyone can draw the same again. Only the winners so far are kept.
 */
export function drawn(
  context: CatalogueContext,
  sample: readonly Drawn[],
  resource: { readonly [key: string]: Json },
  format: string | null,
): readonly Drawn[] {
  const size = context.config.portal.downloadsPerPublisher;
  if (format === null || size === 0) return sample;
  const uri = textOf(resource['uri']);
  const lot = sha256(`${context.seed} ${uri}`).slice(0, 16);
  return [...sample, [lot, uri, format] as const].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).slice(0, size);
}
