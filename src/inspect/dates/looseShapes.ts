import {
  dayPoint, G, halfPoint, MONTH, monthNumber, monthPoint, NOT_IN_WORD, ORDINAL, ordinalNumber, quarterPoint, shape, YEAR, yearPoint, type DateShape,
} from './dateShapes.ts'; // prettier-ignore
import { isVersion } from './falseFriends.ts';
import { eventLabel } from './eventLabel.ts';
import { normaliseWords } from '../../model/words.ts';
import type { DatePoint } from '../../model/factValues.ts';

/** Parts of a year in words, told by one look whether a text has any. */
const HAS_PARTS =
  /месец|month|тримес|трим\.|квартал|полугод|шестмес|половина|седмица|quarter|half|week|months|(?<!\p{L})w\d|(?<!\p{L})h[12]|[12]h/iu;
const PART_SHAPES: readonly DateShape[] = [
  // „2025 г., трето тримесечие“, „2025 – III трим.“, „2025 г. (първо полугодие)“
  shape(
    `${NOT_IN_WORD}${YEAR}(?:\\s{0,2}(?:година|год\\.|г\\.?))?[\\s,(–—/-]{1,4}${ORDINAL}\\s?(?:тримесечие(?:то)?|тримес\\.|трим\\.|квартал)(?!\\p{L})\\)?`,
    (m) => quarterPoint(m[1], ordinalNumber(m[2])),
  ),
  shape(
    `${NOT_IN_WORD}${YEAR}(?:\\s{0,2}(?:година|год\\.|г\\.?))?[\\s,(–—/-]{1,4}${ORDINAL}\\s?(?:полугодие(?:то)?|шестмесечие(?:то)?)(?!\\p{L})\\)?`,
    (m) => halfPoint(m[1], ordinalNumber(m[2])),
  ),
  // „Тримесечие: II, 2025 г.“, „тримесечие 3/2025“
  shape(
    `${NOT_IN_WORD}(?:тримесечие|трим\\.|квартал|quarter)\\s?:?\\s?([1-4]|[IVІ]{1,3})(?:\\s?[,/-]\\s?|\\s{1,2}(?:на|за|от|of)?\\s{0,2})${YEAR}${G}`,
    (m) => quarterPoint(m[2], ordinalNumber(m[1])),
  ),
  shape(
    `${NOT_IN_WORD}(?:полугодие|шестмесечие)\\s?:?\\s?([12]|[IІ]{1,2})(?:\\s?[,/-]\\s?|\\s{1,2}(?:на|за|от)?\\s{0,2})${YEAR}${G}`,
    (m) => halfPoint(m[2], ordinalNumber(m[1])),
  ),
  // „първата половина на 2025 г.“, „H1 2025“, „2025 H1“, „вторият квартал на 2025 г.“
  shape(
    `${NOT_IN_WORD}(първ|втор)\\p{L}{1,3}\\s{1,2}(?:половина|полугодие)(?:\\s{1,2}(?:на|от))?\\s{1,2}${YEAR}${G}`,
    (m) => halfPoint(m[2], (m[1] ?? '').toLowerCase() === 'първ' ? 1 : 2),
  ),
  shape(
    `${NOT_IN_WORD}(първ|втор|трет|четвърт)\\p{L}{1,3}\\s{1,2}(?:тримесечие|квартал)(?:\\s{1,2}(?:на|за|от|през))?,?\\s{1,2}${YEAR}${G}`,
    (m) => quarterPoint(m[2], ['първ', 'втор', 'трет', 'четвърт'].indexOf((m[1] ?? '').toLowerCase()) + 1),
  ),
  shape(`${NOT_IN_WORD}first\\s(three|six|nine)\\smonths\\sof\\s${YEAR}`, (m) =>
    quarterPoint(m[2], ['three', 'six', 'nine'].indexOf((m[1] ?? '').toLowerCase()) + 1),
  ),
  // „полугодието: I-во 2025 г.“
  shape(
    `${NOT_IN_WORD}(?:полугодие|шестмесечие)(?:то)?\\s?:\\s?([12]|[IІ]{1,2})(?:-во|-ро)?[\\s,/-]{1,3}${YEAR}${G}`,
    (m) => halfPoint(m[2], ordinalNumber(m[1])),
  ),
  shape(`${NOT_IN_WORD}(?:H([12])|([12])H)[\\s/.-]{0,3}${YEAR}`, (m) => halfPoint(m[3], Number(m[1] ?? m[2]))),
  shape(`${NOT_IN_WORD}${YEAR}[\\s/_-]{0,2}(?:H([12])|([12])H)(?![\\p{L}\\d])`, (m) =>
    halfPoint(m[1], Number(m[2] ?? m[3])),
  ),
  // „седмица 14 на 2025 г.“, „14-та седмица на 2025 г.“, „2025-W14“, „week 14, 2025“: its Sunday
  shape(
    `${NOT_IN_WORD}(?:седмица|week)\\s?(?:№\\s?)?(\\d{1,2})(?:\\s?[,/(–-]\\s?|\\s{1,2}(?:на|от|of)?\\s{0,2})${YEAR}${G}`,
    (m) => weekPoint(m[2], m[1]),
  ),
  shape(
    `${NOT_IN_WORD}(\\d{1,2})(?:-?(?:ва|ра|та|ма))?\\s(?:календарна\\s)?седмица(?:\\s(?:на|от))?,?\\s${YEAR}${G}`,
    (m) => weekPoint(m[2], m[1]),
  ),
  shape(`${NOT_IN_WORD}${YEAR}-?W(\\d{2})(?![\\p{L}\\d])`, (m) => weekPoint(m[1], m[2])),
];

/** Words by which a text may say when something was done: without one no loose shape is looked for. */
const HAS_LABEL =
  /между|between|период|обхва|отчет|coverage|period|reference|reporting|втори|трети|първи|пети|десети|[шо]сти|седми|осми|девети|пуб|оповест|обяв|качен|актуал|обнов|обновя|осъврем|опресн|реда|ревиз|промен|промян|измен|допълн|коре|коригир|попра|преработ|създа|изготв|състав|генерир|добав|състояни|към|годин|месец|сезон|month|качи|налич|достъп|отраз|заснет|експорт|дата|date|export|replac|releas|upload|обн\.|publ|posted|issued|updat|modif|revis|chang|amend|creat|compil|generat|as of|year/iu;
/** Shapes that are a date only when the words right before them say so: „Обновено: 20.06.25“, „Публикувано: 2024“. */
const LABELLED_SHAPES: readonly DateShape[] = [
  labelled('(?<![\\p{L}\\d])(?<!\\d[.,/-])(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{2})(?!\\d|[.,/-]\\d)', (m) =>
    dayPoint(`20${m[4] ?? ''}`, m[3], m[1]),
  ),
  labelled(`(?<![\\p{L}\\d])(\\d{1,2})[\\s,](\\d{1,2})[\\s,]${YEAR}${G}`, (m) => dayPoint(m[3], m[2], m[1])),
  labelled('(?<![\\p{L}\\d.,/-])((?:19|20)\\d{2})(\\d{2})(\\d{2})(?!\\d)', (m) => dayPoint(m[1], m[2], m[3])),
  labelled(`(?<![\\p{L}\\d])(?<!\\d[.,/-])(\\d{1,2})[./-]${YEAR}(?![.,/-]\\d)`, (m) => monthPoint(m[2], m[1])),
  labelled(`(?<![\\p{L}\\d])(?<!\\d[.,/-])${YEAR}[-/.](\\d{2})(?!\\d|[.,/-]\\d)`, (m) => monthPoint(m[1], m[2])),
  labelled(`${NOT_IN_WORD}${YEAR}(?:\\s{0,2}(?:година|г\\.?))?,?\\s{1,2}(${MONTH})(?!\\p{L})`, (m) =>
    monthPoint(m[1], monthNumber(m[2])),
  ),
  // „12-Mar-25“, „2025 Mar 12“, „2025. 03. 12.“
  labelled(`(?<![\\p{L}\\d])(\\d{1,2})[-\\s./](${MONTH})[-\\s./](\\d{2})(?![\\d:])`, (m) =>
    dayPoint(`20${m[3] ?? ''}`, monthNumber(m[2]), m[1]),
  ),
  labelled(`${NOT_IN_WORD}${YEAR}[\\s,./-]{1,2}(${MONTH})[\\s./-](\\d{1,2})(?!\\d)`, (m) =>
    dayPoint(m[1], monthNumber(m[2]), m[3]),
  ),
  labelled(`${NOT_IN_WORD}${YEAR}\\.\\s(\\d{1,2})\\.\\s(\\d{1,2})(?!\\d)`, (m) => dayPoint(m[1], m[2], m[3])),
  // „двадесет и втори март 2025 г.“
  shape(
    `${NOT_IN_WORD}((?:двадесет и |тридесет и )?\\p{L}{2,12}(?:ви|ри|ти|ми))\\s{1,2}(${MONTH})(?!\\p{L})[\\s,]{0,3}${YEAR}${G}`,
    (m) => dayPoint(m[3], monthNumber(m[2]), String(dayInWords(m[1] ?? ''))),
  ),
  // „времето между 15 май и 15 септември 2024 г.“
  shape(
    `(?:между|between)\\s\\d{1,2}(?:\\s{0,2}${MONTH}(?!\\p{L}))?\\s{1,2}(?:и|and)\\s{1,2}(\\d{1,2})\\s{0,2}(${MONTH})(?!\\p{L})[\\s,]{0,3}${YEAR}${G}`,
    (m) => dayPoint(m[3], monthNumber(m[2]), m[1]),
  ),
  labelled(
    `(?<=[:–—-]\\s{0,2}|\\s(?:през|в|in|към|от|on|of)\\s|(?:ен|ена|ено|ени|ан|ана|ано|ани|година|финансовата|календарната|финансова|календарна|year)\\s)${YEAR}(?:\\s?г\\.?)?(?![\\d\\p{L}]|[.,/-]\\d|\\s\\d|\\s(?:бр|броя|документ|запис|файл|стран|досие|снимк|лв|евро|души|лица|стр|човека|реда|реш|обяв|имот|договор|заповед|обект|акта|дела|нови|records|documents|files|items|pages|rows|entries|people|decisions|KB|MB|кб|мб)\\p{L}*)`,
    (m) => yearPoint(m[1]),
  ),
];

/** Shapes worth looking for in this text, beside those of DATE_SHAPES. */
export function looseShapes(text: string): readonly DateShape[] {
  const parts = HAS_PARTS.test(text) ? PART_SHAPES : [];
  return HAS_LABEL.test(text) ? [...parts, ...LABELLED_SHAPES] : parts;
}

const LABEL_REACH = 100;
const STATED = /(?<!\p{L})(?:към(?: дата)?|as of|as at|последна|last)[\s:]*$/u;

function labelled(source: string, read: (match: RegExpMatchArray) => DatePoint | null): DateShape {
  return shape(source, (match, text) => {
    const point = read(match);
    if (point === null) return null;
    const from = match.index ?? 0;
    if (
      isVersion(text, from) ||
      /(?:версия|version|ver\.|v)[\s:.]{0,3}$/iu.test(text.slice(Math.max(0, from - 12), from))
    )
      return null;
    const before = `${normaliseWords(text.slice(Math.max(0, from - LABEL_REACH), from))} `;
    return eventLabel(before) !== null || (point.precision === 'day' && STATED.test(before)) ? point : null;
  });
}

const ORDINALS: readonly string[] = [
  'първи', 'втори', 'трети', 'четвърти', 'пети', 'шести', 'седми', 'осми', 'девети', 'десети', 'единадесети', 'дванадесети', 'тринадесети', 'четиринадесети', 'петнадесети', 'шестнадесети', 'седемнадесети', 'осемнадесети', 'деветнадесети', 'двадесети',
]; // prettier-ignore

/** 1–31, or 0 for any other word: „двадесет и втори“, „тридесети“. */
function dayInWords(words: string): number {
  const lower = words.toLowerCase();
  if (lower === 'тридесети') return 30;
  const tens = lower.startsWith('двадесет и ') ? 20 : lower.startsWith('тридесет и ') ? 30 : 0;
  const unit = ORDINALS.indexOf(tens === 0 ? lower : lower.slice(lower.lastIndexOf(' ') + 1)) + 1;
  return unit === 0 ? 0 : tens + unit;
}

/** The Sunday of an ISO week. */
function weekPoint(year: string | undefined, week: string | undefined): DatePoint | null {
  const [y, w] = [Number(year), Number(week)];
  if (!(w >= 1 && w <= 53) || yearPoint(year) === null) return null;
  // 4 January is always in week 1.
  const fourth = new Date(Date.UTC(y, 0, 4));
  const sunday = new Date(Date.UTC(y, 0, 4 + (7 - (fourth.getUTCDay() || 7)) + (w - 1) * 7));
  return { date: sunday.toISOString().slice(0, 10), precision: 'day' };
}
