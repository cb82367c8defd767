/**
 * How much a text looks like written Bulgarian (Russian and other Cyrillic pass too): the higher, the likelier that the
 * bytes were decoded with the right table. Only differences between decodings of the same bytes mean something.
 */

/**
 * Rows and columns: boundary of a word, then а–я without ё. −log2 P(next letter | letter), cut at 9, one digit each; counted over distinct Bulgarian words of laws, registers and
 * tables. Rows of ы and э are flat: Bulgarian does not use them, and Russian must still pass as text.
 */
const BIGRAM_COST: readonly string[] = [
  '054444675584545435356667689999987', // word end
  '296464975865453963549876788999999', // а
  '539888398499495393695979995499976', // б
  '339968399497685295679996799599997', // в
  '439997499399495292995999999699979', // г
  '337598349397875374595999989599998', // д
  '396464966865352674449865768999999', // е
  '537793299296985689995999999799999', // ж
  '525454499396564445666969999699999', // з
  '278576585774453685549884586999994', // и
  '297596899994473395349986599999999', // й
  '329699699399578294645996999699989', // к
  '339957398296994399676998699799965', // л
  '426599299397696376895899799799976', // м
  '339975398296996399558796799999996', // н
  '284264776766454854459798788999997', // о
  '539999399497496272766997799599999', // п
  '427766389396765399664987889699996', // р
  '548588399493466546925999999499999', // с
  '339499399396895393796999999599998', // т
  '565555657764344943359867449999998', // у
  '439888399297598384675999899899999', // ф
  '429699599399643393956999899799969', // х
  '329699399199999799999999999999999', // ц
  '439699199395693498996999999999999', // ч
  '439599299394573499994999999999999', // ш
  '339999199299995398998999999999999', // щ
  '994556764995354462559978796999969', // ъ
  '555555555555555555555555555555555', // ы
  '666666666665666166666666666666666', // ь
  '555555555555555555555555555555555', // э
  '693675774997243974369999499999999', // ю
  '197468996994552997649959897999999', // я
];

const OTHER_CYRILLIC_COST = 7;
const WRONG_CASE_COST = 6;
const LATIN_NEIGHBOUR_COST = 6;

/** Class of one character: row of BIGRAM_COST, or one of the negative classes below. */
const LATIN = -1;
const OTHER_CYRILLIC = -2;

type LetterClass = { readonly letter: number; readonly upper: boolean };

/** Signs that Bulgarian documents use; any other sign above ASCII makes a decoding less likely. */
const USUAL_SIGNS = '№«»„“”‘’–—…•°§©®\u00a0\u00ad';
/** Signs that never stand right before a letter: when they do, they are capitals read with the wrong table. */
const CLOSING_SIGNS = '»”…°';

function classify(code: number): LetterClass | null {
  if (code >= 0x430 && code <= 0x44f) return { letter: code - 0x430 + 1, upper: false };
  if (code >= 0x410 && code <= 0x42f) return { letter: code - 0x410 + 1, upper: true };
  if (code === 0x451) return { letter: 6, upper: false };
  if (code === 0x401) return { letter: 6, upper: true };
  if (code >= 0x400 && code <= 0x4ff) return { letter: OTHER_CYRILLIC, upper: code < 0x430 };
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return { letter: LATIN, upper: code < 97 };
  return null;
}

function signCost(char: string, code: number, next: number): number {
  if (CLOSING_SIGNS.includes(char) && next >= 0x410 && next <= 0x44f) return 9;
  if (USUAL_SIGNS.includes(char)) return 4;
  if (code < 0xa0 || code === 0xfffd) return 12;
  if (code >= 0x2500 && code <= 0x259f) return 7;
  return 8;
}

function pairCost(from: number, to: number): number {
  if (from === OTHER_CYRILLIC || to === OTHER_CYRILLIC) return OTHER_CYRILLIC_COST;
  if (from === LATIN || to === LATIN) return LATIN_NEIGHBOUR_COST;
  return (BIGRAM_COST[from] ?? '').charCodeAt(to) - 48;
}

/** Sum of costs over the characters above ASCII, negated; 0 for a text without any. */
export function scoreCyrillic(text: string): number {
  let cost = 0;
  let previous: LetterClass | null = null;
  let beforePreviousUpper = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const current = classify(code);
    if (current === null) {
      if (code > 127) cost += signCost(text[index] ?? '', code, text.charCodeAt(index + 1));
      if (previous !== null && previous.letter > 0) cost += pairCost(previous.letter, 0);
      previous = null;
      beforePreviousUpper = false;
      continue;
    }
    const cyrillic = current.letter !== LATIN;
    if (cyrillic || (previous !== null && previous.letter !== LATIN)) {
      cost += pairCost(previous?.letter ?? 0, current.letter);
      if (previous !== null && current.upper && !previous.upper) cost += WRONG_CASE_COST;
      if (previous !== null && !current.upper && previous.upper && beforePreviousUpper) cost += WRONG_CASE_COST / 3;
    }
    beforePreviousUpper = previous?.upper ?? false;
    previous = current;
  }
  return -cost;
}
