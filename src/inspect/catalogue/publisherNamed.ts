import type { CatalogueDataset } from '../../model/catalogue.ts';
import { isPersonalPublisher } from '../../model/personalPublisher.ts';

/** A publisher of whom the catalogue tells the name alone: that is its key too. Of a person neither is kept; '' = nobody is named. */
export function publisherNamed(name: string): CatalogueDataset['publisher'] {
  if (name === '') return null;
  return isPersonalPublisher(name) ? { key: null, name: null } : { key: name, name };
}
