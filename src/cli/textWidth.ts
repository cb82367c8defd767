/** Two columns wide: East Asian wide and full-width letters, and pictures (Unicode TR 11, as terminals draw them). */
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]|\p{Emoji_Presentation})/u;
const graphemes = (text: string): Iterable<{ readonly segment: string }> =>
  new Intl.Segmenter('bg', { granularity: 'grapheme' }).segment(text);

/** Columns of a terminal that a text takes: an accent adds none, a wide letter two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

/** The text, or as much of its beginning as fits into so many columns, with an ellipsis in place of the rest. */
export function fitText(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  let fitted = '';
  let width = 0;
  for (const { segment } of graphemes(text)) {
    width += WIDE.test(segment) ? 2 : 1;
    if (width > columns - 1) break;
    fitted += segment;
  }
  return `${fitted.trimEnd()}…`;
}

/** The text filled up, or cut, to so many columns. */
export function padText(text: string, columns: number): string {
  const fitted = fitText(text, columns);
  return fitted + ' '.repeat(Math.max(0, columns - textWidth(fitted)));
}
