/** Letters of Western European languages above ASCII; the rarer ones (ð þ ÿ) count as signs. */
const ACCENTED = /[àáâãäåæçèéêëìíîïñòóôõöøùúûüýßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜœšžŒŠŽ]/;
const USUAL_SIGNS = '«»„“”‘’–—…•°§©®€²³½¼¾±µ·º\u00a0\u00ad';

/**
 * How much a text looks like a Western European language, on the scale of scoreCyrillic: single accented letters among
 * Latin ones are likely, runs of accented letters are not (that is Cyrillic read with the wrong table).
 */
export function scoreLatin(text: string): number {
  let cost = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 127) cost += charCost(text, index);
  }
  return -cost;
}

function charCost(text: string, index: number): number {
  const char = text[index] ?? '';
  if (USUAL_SIGNS.includes(char)) return 4;
  if (!ACCENTED.test(char)) return 9;
  const before = text[index - 1] ?? '';
  const after = text[index + 1] ?? '';
  if (ACCENTED.test(before)) return 9;
  const upper = char === char.toUpperCase() && char !== 'ß';
  if (upper && /[a-z]/.test(before)) return 9;
  return /[A-Za-z]/.test(before) || /[A-Za-z]/.test(after) ? 4 : 8;
}
