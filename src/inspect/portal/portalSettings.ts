import { isPersonalSetting } from '../../model/personalSetting.ts';
import type { CatalogueDataset } from '../../model/catalogue.ts';
import { itemsOf, textField } from '../catalogue/jsonFields.ts';

const MAX_SETTINGS = 20;
const MAX_CHARACTERS = 200;
/** `custom_settings` of a dataset: at most 20 pairs of 200 characters, without what looks like personal data. */
export function portalSettings(value: unknown): CatalogueDataset['settings'] {
  return itemsOf(value, MAX_SETTINGS)
    .map((item) => ({ key: textField(item, 'key', MAX_CHARACTERS), value: textField(item, 'value', MAX_CHARACTERS) }))
    .filter((pair) => pair.value !== '' && !isPersonalSetting(pair));
}
