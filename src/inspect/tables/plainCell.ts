/**
 * What the codes of most cells settle without a string or a pattern: `plainCell` answers one of these, or the year of a
 * bare year (1900 to 2099), or a day as the number yyyymmdd. It never says otherwise than `readCell`, `cellYear`,
 * `saysNoValue` and `tallyPersonal` together; where it cannot be sure of all of them it says so.
 */
export const PLAIN = {
  /** To be read as a string. */
  unsure: 0,
  blank: 1,
  /** Words that are no date, do not say „no value“ and hold nothing personal. */
  words: 2,
  /** A number that is no year and has no shape of a personal one. */
  number: 3,
  /** Nine digits that are no phone. */
  nineDigits: 4,
  /** Ten digits: whose, their check digits tell. */
  tenDigits: 5,
} as const;

/** From here on the answer is a year. */
export const FIRST_YEAR = 1900;
/** From here on the answer is a day. */
export const FIRST_DAY = 1800_01_01;

const [SPACE, COMMA, MINUS, DOT, SLASH, COLON, AT] = [32, 44, 45, 46, 47, 58, 64];
const [ZERO, EIGHT, NINE] = [48, 56, 57];
const [NO_BREAK_SPACE, NARROW_SPACE] = [0xa0, 0x202f];
const [CAPITAL_T, CAPITAL_Z, YEAR_LETTER] = [84, 90, 0x433];
const LONGEST_YEAR = 20;
/** Longer ones are no numbers. */
const LONGEST_NUMBER = 40;
/** Numbers in fewer characters are never personal. */
const SHORTEST_PERSONAL = 6;

/** Reads the codes from `from` up to `to`. */
export function plainCell(codes: Uint16Array, from: number, to: number): number {
  if (from === to) return PLAIN.blank;
  if (codes[from] !== SPACE && codes[to - 1] !== SPACE) return wordOrNumber(codes, from, to);
  // A year with many spaces around it is taken for none.
  return to - from > LONGEST_YEAR ? PLAIN.unsure : betweenSpaces(codes, from, to);
}

function betweenSpaces(codes: Uint16Array, from: number, to: number): number {
  let [start, end] = [from, to];
  while (start < end && codes[start] === SPACE) start += 1;
  while (start < end && codes[end - 1] === SPACE) end -= 1;
  return start === end ? PLAIN.blank : wordOrNumber(codes, start, end);
}

function wordOrNumber(codes: Uint16Array, from: number, to: number): number {
  const first = codes[from] ?? 0;
  if (first >= ZERO && first <= NINE) return numberFrom(codes, from, to, first);
  if (isLetter(first) || opensWords(first)) return wordsFrom(codes, from, to, first);
  if (first === MINUS) return negativeFrom(codes, from + 1, to);
  return PLAIN.unsure;
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= ZERO && code <= NINE;
}

/** Latin without accents, or Cyrillic. */
function isLetter(code: number): boolean {
  return (code >= 0x400 && code <= 0x52f) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** `" « „ №`: nothing but words begins with them. */
function opensWords(code: number): boolean {
  return code === 34 || code === 0xab || code === 0x201e || code === 0x2116;
}

/** Not a space of any kind: ASCII, Cyrillic, dashes and quotation marks. False for much that is none either. */
function isSolid(code: number): boolean {
  return (
    (code > SPACE && code < 127) ||
    (code >= 0x400 && code <= 0x52f) ||
    (code >= 0x2010 && code <= 0x2027) ||
    code === 0xab ||
    code === 0xbb
  );
}

/** Place behind the digits that stand at `from`. */
function digitsEnd(codes: Uint16Array, from: number, to: number): number {
  let at = from;
  while (at < to && isDigit(codes[at])) at += 1;
  return at;
}

function valueOf(codes: Uint16Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + (codes[at] ?? ZERO) - ZERO;
  return value;
}

function numberFrom(codes: Uint16Array, from: number, to: number, first: number): number {
  const end = digitsEnd(codes, from, to);
  if (to - from > LONGEST_NUMBER) return numberedWords(codes, end, to);
  if (end === to) return wholeNumber(codes, from, to, first);
  const sign = codes[end];
  if (sign === COMMA && end + 1 < to && digitsEnd(codes, end + 1, to) === to) return PLAIN.number;
  if (sign === DOT || sign === MINUS || sign === SLASH) return partsFrom(codes, from, end, to, first);
  if (sign !== SPACE && sign !== NO_BREAK_SPACE && sign !== NARROW_SPACE) return numberedWords(codes, end, to);
  const groups = groupsFrom(codes, from, end, to, first);
  return groups === PLAIN.unsure ? numberedWords(codes, end, to) : groups;
}

/** `12 ул. Примерна`, `3Б`: words behind a number that are neither a unit nor part of a date or time. */
function numberedWords(codes: Uint16Array, from: number, to: number): number {
  let at = from;
  while (at < to && !isLetter(codes[at] ?? 0)) at += 1;
  if (at === to || mayBeginUnit(codes[at] ?? 0) || !isSolid(codes[to - 1] ?? 0)) return PLAIN.unsure;
  return holdsNothingMore(codes, from, to, 4) ? PLAIN.words : PLAIN.unsure;
}

/** The letters of `лв`, `лева`, `евро`, `EUR`, `BGN`, `хил`, `млн`, `г`, `ч`, `T`, `Z`, `e` of exponents. */
function mayBeginUnit(code: number): boolean {
  return [0x43b, 0x435, 69, 66, 0x445, 0x43c, 0x433, 0x447, 84, 90, 101].includes(code);
}

function wholeNumber(codes: Uint16Array, from: number, to: number, first: number): number {
  const length = to - from;
  if (length === 4) {
    const year = valueOf(codes, from, to);
    return year >= FIRST_YEAR && year < 2100 ? year : PLAIN.number;
  }
  if (length < SHORTEST_PERSONAL) return PLAIN.number;
  if (length === 10) return PLAIN.tenDigits;
  if (first === ZERO) return PLAIN.unsure;
  if (length !== 9) return PLAIN.number;
  return first === EIGHT ? PLAIN.unsure : PLAIN.nineDigits;
}

/** `1 234 567,50` */
function groupsFrom(codes: Uint16Array, from: number, end: number, to: number, first: number): number {
  if (end - from > 3 || first === ZERO) return PLAIN.unsure;
  let at = end;
  while (at < to && (codes[at] === SPACE || codes[at] === NO_BREAK_SPACE || codes[at] === NARROW_SPACE)) {
    const next = digitsEnd(codes, at + 1, to);
    if (next - at !== 4) return PLAIN.unsure;
    at = next;
  }
  if (at === to) return PLAIN.number;
  if (codes[at] !== COMMA && codes[at] !== DOT) return PLAIN.unsure;
  return at + 1 < to && digitsEnd(codes, at + 1, to) === to ? PLAIN.number : PLAIN.unsure;
}

/** Digits, a sign between, and digits again: a fraction, or a day. */
function partsFrom(codes: Uint16Array, from: number, end: number, to: number, first: number): number {
  const second = digitsEnd(codes, end + 1, to);
  if (second === end + 1) return numberedWords(codes, end, to);
  if (second < to) return dayFrom(codes, from, end, second, to);
  if (codes[end] !== DOT || (first === ZERO && to - from >= SHORTEST_PERSONAL)) return PLAIN.unsure;
  const [whole, fraction] = [end - from, second - end - 1];
  // `12.2025` and `2025.12` are months, `42.6975` and `1234.50` are none.
  if (whole === 4 && fraction <= 2) return isMonth(codes, from, end, end + 1, to) ? PLAIN.unsure : PLAIN.number;
  if (whole <= 2 && fraction === 4) return isMonth(codes, end + 1, to, from, end) ? PLAIN.unsure : PLAIN.number;
  return PLAIN.number;
}

function isMonth(codes: Uint16Array, year: number, yearEnd: number, month: number, monthEnd: number): boolean {
  return isPlausible(valueOf(codes, year, yearEnd), valueOf(codes, month, monthEnd));
}

function isPlausible(year: number, month: number): boolean {
  return year >= 1800 && year <= 2200 && month >= 1 && month <= 12;
}

/** `31.12.2025`, `31.12.2025 г.`, `2025-12-31`, each with a time or without. */
function dayFrom(codes: Uint16Array, from: number, end: number, second: number, to: number): number {
  const sign = codes[second];
  if (sign !== DOT && sign !== MINUS && sign !== SLASH) return PLAIN.unsure;
  const third = digitsEnd(codes, second + 1, to);
  const [a, b, c] = [end - from, second - end - 1, third - second - 1];
  if (b > 2) return PLAIN.unsure;
  const month = valueOf(codes, end + 1, second);
  if (a === 4 && (c === 1 || c === 2) && isTime(codes, third, to))
    return dayNumber(valueOf(codes, from, end), month, valueOf(codes, second + 1, third));
  if (a <= 2 && c === 4 && (isYearWord(codes, third, to) || isTime(codes, third, to)))
    return dayNumber(valueOf(codes, second + 1, third), month, valueOf(codes, from, end));
  return PLAIN.unsure;
}

/** Days of the shorter months are left to the calendar. */
function dayNumber(year: number, month: number, day: number): number {
  if (!isPlausible(year, month) || day < 1 || day > 28) return lateDay(year, month, day);
  return year * 10_000 + month * 100 + day;
}

function lateDay(year: number, month: number, day: number): number {
  if (!isPlausible(year, month) || month === 2 || day < 1 || day > 31) return PLAIN.unsure;
  const isShort = month === 4 || month === 6 || month === 9 || month === 11;
  return day === 31 && isShort ? PLAIN.unsure : year * 10_000 + month * 100 + day;
}

/** Nothing, or ` г.`. */
function isYearWord(codes: Uint16Array, from: number, to: number): boolean {
  let at = from;
  if (at < to && codes[at] === SPACE) at += 1;
  if (at < to && codes[at] === YEAR_LETTER) at += codes[at + 1] === DOT && at + 1 < to ? 2 : 1;
  else if (at !== from) return false;
  return at === to;
}

/** Nothing, or ` 10:00`, `T10:00:00`, `T10:00:00.000Z`. */
function isTime(codes: Uint16Array, from: number, to: number): boolean {
  if (from === to) return true;
  if (codes[from] !== SPACE && codes[from] !== CAPITAL_T) return false;
  const hours = digitsEnd(codes, from + 1, to);
  if (hours === from + 1 || hours > from + 3 || hours === to || codes[hours] !== COLON) return false;
  let at = digitsEnd(codes, hours + 1, to);
  if (at !== hours + 3) return false;
  if (at < to && codes[at] === COLON) {
    const seconds = digitsEnd(codes, at + 1, to);
    if (seconds !== at + 3) return false;
    at = seconds;
    if (at < to && codes[at] === DOT) {
      at = digitsEnd(codes, at + 1, to);
      if (at === seconds + 1) return false;
    }
  }
  return at === to || (codes[at] === CAPITAL_Z && at + 1 === to);
}

function negativeFrom(codes: Uint16Array, from: number, to: number): number {
  const end = digitsEnd(codes, from, to);
  if (end === from || to - from >= LONGEST_NUMBER) return PLAIN.unsure;
  if (end === to) return PLAIN.number;
  if (codes[end] !== COMMA && codes[end] !== DOT) return PLAIN.unsure;
  return end + 1 < to && digitsEnd(codes, end + 1, to) === to ? PLAIN.number : PLAIN.unsure;
}

function wordsFrom(codes: Uint16Array, from: number, to: number, first: number): number {
  const length = to - from;
  if (!isSolid(codes[to - 1] ?? 0) || maySayNoValue(first, codes[from + 1] ?? 0, length)) return PLAIN.unsure;
  // Two letters and digits: the number of a card or an account.
  if (isDigit(codes[from + 2]) && length >= 9) return PLAIN.unsure;
  if (first >= 0x410 && first <= 0x44f && mayBeMonth(codes, from, to)) return PLAIN.unsure;
  return holdsNothingMore(codes, from, to, 10) ? PLAIN.words : PLAIN.unsure;
}

/** Neither an address of mail nor as many digits in a row. */
function holdsNothingMore(codes: Uint16Array, from: number, to: number, fewestDigits: number): boolean {
  let digits = 0;
  for (let at = from; at < to; at += 1) {
    const code = codes[at] ?? 0;
    if (code > NINE) {
      if (code === AT) return false;
      digits = 0;
    } else if (code < ZERO) digits = 0;
    else if ((digits += 1) === fewestDigits) return false;
  }
  return true;
}

/** How `n/a`, `null`, `none`, „н.д.“, „няма данни“ and a lone x begin. */
function maySayNoValue(first: number, second: number, length: number): boolean {
  if (length > 10) return false;
  const letter = small(first);
  if (letter === 0x6e) return !isLetter(second) || [0x61, 0x6f, 0x75].includes(small(second));
  if (letter === 0x43d) return !isLetter(second) || small(second) === 0x434 || small(second) === 0x44f;
  return length === 1 && (letter === 0x78 || letter === 0x445);
}

/** Of a Latin letter or one of а–я, the small one. */
function small(code: number): number {
  if (code < 128) return code | 32;
  return code >= 0x410 && code < 0x430 ? code + 32 : code;
}

/** A word, spaces, and exactly four digits: „декември 2025“. */
function mayBeMonth(codes: Uint16Array, from: number, to: number): boolean {
  let at = from;
  while (at < to && (codes[at] ?? 0) >= 0x410 && (codes[at] ?? 0) <= 0x44f) at += 1;
  const word = at;
  while (at < to && !isSolid(codes[at] ?? 0)) at += 1;
  return at > word && digitsEnd(codes, at, to) === at + 4;
}
