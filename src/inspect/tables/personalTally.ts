import { isIban } from '../../model/iban.ts';
import { isForeignerNumber, isPersonalNumber } from '../../model/personalNumber.ts';
import type { CellKind } from './cellKind.ts';

/**
 * What the cells of one column look like to the guard. Only counts leave this room; up to three different numbers are
 * held while the table is read, since one number repeated a hundred times proves no more than once.
 */
export type PersonalTally = {
  tenDigits: number;
  egn: number;
  differentEgn: string[];
  lnch: number;
  /** Valid personal numbers right after the word „ЕГН“ inside a longer text. */
  egnInText: number;
  ibanLike: number;
  iban: number;
  differentIban: string[];
  /** Nine digits, or two letters and seven: the shape of a card's number, and of much else. */
  cardLike: number;
  emails: number;
  /** Numbers that can be nothing but a phone. */
  phones: number;
  /** Of a shape that a phone can have too. */
  phoneLike: number;
};

const ENOUGH_DIFFERENT = 3;
/** Shorter than anything that is looked for. */
const SHORTEST = 6;
const TEN_DIGITS = /^\d{10}$/;
const CARD = /^(?:\d{9}|[A-ZА-Я]{2}\d{7})$/;
const IBAN_LIKE = /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}$/;
const EGN_IN_TEXT = /(?:ЕГН|егн)[\s:№-]{0,4}(\d{10})(?!\d)/;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,200}\.\p{L}{2,}/u;
/** Abroad-style numbers, numbers with the code of a place set apart, mobile numbers. */
const PHONE =
  /^(?:(?:\+|00)\s?359[\s\d()/-]{6,16}\d|\(?0\s?(?:2|[3-9]\d{1,4})\)?\s?[\s/-]\s?\d[\d\s/-]{4,12}|08[789]\d{7})$/;
const PHONE_LIKE = /^(?:[+(0][\d\s()/.-]{4,24}\d|8[789]\d{7})$/;

/** Adds one cell to what is known of its column; `before` is null until something was seen. */
export function tallyPersonal(before: PersonalTally | null, cell: string, kind: CellKind): PersonalTally | null {
  const text = cell.trim();
  if (text.length < SHORTEST || kind === 'date' || kind === 'empty') return before;
  const first = text.charCodeAt(0);
  // A digit, a plus, a bracket; then upper-case letters, Latin and Cyrillic. Most cells are neither, and cost no more.
  if ((first >= 48 && first <= 57) || first === 43 || first === 40) return tallyNumber(before, text);
  let tally = before;
  if ((first >= 65 && first <= 90) || (first >= 0x410 && first <= 0x42f)) tally = tallyLettered(tally, text);
  if (kind !== 'text') return tally;
  if (text.includes('@') && EMAIL.test(text)) (tally ??= emptyPersonalTally()).emails += 1;
  if (text.length > 12 && isPersonalNumber(EGN_IN_TEXT.exec(text)?.[1] ?? ''))
    (tally ??= emptyPersonalTally()).egnInText += 1;
  return tally;
}

function tallyNumber(before: PersonalTally | null, text: string): PersonalTally | null {
  if (text.length === 10 && TEN_DIGITS.test(text)) {
    const tally = before ?? emptyPersonalTally();
    tally.tenDigits += 1;
    if (isPersonalNumber(text)) {
      tally.egn += 1;
      note(tally.differentEgn, text);
    } else if (isForeignerNumber(text)) tally.lnch += 1;
    if (PHONE.test(text)) tally.phones += 1;
    return tally;
  }
  let tally = before;
  if (text.length === 9 && CARD.test(text)) (tally ??= emptyPersonalTally()).cardLike += 1;
  if (text.length > 26 || !PHONE_LIKE.test(text)) return countEmail(tally, text);
  tally ??= emptyPersonalTally();
  if (isPhone(text)) tally.phones += 1;
  else tally.phoneLike += 1;
  return tally;
}

/** Addresses may begin with a digit. */
function countEmail(before: PersonalTally | null, text: string): PersonalTally | null {
  if (!text.includes('@') || !EMAIL.test(text)) return before;
  const tally = before ?? emptyPersonalTally();
  tally.emails += 1;
  return tally;
}

function tallyLettered(before: PersonalTally | null, text: string): PersonalTally | null {
  if (text.length === 9 && CARD.test(text)) {
    const tally = before ?? emptyPersonalTally();
    tally.cardLike += 1;
    return tally;
  }
  if (text.length < 15 || text.length > 42 || !IBAN_LIKE.test(text)) return before;
  const tally = before ?? emptyPersonalTally();
  const plain = text.replaceAll(' ', '');
  tally.ibanLike += 1;
  if (isIban(plain)) {
    tally.iban += 1;
    note(tally.differentIban, plain);
  }
  return tally;
}

/** Numbers inside the country have nine or ten digits with the zero: dates and file numbers have fewer or more. */
function isPhone(text: string): boolean {
  if (!PHONE.test(text)) return false;
  const digits = text.replace(/\D/g, '');
  return digits.startsWith('0') && !digits.startsWith('00') ? digits.length === 9 || digits.length === 10 : true;
}

function note(different: string[], value: string): void {
  if (different.length < ENOUGH_DIFFERENT && !different.includes(value)) different.push(value);
}

function emptyPersonalTally(): PersonalTally {
  return {
    tenDigits: 0,
    egn: 0,
    differentEgn: [],
    lnch: 0,
    egnInText: 0,
    ibanLike: 0,
    iban: 0,
    differentIban: [],
    cardLike: 0,
    emails: 0,
    phones: 0,
    phoneLike: 0,
  };
}
