/** Bulgarian names of the months, January first. */
export const MONTHS: readonly string[] = [
  'януари',
  'февруари',
  'март',
  'април',
  'май',
  'юни',
  'юли',
  'август',
  'септември',
  'октомври',
  'ноември',
  'декември',
];
