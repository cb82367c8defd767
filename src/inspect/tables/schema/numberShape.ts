/** How a cell that is a number is written. */
export type NumberShape = {
  /** Sign before the fraction; null without one. */
  readonly decimal: string | null;
  /** Sign between groups of three digits; null without one. */
  readonly group: string | null;
  /** `1.234` or `1,234`: the sign may be either. */
  readonly either: string | null;
  /** With a unit: percent, currency. */
  readonly unit: boolean;
  /** `007`: rather a code than a number. */
  readonly leadingZero: boolean;
  readonly digits: number;
};

const NUMBER =
  /^[-+]?(\d{1,3}(?:([ \u00a0\u202f.,'’])\d{3}(?:\2\d{3})*)|\d*)(?:([.,])(\d+))?(?:[eE][-+]?\d{1,3})?(\s*(?:%|лв\.?|лева|€|евро|EUR|BGN))?$/;

/** Null for what the Table Schema standard does not call a number, also with groups and units. */
export function numberShape(text: string): NumberShape | null {
  if (text.length > 40) return null;
  const found = NUMBER.exec(text);
  if (found === null || !/\d/.test(text)) return null;
  const [, whole = '', group = null, decimal = null, , unit] = found;
  const groups = group === null ? 0 : whole.split(group).length - 1;
  // `0.250` cannot be a group: nobody groups a leading zero.
  const either = groups === 1 && decimal === null && (group === '.' || group === ',') ? group : null;
  const isFraction = either !== null && whole.startsWith('0');
  return {
    decimal: isFraction ? either : decimal,
    group: either === null ? group : null,
    either: isFraction ? null : either,
    unit: unit !== undefined,
    leadingZero: /^0\d/.test(whole) && group === null && decimal === null,
    digits: whole.replace(/\D/g, '').length,
  };
}
