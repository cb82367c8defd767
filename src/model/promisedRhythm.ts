import { frequencyIn } from './frequencyIn.ts';
import type { FrequencyEntry, Tables } from './tables.ts';
import { findAny, normaliseWords } from './words.ts';

/** What a text says of how often data are refreshed. */
export type Promised =
  /** A rhythm, by an entry of the table of frequencies. */
  | { readonly is: 'rhythm'; readonly entry: FrequencyEntry; readonly words: string }
  /** „При промяна“: no day follows from it. */
  | { readonly is: 'on-change'; readonly words: string }
  /** A rhythm and refreshing are named, and what they have to do with each other is not clear: it promises nothing. */
  | { readonly is: 'unclear'; readonly words: string };

const MAX_CHARACTERS = 5_000;
const MAX_SENTENCES = 100;
const E = '(?!\\p{L})';
const S = '(?<!\\p{L})';

/** Refreshing as a habit: „се обновяват“, „обновява се“, „публикуваме“, „is updated“. */
const VERB = `(?:се (?:(?:изготвя|провежда|обобщава|събира|приема|съставя|преглежда|води|проверява|утвърждава|преразглежда|одобрява|поддържа)т? и (?:се )?)?(?:обновява|актуализира|опреснява|подновява|допълва|осъвременява|публикува|презарежда|подменя|обобщава|качва|преиздава|попълва|добавя|зарежда|генерира|изготвя|съставя|извлича|изтегля|експортира|издава|сменя|заменя|обявява|оповестява|утвърждава|надгражда|коригира|ревизира)т?|(?:обновява|актуализира|опреснява|подновява|допълва|осъвременява|публикува|презарежда|подменя|обобщава|качва|попълва|добавя|зарежда|изготвя|съставя|издава|сменя|заменя|обявява|утвърждава)т? се|(?:обновява|актуализира|опреснява|подновява|допълва|публикува|осъвременява|качва|подава|сменя|добавя|изготвя|попълва)ме(?: нови данни| новите данни)?|(?:is|are|be) (?:updated|refreshed|published|released|added|uploaded|replaced|issued)|(?:we|they) (?:update|refresh|publish|replace|release|upload) (?:this (?:file|list|table|page|dataset)|these (?:files|data)|it|them|the (?:file|list|data|dataset|table|register))|излизат?)${E}`;
/** „Ежедневно обновявани“, „updated quarterly“: only right beside the rhythm. */
const PARTICIPLE = `(?:обновяван|актуализиран|опресняван|публикуван|издаван|updated|refreshed|published)(?:а|о|и|ите|ата|ото|ият|ия)?${E}`;
/** „Периодичност: …“, „Честота на обновяване – …“. */
const NOUN = `(?:(?:честота|периодичност)(?:та)?(?: на (?:обновяване|обновление|обновяванията|актуализация|актуализиране|актуализациите|публикуване|опресняване|данните|издаване)(?:то|та)?(?: на данните)?)?|(?:период|срок) на (?:обновяване|обновление|актуализация|актуализиране|публикуване)|(?:обновяване|обновление|актуализация|актуализиране|опресняване|публикуване)(?:то|та)?(?: на (?:данните|регистъра|списъка|информацията|набора))?|(?:update |publication |refresh )?(?:frequency|cycle|schedule|interval)(?: of (?:update|updates|publication))?|periodicity|accrual ?periodicity|updates?)`;

/** Between verb and rhythm: nothing but how and where. */
const HOW =
  '(?: (?:автоматично|в края на|в началото на|към края на|в срок|след края на|at the (?:end|beginning|start|close) of|by the end of|at the|by the|on a|on an|in full|again|наново|изцяло|отново|служебно|редовно|периодично|най-малко|поне|минимум|обикновено|веднъж|на (?:сайта|портала|страницата)|в (?:сайта|портала)|от (?:общината|агенцията|дирекцията|министерството|кмета|министъра|директора|съвета|общинския съвет|звеното|отдела)|at least|usually|automatically|regularly)){0,2}';
/** „До 10-о число“, „в първия работен ден“, „on the first day“. */
const ON_DAY = `(?: (?:до|на|около|след|преди|в|във|by|on|before) (?:the )?(?:\\d{1,2}(?:-?\\p{L}{1,3})?|първ\\p{L}{1,4}|последн\\p{L}{1,4}|втор\\p{L}{1,4}|first|last|second)(?: (?:работен|календарен|working|business))? (?:число|ден|дни|дата|седмица|понеделник|вторник|сряда|четвъртък|петък|day|days|week|monday|friday))?`;
/** „Публикуват ежемесечно данни“; the objects are data, else something else comes out so often. */
const BEFORE_RHYTHM = new RegExp(`${S}${VERB}${HOW}${ON_DAY}(?: (?:на|от|of|in))? $`, 'u');
/** „Публикуваме таблицата с терените в края на всяка седмица“: a few words between, and they name data. */
const BEFORE_OBJECT = new RegExp(
  `${S}${VERB} (\\p{L}{3,}(?: \\p{L}{1,20}){0,3})${HOW}${ON_DAY}(?: (?:на|от|за|of|in))? $`,
  'u',
);
const PARTICIPLE_BEFORE = new RegExp(`${S}${PARTICIPLE} $`, 'u');
const NOUN_BEFORE = new RegExp(`(?:^|[^\\p{L}])${NOUN} ?(?::|-|е|се извършва|се прави|is)? ?$`, 'u');
const BARE_NOUN = /^(?:(?:честота|frequency|периодичност|periodicity)$|updates?$)/u;
const AFTER_RHYTHM = new RegExp(`^ ${VERB}(.*)$`, 'u');
const AFTER_RHYTHM_PARTICIPLE = new RegExp(`^ ${PARTICIPLE}(.*)$`, 'u');
const IS_REFRESHING =
  /^ (?:обновяване|обновление|актуализация|актуализиране|опресняване|публикуване)(?:то|та)?(?: на (?:данните|регистъра|списъка|информацията))?[.!]?$/u;
/** A rhythm is an adverb of its own: „годишно отчитане“ and „дневно потребление“ are things. */
const ENDS =
  /^(?:$|[\s]*[.,;:!)"]| ?- | (?:basis|morning|evening|night|сутрин(?:та)?|вечер(?:та)?|през|със?|веднъж|до|в|във|от|на|и|с|със|към|през|след|или|по|преди|за предходн\p{L}+|by|on|at|in|and|to|from|with|before|after)(?!\p{L}))/u;
const NEGATED = /(?<!\p{L})(?:не|вече|няма|нито|спря\p{L}*|без|not|no|never|isn't|aren't)(?!\p{L})/u;
/** It was so once, or will be if. */
const ENDED =
  /(?<!\p{L})(?:вече не|не се (?:поддържа|води)т?|преустанов\p{L}*|прекратен\p{L}*|прекрати\p{L}*|закрит\p{L}*|отменен\p{L}*|no longer|discontinued|ceased|ако|if|преди се)(?!\p{L})|(?<!\p{L})(?:до|until|till) (?:края на |the end of )?(?:\d{1,2}\.\d{1,2}\.)?(?:19|20)\d{2}(?!\d)/u;
/** Other things that are refreshed or paid so often. */
const OTHER_SUBJECT =
  /(?<!\p{L})(?:(?:уеб)?сайт|портал(?:ът|а)?(?!\p{L})|новин|страниц|такс|цена(?!\p{L})|наем(?!ател)|извоз|превоз|карт\p{L}* за пътуване|блог|профил|фейсбук|facebook|приложението|софтуер|система|website|site|news|page|blog|app|fee)/u;

/**
 * What a text promises on refreshing data: the first rhythm that stands beside a word of refreshing in the same clause,
 * of data, neither denied nor ended. „При промяна“ in the same sentence wins. Null when it says nothing of the kind.
 * Text as written: a capital letter begins a clause where cells have grown together.
 */
export function promisedRhythm(text: string, tables: Tables): Promised | null {
  let unclear: Promised | null = null;
  const sentences = text.slice(0, MAX_CHARACTERS).split(/(?<=[.!?;])\s+|[\r\n]+/u, MAX_SENTENCES);
  for (const sentence of sentences) {
    const plain = normaliseWords(sentence);
    if (plain === '' || findAny(plain, tables.vocabulary.refreshing) === null) continue;
    if (findAny(plain, tables.vocabulary.onChange) !== null) return { is: 'on-change', words: sentence };
    if (frequencyIn(plain, tables) === undefined && labelledRhythm(sentence, tables) === undefined) continue;
    const entry = ENDED.test(plain) ? undefined : rhythmOf(sentence, tables);
    if (entry !== undefined) return { is: 'rhythm', entry, words: sentence };
    unclear ??= { is: 'unclear', words: sentence };
  }
  return unclear;
}

/** Words of refreshing that begin with a capital in the middle of a line begin a clause of their own. */
const BEGINS =
  /\s(?=(?:Обнов|Актуализ|Публикува|Периодичност|Честота|Опреснява|Допълва|Период на|Updated?|Published|Frequency)\p{L}*)/u;

function rhythmOf(sentence: string, tables: Tables): FrequencyEntry | undefined {
  const labelled = labelledRhythm(sentence, tables);
  if (labelled !== undefined) return labelled;
  for (const piece of sentence.split(BEGINS).flatMap((part) => part.split(/[,;|•()]|\s[–—]\s/u))) {
    const clause = normaliseWords(piece);
    for (let from = 0; from < clause.length;) {
      const found = frequencyIn(clause.slice(from), tables);
      if (found === undefined) break;
      const index = from + found.index;
      const end = index + found.length;
      if (isPromise(clause.slice(0, index), clause.slice(end), tables)) return found.entry;
      from = end;
    }
  }
  return undefined;
}

/** „Актуализиране – веднъж на полугодие“, „Период на обновяване: тримесечие“; also „Седмична актуализация“. */
const LABELLED = new RegExp(`(?:^|[.;,|] )${NOUN} ?(?::| -) ?(.{3,60})$`, 'u');
const NAMED_REFRESHING =
  /^(\p{L}{4,20}) (?:обновяване|обновление|актуализация|актуализиране|опресняване|updates?|refresh)(?: на (?:данните|регистъра|списъка|информацията|файла|таблицата))?[.!]?$/u;
/** Names of periods that, after a label of refreshing, say how often. */
const PERIOD_NAMES: Readonly<Record<string, string>> = {
  ден: 'daily', седмица: 'weekly', месец: 'monthly', тримесечие: 'quarterly', шестмесечие: 'half-yearly',
  полугодие: 'half-yearly', година: 'yearly', day: 'daily', week: 'weekly', month: 'monthly', quarter: 'quarterly',
  year: 'yearly',
}; // prettier-ignore

/** „Данни за лицата, получаващи ежемесечно …“: the rhythm is that of the participle. */
const OF_PERSONS = /щ(?:а|и|о|ия|ият|ите)?(?!\p{L})|лите(?!\p{L})/u;

/** „Месечните справки се публикуват до края на месеца“: what comes out so often by its name is published. */
const NAMED_THING = new RegExp(`^(\\p{L}{4,20}) ((?:\\p{L}{3,20} ){1,3})(?:за [^,;.]{3,40} )?${VERB}`, 'u');

function namedThing(clause: string, tables: Tables): FrequencyEntry | undefined {
  const [, name = '', things = ''] = NAMED_THING.exec(clause) ?? [];
  if (name === '' || NEGATED.test(clause) || OTHER_SUBJECT.test(clause)) return undefined;
  if (findAny(things, tables.vocabulary.comesOut) === null) return undefined;
  return tables.frequencies.find(({ names = [] }) => names.includes(name));
}

function labelledRhythm(sentence: string, tables: Tables): FrequencyEntry | undefined {
  const plain = normaliseWords(sentence);
  const named = NAMED_REFRESHING.exec(plain)?.[1];
  if (named !== undefined) return tables.frequencies.find(({ names = [] }) => names.includes(named));
  const thing = namedThing(plain, tables);
  if (thing !== undefined) return thing;
  const value = LABELLED.exec(plain)?.[1]?.replace(/[.!]$/, '').replace(/^1 /, '').trim();
  if (value === undefined || NEGATED.test(plain) || OTHER_SUBJECT.test(plain)) return undefined;
  const found = frequencyIn(value, tables);
  if (found?.index === 0 && ENDS.test(value.slice(found.length))) return found.entry;
  return tables.frequencies.find(({ id, names = [] }) => names.includes(value) || PERIOD_NAMES[value] === id);
}

function isPromise(before: string, after: string, tables: Tables): boolean {
  const verb = BEFORE_RHYTHM.exec(before);
  if (verb !== null) {
    const { vocabulary } = tables;
    const isWhole = ENDS.test(after) || beginsWithData(after, tables);
    // „Излиза от употреба всяка година“ was caught by the gap; a bulletin comes out, and little else.
    const subject = before.slice(0, verb.index);
    const comes = !/излиза/u.test(verb[0]) || findAny(subject, vocabulary.comesOut) !== null;
    return isWhole && comes && isOfData(subject, tables);
  }
  const [, things = ''] = BEFORE_OBJECT.exec(before) ?? [];
  if (things !== '' && ENDS.test(after) && !OF_PERSONS.test(things) && beginsWithData(things, tables))
    return !NEGATED.test(before) && !OTHER_SUBJECT.test(before);
  const participle = PARTICIPLE_BEFORE.exec(before);
  if (participle !== null) return ENDS.test(after) && isOfData(before.slice(0, participle.index), tables);
  const noun = NOUN_BEFORE.exec(before);
  if (noun !== null) {
    // „Честота на валежите“ is not caught; a bare „честота“ needs its colon.
    const name = noun[0].replace(/^[^\p{L}]+|[\s:-]+$/gu, '');
    const isLabel = /[:-] ?$/.test(noun[0]);
    if (BARE_NOUN.test(name) && !isLabel) return false;
    return ENDS.test(after) && !NEGATED.test(before) && !OTHER_SUBJECT.test(before);
  }
  // „Месечно обновяване“
  if (before.trim() === '' && IS_REFRESHING.test(after)) return true;
  const [, object] = AFTER_RHYTHM.exec(after) ?? [];
  if (object !== undefined && !NEGATED.test(before)) {
    if (OTHER_SUBJECT.test(before + object)) return false;
    return (
      speaksOfData(before, tables) || beginsWithData(object, tables) || (before.trim() === '' && object.trim() === '')
    );
  }
  const [, rest] = AFTER_RHYTHM_PARTICIPLE.exec(after) ?? [];
  if (rest === undefined || NEGATED.test(before) || OTHER_SUBJECT.test(before + rest)) return false;
  return beginsWithData(rest, tables) || (rest.trim() === '' && speaksOfData(before, tables));
}

/** „Обновява се …“ has no subject: the data beside it; any other subject must be one of data. */
function isOfData(subject: string, tables: Tables): boolean {
  if (NEGATED.test(subject) || OTHER_SUBJECT.test(subject)) return false;
  return !/[\p{L}\d]/u.test(subject) || speaksOfData(subject, tables);
}

function speaksOfData(words: string, { vocabulary }: Tables): boolean {
  return [vocabulary.dataStrong, vocabulary.dataMedium, vocabulary.comesOut, vocabulary.refreshedThings].some(
    (phrases) => findAny(words, phrases) !== null,
  );
}

/** „ … данни за нивата“: data among the first words. */
function beginsWithData(words: string, tables: Tables): boolean {
  return speaksOfData(words.trim().split(' ', 3).join(' '), tables);
}
