import { remember } from '../../model/remember.ts';
import type { Tables } from '../../model/tables.ts';
import { phraseMasks } from '../../model/words.ts';

type ReuseTables = Pick<Tables, 'licences' | 'vocabulary'>;

/**
 * Words without which nothing can be stated although no table has them: the names, letters and texts of licences
 * (ccName, legalText), prohibitions and demands whose parts stand apart (restrictionsOf), ©, and the provisos, since
 * taking one out can bring words together that were apart.
 */
const APART_FROM_TABLES = [
  '©', '(c)', 'copyright~', 'licen~', 'лиценз~', 'attribution~', 'признани~', 'признаване~', 'криейтив~', 'creative~', 'cc~', 'сс~', 'без производни', 'affirmer', 'rightsholder',
  'търговск~', 'произведения', 'разрешение', 'съгласие', 'одобрение',
  'не е посочено', 'не е указано', 'не е отбелязано', 'не е упоменато', 'не е предвидено', 'не е изрично', 'otherwise',
] as const; // prettier-ignore

/** A permission with its extent (grantsReuse). */
const PERMITS = ['може', 'могат', 'можете', 'неможе', 'немогат', 'предоставя~', 'непредоставя~'] as const;
const EXTENT = /ограничени|услови|цел/;

const STATES = 1;
const PERMITTED = 2;
/** Whether a text has a phrase by which a statement can be made, and whether it permits something: one look for both. */
const reuseWords = remember(({ licences, vocabulary }: ReuseTables) =>
  phraseMasks([
    {
      mask: STATES,
      phrases: [
        ...APART_FROM_TABLES,
        ...licences.flatMap(({ phrases }) => phrases),
        ...vocabulary.licenceRestricted.map(({ phrase }) => phrase),
        ...vocabulary.licenceOpen,
        ...vocabulary.licenceReserved,
      ],
    },
    { mask: PERMITTED, phrases: PERMITS },
  ]),
);

/**
 * Whether a normalised text can state anything about re-use. Nearly every paragraph of the web cannot, and is told so
 * by one look. False must be certain: a test holds it against every phrase that the reader of statements knows.
 */
export function maySpeakOfReuse(normalised: string, tables: ReuseTables): boolean {
  if (normalised.includes('://') || normalised.includes('www.') || normalised.includes('creativecommons')) return true;
  const words = reuseWords(tables)(normalised);
  return (words & STATES) !== 0 || ((words & PERMITTED) !== 0 && EXTENT.test(normalised));
}
