import fc from 'fast-check';

const SPACES = [' ', '  ', '\t', '\u00a0', '\u202f', '\u2009', '\ufeff', '\u0001'];
const SIGNS = ['.', ',', '-', '−', '/', ':', ';', '(', ')', '+', '%', '@', '#', "'", '"', '„', '“', '«', '№', '*', '_'];
const WORDS = [
  'г.',
  'г',
  'год.',
  'година',
  'лв.',
  'лева',
  'EUR',
  'BGN',
  '€',
  'хил.',
  'млн',
  'T',
  'Z',
  'ч.',
  'e5',
  'E-3',
  'декември',
  'Март',
  'МАЙ',
  'юни',
  'нула',
  'не',
  'да',
  'н.д.',
  'н д',
  'няма',
  'данни',
  'няма данни',
  'n/a',
  'NaN',
  'null',
  'None',
  'x',
  'X',
  'х',
  'Общо',
  'общо:',
  'Всичко',
  'Сума',
  'TOTAL',
  'Grand total',
  'Sum',
  'с',
  'ОБЩ БРОЙ',
  'ЕГН',
  'ЕГН: 7501020018',
  '7501020018',
  '0888123456',
  '+359 88 812 3456',
  '(02) 987 6543',
  '887654321',
  'Иван',

  'ул. „Цар Иван“ 5',
  'a@b.bg',
  'BG80BNBG96611020345678',
  'BG80',
  'АВ1234567',
  'AB1234567',
  'Примерно ООД',
  'É',
  'ѝ',
  '\u{1c82}бщо',
  'ſum',
  'и\u0306',
  '\u200b',
  '\u0085',
  '𝟏',
  '٣',
  'Қ',
];

const digits = fc
  .tuple(fc.constantFrom(1, 1, 2, 2, 3, 4, 4, 5, 6, 8, 9, 10, 13), fc.nat())
  .map(([length, seed]) => String(seed).padStart(length, '0').slice(-length));
const year = fc.integer({ min: 1795, max: 2205 }).map(String);
const small = fc
  .integer({ min: 0, max: 33 })
  .map((value) => (value % 2 === 0 ? String(value) : String(value).padStart(2, '0')));

const piece = fc.oneof(
  { arbitrary: digits, weight: 6 },
  { arbitrary: year, weight: 2 },
  { arbitrary: small, weight: 2 },
  { arbitrary: fc.constantFrom(...SIGNS), weight: 5 },
  { arbitrary: fc.constantFrom(...SPACES), weight: 2 },
  { arbitrary: fc.constantFrom(...WORDS), weight: 4 },
  { arbitrary: fc.string({ maxLength: 4, unit: 'binary' }), weight: 1 },
);

const sign = fc.constantFrom('.', '-', '/');
const time = fc.constantFrom(
  '',
  '',
  ' 10:00',
  'T9:05',
  'T10:00:00Z',
  ' 10:00:00.000',
  ' 10:0',
  ' г.',
  'г',
  ' г. 10:00',
);
const date = fc
  .tuple(small, sign, small, sign, year, time, fc.boolean())
  .map(([day, a, month, b, y, end, yearFirst]) =>
    yearFirst ? `${y}${a}${month}${b}${day}${end}` : `${day}${a}${month}${b}${y}${end}`,
  );
const grouped = fc
  .tuple(
    small,
    fc.constantFrom(' ', '\u00a0', '.', ','),
    fc.array(digits, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', ',5', '.50', ' лв.'),
  )
  .map(([first, space, groups, end]) => [first, ...groups].join(space) + end);

/** Cells of real tables, of tables gone wrong, and of no table at all. */
export const cellLike: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.array(piece, { maxLength: 5 }).map((parts) => parts.join('')), weight: 4 },
  { arbitrary: piece, weight: 2 },
  { arbitrary: date, weight: 2 },
  { arbitrary: grouped, weight: 1 },
  { arbitrary: fc.tuple(piece, fc.constantFrom(' ', ''), piece).map((parts) => parts.join('')), weight: 2 },
);
