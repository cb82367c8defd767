import { withoutPersonal } from '../../model/evidence.ts';
import type { PersonalColumn, PersonalKind } from '../../model/personalColumn.ts';
import type { ColumnTally } from './columnTally.ts';
import type { PersonalTally } from './personalTally.ts';

/** Of the cells that could be of a kind, the share that must be. */
const SHARE = 0.6;
/** Without a label that says so: every number right, or this many of them. */
const SURE = 5;
const FEWEST = 3;

const LABELS = {
  egn: /(?<!\p{L})(?:егн|е\.\s?г\.\s?н\.?|единен граждански номер|egn)(?!\p{L})/iu,
  lnch: /(?<!\p{L})(?:лнч|л\.\s?н\.\s?ч\.?|личен номер на чужден|lnch)/iu,
  card: /лична карта|(?<!\p{L})л\.\s?к\.|(?<!\p{L})лк\s?№|№\s?(?:на\s)?лк(?!\p{L})|документ за самоличност/iu,
  company: /(?<!\p{L})(?:еик|булстат|eik|bulstat)/iu,
  iban: /iban|банков\p{L}* сметк/iu,
  email: /e-?mail|(?:и|е)-?мейл|ел(?:\.|ектронна)\s?поща|електронен адрес/iu,
  phone: /(?<!\p{L})(?:тел|gsm|моб)(?!\p{L})|телефон|мобилен|факс|phone|(?<!\p{L})fax/iu,
} as const;

/**
 * Columns that hold personal numbers, accounts or contacts, by what their cells are and, where a shape alone proves
 * nothing, by what their label says. Counts only, no value. In the order of the columns.
 */
export function personalColumns(
  columns: readonly (ColumnTally | undefined)[],
  labels: readonly string[],
  sheet: string | null,
): readonly PersonalColumn[] {
  const found: PersonalColumn[] = [];
  // Columns without a single cell leave holes.
  for (const [index, column] of columns.entries()) {
    if (column?.personal === null || column === undefined) continue;
    const filled = column.numbers + column.dates + column.texts;
    const label = labels[index] ?? '';
    for (const [kind, cells] of kindsOf(column.personal, label, filled))
      found.push({ kind, column: index + 1, label: withoutPersonal(label), sheet, cells, filled });
  }
  return found;
}

function kindsOf(tally: PersonalTally, label: string, filled: number): readonly (readonly [PersonalKind, number])[] {
  const counts: Readonly<Record<PersonalKind, number>> = {
    egn: egnCells(tally, label, filled),
    lnch: lnchCells(tally, label),
    'id-card': cardCells(tally, label, filled),
    iban: ibanCells(tally, label),
    email: contactCells(tally.emails, tally.emails, LABELS.email.test(label), filled),
    phone: contactCells(tally.phones, tally.phones + tally.phoneLike, LABELS.phone.test(label), filled),
  };
  return (Object.keys(counts) as PersonalKind[]).filter((kind) => counts[kind] > 0).map((kind) => [kind, counts[kind]]);
}

/**
 * One in 150 numbers of ten digits is a valid ЕГН by chance, and one in ten of those that begin with a date: a column
 * of other numbers never reaches the share. Firms in the column (ЕИК of 9 or 13 digits) do not lower it. A column that
 * its own writer calls ЕГН and that is full of ten digits is one, whatever their check digits: mistyped ones are too.
 */
function egnCells(tally: PersonalTally, label: string, filled: number): number {
  const { egn, tenDigits, differentEgn, egnInText } = tally;
  const foreigners = LABELS.lnch.test(label) ? tally.lnch : 0;
  const plausible = egn >= SHARE * (tenDigits - foreigners);
  if (LABELS.egn.test(label) && tenDigits > 0 && tenDigits - foreigners >= SHARE * filled)
    return tenDigits - foreigners + egnInText;
  const labelled = LABELS.egn.test(label) && egn > 0;
  const proven = differentEgn.length >= FEWEST && (egn >= SURE || egn === tenDigits);
  return (plausible && (labelled || proven) ? egn : 0) + egnInText;
}

/** The check digit is right in every tenth number: only under a label, and of what is no ЕГН. */
function lnchCells({ lnch, egn, tenDigits }: PersonalTally, label: string): number {
  return LABELS.lnch.test(label) && lnch > 0 && lnch >= SHARE * (tenDigits - egn) ? lnch : 0;
}

/** Nine digits are an ЕИК as well: only under a label that speaks of cards and of no firms. */
function cardCells({ cardLike }: PersonalTally, label: string, filled: number): number {
  const labelled = LABELS.card.test(label) && !LABELS.company.test(label);
  return labelled && cardLike >= SHARE * filled ? cardLike : 0;
}

function ibanCells({ iban, ibanLike, differentIban }: PersonalTally, label: string): number {
  const enough = LABELS.iban.test(label) ? 1 : FEWEST;
  return differentIban.length >= enough && iban >= SHARE * ibanLike ? iban : 0;
}

function contactCells(sure: number, like: number, labelled: boolean, filled: number): number {
  const cells = labelled ? like : sure;
  return cells >= (labelled ? 1 : FEWEST) && cells >= SHARE * filled ? cells : 0;
}
