import type { CaptureId } from '../../model/ids.ts';
import { type Promised, promisedRhythm } from '../../model/promisedRhythm.ts';
import type { Tables } from '../../model/tables.ts';
import { normaliseWords } from '../../model/words.ts';
import type { PortalPlace } from './candidate.ts';

/** What a dataset on the portal says of how often it is refreshed, and where. */
export type PortalPromise = {
  readonly promised: Promised;
  /** The sentence or pair that it stands in. */
  readonly about: string;
  readonly capture: CaptureId;
  readonly pointer: string;
};

/** Keys of settings that say so alone; in a text „честота“ may be that of rain. */
const KEYS: ReadonlySet<string> = new Set([
  'честота', 'периодичност', 'frequency', 'periodicity', 'accrualperiodicity', 'accrual periodicity',
]); // prettier-ignore

/** Settings come first, being meant for such things; then the text of the dataset and its terms of service. */
export function portalPromises({ dataset, listing, details }: PortalPlace, tables: Tables): readonly PortalPromise[] {
  const settings = dataset.settings.flatMap(({ key, value }): PortalPromise[] => {
    const words = KEYS.has(normaliseWords(key)) ? `Периодичност: ${value}` : `${key}: ${value}`;
    const promised = promisedRhythm(words, tables) ?? promisedRhythm(value, tables);
    const capture = details?.id ?? listing.id;
    return promised === null
      ? []
      : [{ promised, about: `${key}: ${value}`, capture, pointer: '/data/custom_settings' }];
  });
  const texts = [dataset.description, dataset.sla].flatMap((text): PortalPromise[] => {
    const promised = promisedRhythm(text, tables);
    return promised === null ? [] : [{ promised, about: promised.words, capture: listing.id, pointer: '/datasets' }];
  });
  return [...settings, ...texts];
}
