import { quote } from '../../model/evidence.ts';
import type { LicenceStatement } from '../../model/factValues.ts';
import { compareText } from '../../model/json.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import { licenceByUrl, namedLicences } from './nameLicence.ts';
import { FRAME_WORDS } from './frameWords.ts';
import { carryInto, carryObject, type Sentence, USING_WORDS } from './carryObject.ts';
import { grantsReuse } from './grantsReuse.ts';
import { isLegalText, readLegalText } from './legalText.ts';
import { answeredQuestion } from './answeredQuestion.ts';
import { foldSpellings } from './foldSpellings.ts';
import { maySpeakOfReuse, speaksOfReuse } from './maySpeakOfReuse.ts';
import { statement, type StatementContext } from './makeStatement.ts';
import { mentionsOnly } from './mentionsOnly.ts';
import { readFrames } from './readFrames.ts';
import { readReserved, reservedBeside } from './readReserved.ts';
import { restrictionsOf } from './restrictionsOf.ts';
import { standardTerms } from './standardTerms.ts';
import { mentionsTerms, namesTermsInMenu } from './termsMention.ts';
import { COMMERCIAL, WHOLE } from './useGrammar.ts';
import { DATA_WORDS, FOREIGN_WORDS, NEGATION, NOT_YET, PRIVACY_WORDS, PROVISO } from './reuseWords.ts';

const MAX_CHARACTERS = 400_000;
const MAX_SENTENCES = 5_000;
const MAX_STATEMENTS = 50;
/** So many different licences in one text: it explains licences, it does not grant them. */
const EXPLAINS = 3;
/** „Лиценз: CC BY 4.0, освен за снимките“ is no licence of photographs. */
const EXCEPTION = /(?<!\p{L})(?:освен|с изключение|except)(?!\p{L})[^.;]{0,80}$/u;
/** „Освен логото и снимките всичко на този сайт е под …“ */
const LEADING_EXCEPTION =
  /^(?:освен|с изключение на|except for|apart from|unless)(?!\p{L})[^;]{0,120}?,? (?=всичк|цял|остана|данни|съдърж|информаци|all |everything|the (?:data|content)|сме избрали|материал)/u;
/** Pictures that a body publishes as such, in the plural and with a verb; „Снимка: Иван Иванов, CC BY“ credits one. */
const PICTURES =
  /(?<!\p{L})(?:снимките|фотографиите|изображенията|илюстрациите|снимките и \p{L}+|(?:сканираните|всички|нашите|публикуваните) (?:снимки|фотографии|изображения)|(?:снимки|фотографии|изображения|илюстрации) (?:от|на|в) (?:галерията|сайта|този сайт|тази страница|страницата|архива|колекцията|фонда|портала|албума|раздела)|photographs|photos|images|pictures)(?!\p{L})/u;
const CREDIT =
  /(?:снимк[аи]|фото|фотограф|изображени\p{L}+|илюстраци\p{L}+|photos?|images?|photographs?|icons?|credit)\p{L}*:|©|(?<!\p{L})(?:от|by) [\p{Lu}]|wikimedia|уикимедия|flickr|unsplash|pixabay|shutterstock|икон|icon|шрифт|font|софтуер|software|google|openstreetmap|карт(?:ова|на) основа/u;

function isOfPictures(plain: string): boolean {
  return PICTURES.test(plain) && !CREDIT.test(plain);
}

/** Beside photographs the page's own texts are meant too: „текстове и снимки“. */
const OWN_WORDS = [
  ...DATA_WORDS,
  'текстове',
  'текстовете',
  'материали',
  'материалите',
  'texts',
  'статията',
  'статиите',
  'публикацията',
  'публикациите',
];
/** In the text of a licence whose title we do not know, only a sentence that puts something under a licence states one. */
const APPLIES =
  /(?:licen[cs]ed|available|released|distributed|published) (?:to you )?under|(?:под|при условията на) (?:\p{L}+ )?лиценз/u;
/** A restriction this near takes back what an unnamed permission gave. */
const NEAR_SENTENCES = 3;
const MOST_CLAUSES = 10;

/**
 * What a text says on the re-use of data, information or content. Only clear claims: a business licence, a plan, a
 * question, other people's icons and privacy notices give nothing. Restricted words are never called open: where
 * permission and restriction stand together the restriction remains.
 */
export function readLicenceStatements(
  text: string,
  tables: Tables,
  context: StatementContext,
): readonly LicenceStatement[] {
  if (!maySpeakOfReuse(normaliseWords(text.slice(0, MAX_CHARACTERS)), tables)) return [];
  const legal = readLegalText(text, tables);
  if (legal !== null) {
    const title = { original: legal.title, plain: normaliseWords(legal.title) };
    return [statement(legal.entry.class, legal.entry.id, legal.entry.conditions, title, context, null)];
  }
  const isLegal = isLegalText(text);
  const sentences = splitSentences(text.slice(0, MAX_CHARACTERS));
  const found: { statement: LicenceStatement; sentence: number }[] = [];
  for (const [index, one] of sentences.entries()) {
    const sentence =
      one.isAnswer === true
        ? carryInto(one, sentences.slice(Math.max(0, index - 4), index))
        : carryObject(one, sentences[index - 1]);
    if (isLegal && !APPLIES.test(sentence.plain)) continue;
    const stated = readSentence(sentence, tables, context);
    for (const statement of stated.length > 0 ? stated : readFreed(sentence, sentences[index - 1], tables, context))
      found.push({ statement, sentence: index });
  }
  const named = new Set(found.flatMap(({ statement }) => statement.licence ?? []).map(familyOf));
  const kept = found.filter(({ statement, sentence }) => {
    if (statement.licence !== null) return named.size < EXPLAINS;
    if (statement.kind !== 'open') return true;
    return !found.some(
      (other) =>
        other.statement.kind === 'restricted' &&
        Math.abs(other.sentence - sentence) <= NEAR_SENTENCES &&
        narrows(other.statement) &&
        !(other.sentence >= sentence && givesAll(statement)),
    );
  });
  return mergeStatements(kept.map(({ statement }) => statement)).slice(0, MAX_STATEMENTS);
}

/** „… is welcome to build on the map. There is no fee and no limitation of purpose.“ */
const FREED =
  /^(?:[^,;]{0,40}(?<!\p{L}))?(?:няма|нямаме|не (?:се |ви )?(?:иск|изиск|дълж|събира|налаг|поставя)\p{L}*|не (?:е|са) (?:нужн|необходим)\p{L}*|без|no|none|there (?:is|are) no|we (?:do not|don't) (?:ask|charge|require)|is not (?:required|needed))(?!\p{L})/u;
const FREED_OF =
  /(?:ограничени|услови|разрешени|съгласи|договор|restrict|limit|condition|permission|consent|agreement)/u;
const LONGEST_FREED = 170;

/** A sentence that only takes limits away speaks of what the one before lets do. */
function readFreed(
  sentence: Sentence,
  before: Sentence | undefined,
  tables: Tables,
  context: StatementContext,
): readonly LicenceStatement[] {
  const { plain } = sentence;
  if (before === undefined || plain.length > LONGEST_FREED || !FREED.test(plain) || !FREED_OF.test(plain)) return [];
  if (before.original.trimEnd().endsWith('?') || !speaksOfReuse(before.plain, tables).inFrames) return [];
  if (findAny(before.plain, PRIVACY_WORDS) !== null || findAny(before.plain, FOREIGN_WORDS) !== null) return [];
  if (findAny(plain, USING_WORDS) !== null || findAny(plain, FRAME_WORDS.thing) !== null) return [];
  const both = `${before.plain.replace(/[.!]+$/u, '')}, ${plain}`;
  if (restrictionsOf(both, tables).length > 0) return [];
  return readPermission({ original: `${before.original} ${sentence.original}`, plain: both }, tables, context) ?? [];
}

/** Only the order of the words can tell: they are looked at alone before everything else is. */
function mayMean(plain: string): boolean {
  const { isOpen, limits } = readFrames(plain);
  return isOpen || limits.length > 0 || mentionsTerms(plain);
}

/**
 * „… но не с търговска цел“ keeps something back from what the sentence before gave: then only the restriction is left.
 * „Ползва се само с разрешение“ after „ползва се свободно“ denies all of it: both stay, and contradict each other.
 */
/** „Няма ограничения“, „за търговски и нетърговски цели“: what gives all of it in so many words is contradicted, not narrowed. */
function givesAll({ words }: LicenceStatement): boolean {
  return givesAllOf(normaliseWords(words));
}

function givesAllOf(plain: string): boolean {
  return (
    WHOLE.test(plain) ||
    /(?:няма|без) (?:никакви )?(?:ограничени|услови)|no restrictions|without (?:any )?restriction/u.test(plain)
  );
}

function narrows({ conditions, words }: LicenceStatement): boolean {
  return conditions.some((one) => one !== 'permission' && one !== 'fee') || COMMERCIAL.test(normaliseWords(words));
}

function readSentence(whole: Sentence, tables: Tables, given: StatementContext): readonly LicenceStatement[] {
  const sentence = { ...whole, plain: whole.plain.replace(LEADING_EXCEPTION, '') };
  const { plain } = sentence;
  if (plain.length < 3) return [];
  if (findAny(plain, PRIVACY_WORDS) !== null)
    return namesTermsInMenu(plain) ? [statement('terms-link', null, [], sentence, given, null)] : [];
  const speaks = speaksOfReuse(plain, tables);
  if (!speaks.plainly && !(speaks.inFrames && mayMean(plain))) return [];
  const isForeign = findAny(plain.replace(EXCEPTION, ''), FOREIGN_WORDS) !== null && findAny(plain, OWN_WORDS) === null;
  if (isForeign && !isOfPictures(plain)) return [];
  // What is said of the pictures of a gallery says nothing of the data beside it.
  const context: StatementContext = isForeign ? { ...given, scope: 'file' } : given;
  const named = readNamed(sentence, tables, context);
  const restriction = readRestriction(sentence, tables, context);
  if (restriction !== null) {
    // „Признание-Некомерсиално“ is one statement, not a licence and a restriction beside it.
    const covered = named.some(
      ({ kind, conditions }) =>
        kind === 'restricted' && restriction.conditions.every((one) => conditions.includes(one)),
    );
    return covered ? named : [...named, ...openBeside(sentence, tables, context), restriction];
  }
  if (named.length > 0) return [...named, ...reservedBeside(named, sentence, tables, context)];
  return readPermission(sentence, tables, context) ?? readReserved(sentence, tables, context);
}

/** „Свободно ползване без ограничения; забранява се …“: one clause gives all of it, another takes back. */
function openBeside(
  { plain, original }: Sentence,
  tables: Tables,
  context: StatementContext,
): readonly LicenceStatement[] {
  const object = findAny(plain, FRAME_WORDS.content);
  const named = object === null ? '' : `${plain.slice(object.index, object.index + object.length)}: `;
  const open = plain
    .split(';')
    .slice(0, MOST_CLAUSES)
    .find(
      (clause) =>
        clause !== plain &&
        grantsReuse(`${named}${clause}`, tables) &&
        givesAllOf(clause) &&
        restrictionsOf(clause, tables).length === 0,
    );
  return open === undefined ? [] : [statement('open', null, [], { plain, original }, context, null)];
}

function readNamed(sentence: Sentence, tables: Tables, context: StatementContext): readonly LicenceStatement[] {
  const { plain, original } = sentence;
  const statements: LicenceStatement[] = [];
  const seen = new Set<string>();
  if (mentionsOnly(plain) || NOT_YET.test(plain)) return [];
  for (const { entry, index } of [...namedLicences(plain, tables), ...standardTerms(plain, tables)]) {
    if (seen.has(entry.id) || NEGATION.test(plain.slice(Math.max(0, index - 60), index))) continue;
    seen.add(entry.id);
    statements.push(statement(entry.class, entry.id, entry.conditions, sentence, context, null));
  }
  for (const match of original.matchAll(/(?:https?:\/\/|www\.|creativecommons\.org)[^\s<>"'„“)]{3,300}/giu)) {
    const entry = licenceByUrl(match[0], tables);
    if (entry === null || seen.has(entry.id)) continue;
    // The address says the version that the words left out: one statement, the exact one.
    const looser = statements.findIndex((one) => one.licence !== null && entry.id.startsWith(`${one.licence}-`));
    if (looser !== -1) statements.splice(looser, 1);
    seen.add(entry.id);
    statements.push(statement(entry.class, entry.id, entry.conditions, sentence, context, match[0]));
  }
  return dropLooser(statements);
}

/** „Признание (CC BY 4.0)“ names one licence twice; the name with the version stands. */
function dropLooser(statements: readonly LicenceStatement[]): readonly LicenceStatement[] {
  return statements.filter(
    (one) =>
      !statements.some(
        (other) => other !== one && one.licence !== null && new RegExp(`^${one.licence}-\\d`).test(other.licence ?? ''),
      ),
  );
}

function readRestriction(sentence: Sentence, tables: Tables, context: StatementContext): LicenceStatement | null {
  const conditions = restrictionsOf(sentence.plain, tables);
  return conditions.length === 0 ? null : statement('restricted', null, conditions, sentence, context, null);
}

function readPermission(
  { plain, original }: Sentence,
  tables: Tables,
  context: StatementContext,
): readonly LicenceStatement[] | null {
  if (original.trimEnd().endsWith('?') || !grantsReuse(plain, tables)) return null;
  const attribution = findAny(plain, ATTRIBUTION) !== null;
  return [statement('open', null, attribution ? ['attribution'] : [], { plain, original }, context, null)];
}

const ATTRIBUTION = [
  'посочване~ на източник~',
  'посочва~ източник~',
  'посочи~ източник~',
  'цитиран~ на източник~',
  'при цитиране',
  'позоваване на източник~',
  'attribution',
  'source is acknowledged',
  'acknowledg~',
  'активна връзка към',
  'препратка към',
];

/** Several restricting sentences of one text are one statement with all conditions, quoted from the first. */
function mergeStatements(statements: readonly LicenceStatement[]): readonly LicenceStatement[] {
  const merged: LicenceStatement[] = [];
  for (const one of statements) {
    const same = merged.findIndex(
      (other) => other.kind === one.kind && other.licence === one.licence && other.scope === one.scope,
    );
    const other = merged[same];
    if (other === undefined) merged.push(one);
    else {
      const conditions = [...new Set([...other.conditions, ...one.conditions])].sort(compareText);
      // „© 2025 …“ alone is a formality; „Всички права запазени“ after it is what a reader must see.
      const words = one.kind === 'reserved' ? quote(`${other.words} ${one.words}`) : other.words;
      merged[same] = { ...other, conditions, words };
    }
  }
  return merged;
}

function familyOf(licence: string): string {
  return licence.replace(/-\d\.\d$/, '');
}

/** A title of the standard terms and a spelt-out licence run over full stops: „… авторските права. Без употреба …“. */
const GOES_ON = /^(?:некомерсиалн|без употреба за търговски|споделяне на споделеното|без производни)/u;
const OPENS_NAME = /признаване на авторските права|признание|криейтив комън|creative commons|(?:cc|сс)[ -]by/u;

const EVERY_PROVISO = new RegExp(PROVISO, 'gu');

function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const part of text.split(
    /(?<=[.!?;…])(?<!(?:^|[^\p{L}])(?:[Вв]ж|чл|ал|напр|вкл)\.)\s{1,3}(?=[\p{Lu}„"«(©•–-])|[\n\r]+/u,
  )) {
    if (sentences.length >= MAX_SENTENCES) break;
    const original = part.slice(0, 4_000);
    const plain = foldSpellings(normaliseWords(original)).replace(EVERY_PROVISO, '');
    if (plain === '') continue;
    const last = sentences.at(-1);
    const answered = last?.original.trimEnd().endsWith('?') === true ? answeredQuestion(last.plain, plain) : null;
    if (last !== undefined && answered !== null) {
      sentences[sentences.length - 1] = { original: `${last.original} ${original}`, plain: answered, isAnswer: true };
    } else if (last !== undefined && last.plain.length < 2_000 && GOES_ON.test(plain) && OPENS_NAME.test(last.plain)) {
      sentences[sentences.length - 1] = { original: `${last.original} ${original}`, plain: `${last.plain} ${plain}` };
    } else sentences.push({ original, plain });
  }
  return sentences;
}
