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

/**
 * Adds one cell to what is known of its column; `before` is null until something was seen. Asked of every cell of every
 * table: what most cells are is settled by their first characters.
 */
export function tallyPersonal(before: PersonalTally | null, cell: string, kind: CellKind): PersonalTally | null {
  if (kind === 'date' || kind === 'empty' || cell.length < SHORTEST) return before;
  const text = trimmed(cell);
  const first = text.charCodeAt(0);
  if (kind === 'number') return mayBeNumber(first, text.length) ? tallyNumber(before, text) : before;
  let tally = before;
  if (isDigit(first) || first === PLUS || first === BRACKET) tally = tallyNumber(tally, text);
  else if (text.length === CARD_LENGTH && CARD.test(text)) (tally ??= emptyPersonalTally()).cardLike += 1;
  else if (isIbanStart(text)) tally = tallyAccount(tally, text);
  return tallyWords(tally, text);
}

/** Adds a cell of nine digits that can be no phone. */
export function tallyNineDigits(before: PersonalTally | null): PersonalTally {
  const tally = before ?? emptyPersonalTally();
  tally.cardLike += 1;
  return tally;
}

const [APOSTROPHE, BRACKET, PLUS, ZERO, EIGHT, NINE, AT] = [39, 40, 43, 48, 56, 57, 64];
const CARD_LENGTH = 9;
/** Of a longer text only the beginning is looked at. */
const WORDS_CHARACTERS = 2000;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** Ten digits, nine, or what a phone begins with: any other number is none of these. */
function mayBeNumber(first: number, length: number): boolean {
  return length === 10 || length === CARD_LENGTH || first === ZERO || first === PLUS || first === BRACKET;
}

/** Without spaces, and the sign by which spreadsheets mark text. Trimming makes a new string; nearly no cell needs it. */
function trimmed(cell: string): string {
  const text = isNoSpace(cell.charCodeAt(0)) && isNoSpace(cell.charCodeAt(cell.length - 1)) ? cell : cell.trim();
  return text.charCodeAt(0) === APOSTROPHE ? text.slice(1) : text;
}

/** True for most signs that are none. */
function isNoSpace(code: number): boolean {
  return (code > 32 && code < 0xa0) || (code >= 0x400 && code < 0x500);
}

function isIbanStart(text: string): boolean {
  const [first, third] = [text.charCodeAt(0), text.charCodeAt(2)];
  return first >= 65 && first <= 90 && isDigit(third) && text.length >= 15 && text.length <= 42;
}

/** Adds a number: digits, spaces and the signs of phones, without spaces around. */
export function tallyNumber(before: PersonalTally | null, text: string): PersonalTally | null {
  if (text.length === 10 && TEN_DIGITS.test(text)) {
    const tally = before ?? emptyPersonalTally();
    tally.tenDigits += 1;
    if (isPersonalNumber(text)) {
      tally.egn += 1;
      note(tally.differentEgn, text);
    } else if (isForeignerNumber(text)) tally.lnch += 1;
    if (text.charCodeAt(0) === ZERO && PHONE.test(text)) tally.phones += 1;
    return tally;
  }
  let tally = before;
  if (text.length === CARD_LENGTH && CARD.test(text)) (tally ??= emptyPersonalTally()).cardLike += 1;
  const first = text.charCodeAt(0);
  if (first !== ZERO && first !== PLUS && first !== BRACKET && !(first === EIGHT && text.length === 9)) return tally;
  if (text.length > 26 || !PHONE_LIKE.test(text)) return tally;
  tally ??= emptyPersonalTally();
  if (isPhone(text)) tally.phones += 1;
  else tally.phoneLike += 1;
  return tally;
}

function tallyAccount(before: PersonalTally | null, text: string): PersonalTally | null {
  if (!IBAN_LIKE.test(text)) return before;
  const tally = before ?? emptyPersonalTally();
  const plain = text.replaceAll(' ', '');
  tally.ibanLike += 1;
  if (isIban(plain)) {
    tally.iban += 1;
    note(tally.differentIban, plain);
  }
  return tally;
}

/** An address has its sign, a number among words its ten digits: one pass finds neither in nearly every cell. */
function tallyWords(before: PersonalTally | null, text: string): PersonalTally | null {
  let hasAt = false;
  let hasTen = false;
  let digits = 0;
  for (let at = 0; at < text.length && at < WORDS_CHARACTERS; at += 1) {
    const code = text.charCodeAt(at);
    digits = isDigit(code) ? digits + 1 : 0;
    hasTen ||= digits === 10;
    hasAt ||= code === AT;
  }
  let tally = before;
  if (hasAt && EMAIL.test(text)) (tally ??= emptyPersonalTally()).emails += 1;
  if (hasTen && isPersonalNumber(EGN_IN_TEXT.exec(text)?.[1] ?? '')) (tally ??= emptyPersonalTally()).egnInText += 1;
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
