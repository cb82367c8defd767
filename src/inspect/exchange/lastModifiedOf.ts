import { type Header, headerValue } from '../../model/capture.ts';
import { httpDateMs } from './httpDate.ts';

/** Last-Modified this near to Date was made for this answer and says nothing on the data. */
const GENERATED_WITHIN_MS = 2_000;
/** 1 January 1970 and the like are the default of a system without a clock. */
const BEFORE_THE_WEB_MS = Date.UTC(1990, 0, 1);

/** Last-Modified as ISO 8601, when it says something on the data; else null. */
export function lastModifiedOf(headers: readonly Header[]): string | null {
  const reading = readLastModified(headers);
  return reading.is === 'date' ? reading.iso : null;
}

/** What a Last-Modified header is worth. */
export function readLastModified(
  headers: readonly Header[],
): { readonly is: 'date'; readonly iso: string } | { readonly is: 'absent' | 'unparsable' | 'generated' | 'too-old' } {
  const value = headerValue(headers, 'last-modified');
  if (value === undefined) return { is: 'absent' };
  const modifiedMs = httpDateMs(value);
  if (modifiedMs === null) return { is: 'unparsable' };
  const answeredMs = httpDateMs(headerValue(headers, 'date') ?? '');
  if (answeredMs !== null && modifiedMs >= answeredMs - GENERATED_WITHIN_MS) return { is: 'generated' };
  if (modifiedMs < BEFORE_THE_WEB_MS) return { is: 'too-old' };
  return { is: 'date', iso: new Date(modifiedMs).toISOString() };
}
