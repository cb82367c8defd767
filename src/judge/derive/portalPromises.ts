import type { CaptureId } from '../../model/ids.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { PortalPlace } from './candidate.ts';

/** Words of a dataset on the portal that say how often it is refreshed. */
export type PortalPromise = {
  /** What stands after the words about refreshing: the frequency, most often. */
  readonly after: string;
  /** What stands before them („ежемесечно се обновява“), ending with the last word. */
  readonly before: string;
  /** The sentence or pair that it stands in. */
  readonly about: string;
  readonly capture: CaptureId;
  readonly pointer: string;
};

/** Keys that say so alone; in a text „честота“ may be that of rain. */
const KEYS: ReadonlySet<string> = new Set([
  'честота', 'периодичност', 'frequency', 'periodicity', 'accrualperiodicity', 'accrual periodicity',
]); // prettier-ignore
/** Characters after such a word in which its frequency stands. */
const REACH = 80;
const MOST_SENTENCES = 100;

/** Settings come first, being meant for such things; then the text of the dataset and its terms of service. */
export function portalPromises(
  { dataset, listing, details }: PortalPlace,
  { vocabulary: { refreshing } }: Tables,
): readonly PortalPromise[] {
  const settings = dataset.settings.flatMap(({ key, value }): PortalPromise[] => {
    const around = isAboutRefreshing(key, refreshing)
      ? { after: value, before: '' }
      : aroundRefreshing(value, refreshing);
    const capture = details?.id ?? listing.id;
    return around === null ? [] : [{ ...around, about: `${key}: ${value}`, capture, pointer: '/data/custom_settings' }];
  });
  const texts = [dataset.description, dataset.sla].flatMap(sentences).flatMap((sentence): PortalPromise[] => {
    const around = aroundRefreshing(sentence, refreshing);
    return around === null ? [] : [{ ...around, about: sentence, capture: listing.id, pointer: '/datasets' }];
  });
  return [...settings, ...texts];
}

function isAboutRefreshing(key: string, refreshing: readonly string[]): boolean {
  const plain = normaliseWords(key);
  return KEYS.has(plain) || findAny(plain, refreshing) !== null;
}

function aroundRefreshing(text: string, refreshing: readonly string[]): Pick<PortalPromise, 'after' | 'before'> | null {
  const plain = normaliseWords(text);
  const match = findAny(plain, refreshing);
  if (match === null) return null;
  const end = match.index + match.length;
  const before = plain.slice(Math.max(0, match.index - REACH), match.index).trim();
  return { after: plain.slice(end, end + REACH), before: before.replace(/ се$/, '') };
}

/** A stop ends a sentence before a space: „2026 г. се“ is cut too, which loses words and invents none. */
function sentences(text: string): readonly string[] {
  return text.split(/[\r\n;]+|[.!?]\s+/, MOST_SENTENCES).filter((sentence) => sentence !== '');
}
