import type { CatalogueDataset } from '../../model/catalogue.ts';
import { isPersonalText } from '../../model/personalSetting.ts';

/**
 * Where data come from, in free text: whole, or left out when any part of it may be about a person. That something was
 * said is kept, so that nobody is blamed for silence.
 */
export function provenanceSaid(words: string | null): Pick<CatalogueDataset, 'provenance' | 'withheld'> {
  const isPersonal = words !== null && isPersonalText(words);
  return isPersonal ? { provenance: null, withheld: ['provenance'] } : { provenance: words };
}
