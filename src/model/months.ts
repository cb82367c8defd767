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

/** Names of the months in Latin letters, as file names have them: transliterated and English; January first. */
export const LATIN_MONTHS: readonly (readonly string[])[] = [
  ['yanuari', 'ianuari', 'januari', 'qnuari', 'january', 'jan'],
  ['fevruari', 'fevruary', 'february', 'feb'],
  ['mart', 'march', 'mar'],
  ['april', 'apr'],
  ['may', 'mai', 'maj'],
  ['yuni', 'iuni', 'juni', 'june', 'jun'],
  ['yuli', 'iuli', 'juli', 'july', 'jul'],
  ['avgust', 'august', 'aug'],
  ['septemvri', 'septemwri', 'september', 'sept', 'sep'],
  ['oktomvri', 'oktomwri', 'october', 'okt', 'oct'],
  ['noemvri', 'noemwri', 'november', 'nov'],
  ['dekemvri', 'dekemwri', 'december', 'dek', 'dec'],
];
