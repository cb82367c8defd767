import { quote } from '../../model/evidence.ts';
import type { CaptureId } from '../../model/ids.ts';
import type { IndicatorResult, MethodIndicator } from '../../model/method.ts';

/** What a test found: the share of the points (0–1), null = the evidence does not tell. */
export type Found = { readonly share: number | null; readonly words: string; readonly captures: readonly CaptureId[] };

/** What an engine finds: every indicator in the order of its method, and the resource that the dataset stands for. */
export type Scored = { readonly indicators: readonly IndicatorResult[]; readonly stands: string | null };

export const yes = (words: string, captures: readonly CaptureId[] = []): Found => ({ share: 1, words, captures });
export const no = (words = '', captures: readonly CaptureId[] = []): Found => ({ share: 0, words, captures });
export const untold = (words = '', captures: readonly CaptureId[] = []): Found => ({ share: null, words, captures });

/** Said or not said: words, or nothing. */
export function stated(words: string | null | undefined, captures: readonly CaptureId[]): Found {
  const plain = words?.trim() ?? '';
  return plain === '' ? no('', captures) : yes(plain, captures);
}

/** What an address answered, in no language; a dash for silence. */
export function statusWords(status: number | null): string {
  return status === null ? '–' : `HTTP ${status}`;
}

export function resultOf(
  { id, points }: MethodIndicator,
  { share, words, captures }: Found,
  resource: string | null,
): IndicatorResult {
  return {
    indicator: id,
    points: share === null ? null : roundedPoints(points * share),
    max: points,
    found: quote(words),
    resource,
    captures,
  };
}

/** Shares of three resources must not end in rounding errors. */
export function roundedPoints(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

export function sumOf(values: readonly number[]): number {
  return roundedPoints(values.reduce((sum, value) => sum + value, 0));
}
