import type { Vocabulary } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';

const LONGEST_TITLE = 200;
/** „Обобщена месечна справка“: what a title names stands among its first words. */
const FIRST_WORDS = 3;
const NOTHING_MORE = /^[\s.,;:)\]"“”»*–—-]{0,6}$/u;

/**
 * Whether a line is the name of data with their period („Отчет за изпълнението на бюджета за I тримесечие на 2025 г.“)
 * or nothing but a period („Отчетен период: 2024 г.“). „През 2025 г. общината проведе …“ tells a story: its year says
 * nothing about the age of the data on the page. `from` and `to` are the date's place in the line.
 */
export function namesPeriod(
  line: string,
  { from, to, precision }: { readonly from: number; readonly to: number; readonly precision?: string | undefined },
  labelPhrase: string | null,
  vocabulary: Vocabulary,
): boolean {
  if (labelPhrase !== null && OF_PERIOD.test(labelPhrase)) return true;
  if (isTitleLine(line, { from, to, precision }, vocabulary)) return true;
  if (line.length > LONGEST_TITLE || !endsTitle(line.slice(to), vocabulary)) return false;
  const before = normaliseWords(line.slice(0, from));
  if (labelPhrase !== null && bare(before) === bare(labelPhrase)) return true;
  if (labelPhrase !== null && BARE_PERIOD.test(before)) return true;
  const first = before.split(' ', FIRST_WORDS).join(' ');
  return (
    (findAny(first, vocabulary.dataStrong) !== null || findAny(first, vocabulary.dataMedium) !== null) &&
    findAny(before, vocabulary.notData) === null
  );
}

function bare(words: string): string {
  return words.replace(/[\s:,-]+$/u, '');
}

/** „За месеците “, „For the six months to “ and nothing more. */
const BARE_PERIOD =
  /^(?:(?:данни|справка|отчет|информация|data|figures|report|statistics|results)(?:те|та|ът|а)? )?(?:за|през|for|in) (?:(?:the )?(?:(?:calendar|financial|fiscal|reporting) )?(?:year|quarter|half|period|month|three months|six months|nine months|twelve months)(?: (?:of|ended|ending|to|until))?|месец(?:ите|а)?|м\.|мес\.|година(?:та)?|тримесечието|периода|календарната|финансовата|отчетната|цялата)?\s?$/u;

/** Things that are counted, measured or handed in over a time. */
const COUNTED =
  /(?<!\p{L})(?:разход|приход|разчет|преброен|показател|класиран|дарени|изпълнени|просроч|задължени|вземани|сигнал|жалб|молби|плащан|постъп|издаден|подаден|регистриран|извършен|отчетен|проверки|нарушени|посещени|потреблени|консумаци|добив|продажби|измерван|измерен|наблюдени|валеж|температур|случаи|престъплени|произшестви|дневник|брой|броя|обем|количеств|показател|раждани|смъртност|бракове|заболе|болни|пациент|туристи|нощувки|командировки|начислен|събран|изразходван|декларации|преписки|ведомост|оборот|преброяван|мониторинг|изследван|анкет|наблюден|проби|анализ на|динамич|динамика|ред(?:ове)? по|времев|пътници|превоз|обработени|обслужени|доставк|субсиди|помощи|стипендии|заплат|възнаграждени|цени|движение на|трафик|интензивност|пожари|аварии|посещаемост|капацитет|заетост|безработ|ваксин|прегледи|хоспитализ|инвентаризаци|nights|arrivals|passengers|traffic|levels|prices|wages|series|monitoring|survey|observations|readings|employment|vaccinations|inspections|visits|visitors|cases|expenses|expenditure|revenues|payments|complaints|number of|counts|consumption|statements|occupancy|sales|admissions|births|deaths|measurements|rainfall|discharges|accident|unemploy|index|balance of|energy balance|births|износ|внос|индекс|баланс|by (?:district|region|municipality|month|year|age|sex|sector)|crime|population|trade|exports?|imports?|production|emissions|enrol)/iu;

/** „Разходи за ток на училищата, ян. 2026 г.“: what was counted over a time, and nothing that is still to come. */
export function countsThings(line: string): boolean {
  return COUNTED.test(line) && !AHEAD.test(line);
}

/** „За периода от … до …“ says what time the data are of, whatever follows. */
const OF_PERIOD =
  /^(?:за периода|(?:в|през) периода|за времето|период|обхванат период|времеви обхват|отчетен период|отчетния период|reporting period|for the period)/u;
const SHORT_TITLE = 120;
/** „Таблица 2. “ begins a title and ends no sentence. */
const TABLE_NUMBER =
  /^\s{0,3}(?:таблица|табл\.|приложение|фигура|фиг\.|графика|table|figure|annex)\s{1,2}(?:№\s?)?\d{1,3}(?:\.\d{1,3}){0,2}[.:]?\s{1,2}/iu;
/** „Годишник 2024“ names data in one word. */
const YEARBOOK = /^\s{0,3}(?:годишник|бюлетин|отчет|доклад|баланс|сборник|справочник|yearbook|bulletin|report)\s/iu;
/** Of a sentence that tells something, and of things that were founded or built then. */
const TELLS =
  /(?<!\p{L})(?:е|са|бе|беше|бяха|ще|има|няма|се|си|is|are|was|were|has|have|had|will|основан\p{L}{0,3}|построен\p{L}{0,3}|строен\p{L}{0,3}|открит\p{L}{0,3}|роден\p{L}{0,3}|учреден\p{L}{0,3}|приет\p{L}{0,3}|founded|built|born|established|стана|става|спечели\p{L}{0,2}|получи|номиниран\p{L}?|награден\p{L}?|избран\p{L}?|назначен\p{L}?|участва|откри|започна|проведе|чества)(?!\p{L})/u;

/**
 * A short line that is the name of something with its time at the end („Месечен бюлетин за май 2024 г.“) or before a dash
 * („2Q 2025 – справка за разходите“), and no sentence.
 */
export function isTitleLine(
  line: string,
  { from, to, precision }: { readonly from: number; readonly to: number; readonly precision?: string | undefined },
  vocabulary: Vocabulary,
): boolean {
  const table = TABLE_NUMBER.exec(line)?.[0].length ?? 0;
  if (table > 0 && table < from)
    return isTitleLine(line.slice(table), { from: from - table, to: to - table, precision }, vocabulary);
  if (line.length > SHORT_TITLE || !/\p{L}{3}/u.test(line.slice(0, from) + line.slice(to))) return false;
  const rest = line.slice(to);
  const ends =
    NOTHING_MORE.test(rest) ||
    /^\s{0,2}[–—-]\s/u.test(rest) ||
    (from === 0 && /^:\s/u.test(rest)) ||
    isTail(line.slice(0, from), rest, vocabulary);
  if (!ends && !(precision === 'quarter' && ENGLISH_HEAD.test(rest))) return false;
  const words = normaliseWords(`${line.slice(0, from)} ${rest}`);
  // „Ремонтът за 2025 г.“ says too little to be the name of data.
  const isNamed =
    precision === 'quarter' ||
    YEARBOOK.test(line) ||
    (precision === 'month' && isOfMonth(line.slice(0, from))) ||
    COUNTED.test(words) ||
    (words.match(/\p{L}{4,}/gu) ?? []).filter((word) => !word.startsWith('годин')).length >= 2 ||
    findAny(words, vocabulary.dataStrong) !== null ||
    findAny(words, vocabulary.dataMedium) !== null;
  return isNamed && !TELLS.test(words) && !/[.!?;]\s+\p{Lu}/u.test(line) && findAny(words, vocabulary.notData) === null;
}

/** „…, 2023 година, CSV“, „… за 2025 г. (PDF, 4.1 MB)“, „…, окончателни данни“: how, in what or by whom, and no sentence. */
const TAIL =
  /^\s{0,2}(?:\((?:[\p{L}\d .,/–-]{2,40})\)\s{0,2}|,\s{1,2}(?:[\p{L}„“"][\p{L}„“"() -]{1,60}|хил\.\s?\p{L}{1,12}|млн\.\s?\p{L}{1,12}))[.\s]{0,2}$/u;

/** What only figures are. */
const QUALIFIED =
  /^\s{0,2}[,(]\s{0,1}(?:окончателн|предварителн|прогнозн|хил\.|млн\.|в (?:хил|млн|лева|лв|евро)|лв\.?|preliminary|provisional|final|revised|seasonally|by (?:region|district|municipality|month|sex|age)|csv|xlsx?|json|xml|ods)/iu;

function isTail(before: string, rest: string, vocabulary: Vocabulary): boolean {
  if (rest.length > 80 || !TAIL.test(rest) || AHEAD.test(before) || AHEAD.test(rest)) return false;
  const words = normaliseWords(before);
  return (
    QUALIFIED.test(rest) ||
    COUNTED.test(words) ||
    findAny(words, vocabulary.dataStrong) !== null ||
    findAny(words, vocabulary.dataMedium) !== null ||
    findAny(words, vocabulary.comesOut) !== null
  );
}

/** „Q2 2023 results“. */
const ENGLISH_HEAD =
  /^\s{1,2}(?:results?|figures|reports?|statistics|data|summary|bulletin)(?!\p{L})[^.;!?\d]{0,60}$/iu;
/** „Разходи за август 2022 г.“, „Figures for March 2025“: of a month, whatever the noun; `before` ends at the month. */
const OF_MONTH =
  /\p{L}{4}.{0,80}(?<!\p{L})(?:за|for)\s{1,2}(?:м\.\s{0,2}|мес\.\s{0,2}|месец\s{1,2}|the month of\s{1,2})?$/iu;
/** What stands ahead, was called for or was ruled: its month says nothing of data. */
const AHEAD =
  /(?<!\p{L})(?:срок|краен|крайна|търг|конкурс|оферт|поръчк|заседани|сесия|събрани|концерт|празни|изложб|фестивал|турнир|среща|изпит|събити|семинар|обучени|конференци|покан|дневен ред|обяв|съобщени|заповед|решени|наредб|закон|постановлени|договор|насрочен|предстоящ|прием|кандидат|запис|график|разписани|календар|меню|афиш|насрочв|отложен|deadline|tender|meeting|event|invitation|order|decision|contract|agenda|plan|forecast|schedule|vacanc|concert|conference|exam|open|save|closed|call)/iu;

function isOfMonth(before: string): boolean {
  return OF_MONTH.test(before) && !AHEAD.test(before);
}

/** After the period a title may only say when it was put there. */
function endsTitle(rest: string, vocabulary: Vocabulary): boolean {
  if (NOTHING_MORE.test(rest)) return true;
  if (rest.length > 80 || !/^\s{0,2}[,;(–—-]/u.test(rest)) return false;
  const plain = normaliseWords(rest);
  return vocabulary.dateLabels.some(
    ({ says, phrases }) => (says === 'published' || says === 'modified') && findAny(plain, phrases) !== null,
  );
}
