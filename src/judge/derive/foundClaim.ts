import type { DateSourceId } from '../../model/dateSource.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { DatePoint } from '../../model/factValues.ts';
import { firstDay } from './dateSpan.ts';

/** Something that dates the data, as it was found: where, the first and last day that it names, and its words. */
export type FoundClaim = {
  readonly source: DateSourceId;
  readonly earliest: string;
  readonly latest: string;
  readonly precision: DatePoint['precision'];
  readonly evidence: readonly Evidence[];
};

/** The days that a date point names. */
export function span(point: DatePoint): Pick<FoundClaim, 'earliest' | 'latest' | 'precision'> {
  return { earliest: firstDay(point), latest: point.date, precision: point.precision };
}

/** The day of an ISO date or date-time. */
export function oneDay(text: string): Pick<FoundClaim, 'earliest' | 'latest' | 'precision'> {
  return { earliest: text.slice(0, 10), latest: text.slice(0, 10), precision: 'day' };
}
