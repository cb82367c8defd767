import type { LicenceEntry, Tables } from '../../model/tables.ts';

/** „Приложение № 2 от Наредбата за стандартните условия“: the ordinance's terms by their number. */
const BY_NUMBER =
  /(?:приложени(?:е|ето|я)|стандартн(?:и|ите) услови(?:я|ята)|annex|standard (?:terms|conditions))(?: към| по| от)?(?: чл\.? ?\d+[^№]{0,20})?,? ?(?:no\.? ?|№ ?|n ?|номер )?([1-8])(?![\d.])/gu;
const OF_THE_ORDINANCE =
  /стандартн\p{L}* услови|повторн\p{L}* (?:използван|ползван|употреб)|обществения сектор|търговска тайна|re-?use|standard (?:terms|conditions)|public sector information/u;

export type NumberedTerms = { readonly entry: LicenceEntry; readonly index: number };

/** Terms of the ordinance that a normalised sentence names by number; other acts have annexes too. */
export function standardTerms(plain: string, tables: Pick<Tables, 'licences'>): readonly NumberedTerms[] {
  if (!OF_THE_ORDINANCE.test(plain)) return [];
  return [...plain.matchAll(BY_NUMBER)].flatMap((match) => {
    const entry = tables.licences.find(({ ordinanceTerms }) => ordinanceTerms === Number(match[1]));
    return entry === undefined ? [] : [{ entry, index: match.index }];
  });
}
