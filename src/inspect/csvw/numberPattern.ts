/** How the numbers of a column are written: a pattern of UAX 35 (LDML part 3), read. */
export type NumberPattern = {
  readonly sign: boolean;
  readonly percentBefore: string;
  readonly percentAfter: string;
  readonly leastWhole: number;
  /** Digits of the group next to the fraction and of the others; null without groups. */
  readonly groups: readonly [number, number] | null;
  readonly leastFraction: number;
  readonly mostFraction: number;
  readonly fractionGroup: number | null;
  readonly exponent: { readonly sign: boolean; readonly least: number } | null;
};

export type NumberSigns = { readonly decimal: string; readonly group: string };

/** Null for what is no pattern of a number. */
export function readNumberPattern(text: string, { decimal, group }: NumberSigns): NumberPattern | null {
  const [d, g] = [RegExp.escape(decimal), RegExp.escape(group)];
  const found = new RegExp(
    `^(?<before>[%‰]?)(?<sign>[+-]?)(?<before2>[%‰]?)(?<whole>(?:#|${g})*(?:0|${g})*)(?:${d}(?<fraction>(?:0|${g})*(?:#|${g})*))?` +
      String.raw`(?:E(?<expSign>\+?)#*(?<exp>0+))?(?<after>[%‰]?)$`,
    'u',
  ).exec(text)?.groups;
  if (found === undefined) return null;
  const { before = '', sign = '', before2 = '', whole = '', fraction = '', expSign = '', exp, after = '' } = found;
  if (!/[#0]/.test(whole + fraction) || whole.endsWith(group) || whole.startsWith(group)) return null;
  const parts = whole.split(group);
  const last = parts.at(-1)?.length ?? 0;
  const fractions = fraction.split(group);
  return {
    sign: sign !== '',
    percentBefore: before + before2,
    percentAfter: after,
    leastWhole: countOf(whole, '0'),
    groups: parts.length < 2 ? null : [last, parts.length > 2 ? (parts.at(-2)?.length ?? last) : last],
    leastFraction: countOf(fraction, '0'),
    mostFraction: countOf(fraction, '0') + countOf(fraction, '#'),
    fractionGroup: fractions.length < 2 ? null : (fractions[0]?.length ?? null),
    exponent: exp === undefined ? null : { sign: expSign !== '', least: exp.length },
  };
}

/** Is a number written as the pattern has it? */
export function fitsNumberPattern(text: string, pattern: NumberPattern, { decimal, group }: NumberSigns): boolean {
  const { percentBefore, percentAfter } = pattern;
  if (!text.startsWith(percentBefore) || !text.endsWith(percentAfter)) return false;
  const bare = text.slice(percentBefore.length, text.length - percentAfter.length);
  const found = /^(?<sign>[-+]?)(?<body>[^E]*)(?:E(?<exp>[-+]?\d+))?$/i.exec(bare)?.groups;
  if (found === undefined) return false;
  const { sign = '', body = '', exp } = found;
  if (pattern.sign && sign === '') return false;
  if (!fitsExponent(exp, pattern)) return false;
  const [whole = '', fraction, ...rest] = body.split(decimal);
  if (rest.length > 0) return false;
  return fitsWhole(whole, pattern, group) && fitsFraction(fraction, pattern, group);
}

function fitsExponent(exp: string | undefined, { exponent }: NumberPattern): boolean {
  if (exponent === null || exp === undefined) return exponent === null && exp === undefined;
  return exp.replace(/^[-+]/, '').length >= exponent.least && (!exponent.sign || /^[-+]/.test(exp));
}

function fitsWhole(whole: string, { groups, leastWhole, mostFraction }: NumberPattern, group: string): boolean {
  const digits = whole.replaceAll(group, '');
  if (!/^\d*$/.test(digits) || digits.length < leastWhole) return false;
  if (digits === '' && mostFraction === 0) return false;
  return whole === (groups === null ? digits : grouped(digits, groups, group));
}

function fitsFraction(fraction: string | undefined, pattern: NumberPattern, group: string): boolean {
  if (fraction === undefined) return pattern.leastFraction === 0;
  const digits = fraction.replaceAll(group, '');
  if (!/^\d+$/.test(digits) || digits.length < pattern.leastFraction || digits.length > pattern.mostFraction)
    return false;
  const size = pattern.fractionGroup;
  return fraction === (size === null ? digits : (digits.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(group));
}

/** Digits in groups from the right: the last one of `first` digits, those before it of `others`. */
function grouped(digits: string, [first, others]: readonly [number, number], sign: string): string {
  const groups: string[] = [];
  let end = digits.length;
  for (let size = first; end > 0; size = others) {
    groups.unshift(digits.slice(Math.max(0, end - size), end));
    end -= size;
  }
  return groups.join(sign);
}

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
