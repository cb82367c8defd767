/** „– Да.“, „Отговор: да“ */
const LEAD = /^[-–—•"„ ]*(?:(?:отговор|о|answer|a)[:.] ?)?[-–—"„ ]*/u;
const YES = /^(?:да|разбира се|може|можете|разрешено е|yes|sure|of course|certainly)(?!\p{L})/u;
const NO = /^(?:не|няма нужда|no)(?![\p{L}])/u;
const ONLY = /^(?:само|единствено|only)(?!\p{L})/u;
const ALL = /^(?:всеки|всички|anyone|everyone|anybody|everybody)(?!\p{L})/u;

/**
 * What a question and its answer say together: „Мога ли да използвам данните? Да.“ = „можете да използвам данните“;
 * „Трябва ли да плащам? Не.“ = „не трябва да плащам“. Null where the answer is no such word. Both normalised.
 */
export function answeredQuestion(question: string, given: string): string | null {
  const answer = given.replace(LEAD, '');
  const plain = question.replace(/\?+$/u, '').trim();
  if (ALL.test(answer)) {
    const stated = plain.replace(/^(?:и )?(?:кой|кои|who)(?!\p{L})/u, ALL.exec(answer)?.[0] ?? '');
    return stated === plain ? null : `${stated} свободно`;
  }
  const asks = /(?<!\p{L})ли(?!\p{L})|^(?:can|may|do|is|are|must|should)(?!\p{L})/u;
  if (!asks.test(plain)) return null;
  const isYes = YES.test(answer) || ONLY.test(answer);
  if (!isYes && !NO.test(answer)) return null;
  const stated = plain
    .replace(/(?<!\p{L})(?:мога|може|можем|може човек) ли(?!\p{L})/u, 'можете')
    .replace(/(?<!\p{L})(?:дали|ли)(?!\p{L}) ?/gu, '')
    .replace(/^(can|may) (?:i|we|one|anyone)(?!\p{L})/u, 'you $1')
    .replace(/^(?:do|must|should) (?:i|we) (?:need|have)?/u, 'you need');
  if (ONLY.test(answer)) return `${stated} ${answer}`;
  const rest = answer.replace(/^[^,.:;-]+[,.:;-]? ?/u, '');
  return `${isYes ? '' : stated.startsWith('you need') ? 'no need: ' : 'не '}${stated}${rest === '' ? '' : `, ${rest}`}`;
}
