import { remember } from '../../model/remember.ts';
import type { Tables } from '../../model/tables.ts';
import { phraseMasks } from '../../model/words.ts';
import { FRAME_WORDS } from './frameWords.ts';
import { foldSpellings } from './foldSpellings.ts';
import { GIVEN_WORDS, PROTECTED_WORDS } from './reuseWords.ts';

type ReuseTables = Pick<Tables, 'licences' | 'vocabulary'>;

/**
 * Words without which nothing can be stated although no table has them: the names, letters and texts of licences
 * (ccName, legalText), prohibitions and demands whose parts stand apart (restrictionsOf), ©, and the provisos, since
 * taking one out can bring words together that were apart.
 */
const APART_FROM_TABLES = [
  '©', '(c)', 'copyright~', 'licen~', 'лиценз~', 'attribution~', 'признани~', 'признаване~', 'криейтив~', 'creative~', 'cc~', 'сс~', 'без производни', 'affirmer', 'rightsholder',
  'търговск~', 'произведения', 'разрешени~', 'съгласи~', 'одобрени~', 'възпроизве~', 'препечат~', 'преиздав~', 'препублик~', 'reproduc~', 'republish~', 're-publish~', 'reprint~', 'достояние', 'public domain', 'приложение', 'annex', 'права', 'rights', 'трети лица', 'отворен~', 'правата', 'препращ~', 'възразява~', 'свобода~', 'нерегламентиран~', 'неправомерн~', 'unauthori~', 'as you like', 'as you please', 'as you wish', 'for-profit', 'please credit', 'please cite', 'please acknowledge', 'please mention', 'credit the', 'cite the', 'acknowledge the', 'сканирани~', 'private study', 'study only', 'са ваши', 'are yours', 'тиражир~', 'zapazeni', 'no strings', 'commercial exploitation', 'commercial use', 'commercial reuse', 'commercial re-use', 'use limitation~', 'usage restriction~', 'ограничени~ за', 'ограничени~ при', 'достъп и използване', 'условия за използване', 'условия за ползване', 'използване:', 'ползване:', 'употреба:', 'моля', 'за всякакви~', 'за всяка цел', 'за всички цели', 'свободно ползване', 'безплатно ползване', 'free use', 'free reuse', 'free re-use', 'съизволени~', 'възбран~', 'препредава~', 'декларация за неразпростран~',
  'purposes only', 'use only', 'правила за ползване', 'условия за ползване', 'условията, описани', 'no strings', 'без ограничения', 'обществено благо', 'terms of use', 'terms of service', 'terms and conditions', 'legal notice', 'общи условия', 'комерсиалн~', 'картотек~',
  'не е посочено', 'не е указано', 'не е отбелязано', 'не е упоменато', 'не е предвидено', 'не е изрично', 'otherwise',
] as const; // prettier-ignore

/** What sentences on using content are made of (useGrammar): something done, allowed or forbidden, and the content. */
const USES = [
  'използв~', 'преизползв~', 'ползв~', 'употреб~', 'копир~', 'разпростран~', 'споделя~', 'преработ~', 'промен~', 'измен~', 'адаптир~', 'комбинир~', 'сваля~', 'извлич~', 'препрод~',
  'изтегл~', 'съхран~', 'разглас~', 'възползв~', 'качва~', 'кача~', 'usage', 'transmit~', 'build', 'допълв~', 'надгражд~', 'преотстъп~', 'изнас~', 'публикув~', 'предостав~', 'достъп~', 'reus~', 're-us~', 'use', 'uses', 'used', 'using', 'copy', 'copied', 'copying', 'distribut~', 'redistribut~', 're-distribut~', 'modif~',
  'adapt~', 'share', 'shared', 'sharing', 'resell~', 'resale', 're-sold', 'harvest~', 'scraping', 'extract~', 'exploit~', 'commercialis~', 'препредав~', 'промян~', 'производн~', 'прави', 'правите', 'правете', 'вземете', 'help yourself', 'publish', 'publishing', 'passed on', 'pass on', 'passing on', 'waive~', 'отказва~', 'послуж~', 'вгражд~', 'смесв~', 'обработв~', 'теглете', 'продава~', 'embed~', 'sell', 'взимайте', 'вземайте',
] as const; // prettier-ignore
const MODALS = [
  'none', 'yours', 'right', 'нужда', 'налага', 'encourag~', 'welcome', 'каним', 'насърчава~', 'приканва~', 'дадено', 'agree~', 'undertake~', 'obliged', 'refrain', 'neither', 'reserved', 'преследва~', 'наказва~', 'неразрешен~', 'различн~', 'ваши', 'може', 'могат', 'можете', 'можем', 'неможе', 'немогат', 'разреш~', 'позвол~', 'допуск~', 'допустим~', 'право', 'предоставя~', 'непредоставя~', 'свободн~', 'забран~', 'недопустим~', 'непозволен~', 'не',
  'предоставен~', 'неограничен~', 'свободен', 'безусловен', 'подлеж~', 'задължа~', 'длъж~', 'съгласява~', 'do', 'without', 'няма', 'нямат', 'нямате', 'след', 'освен', 'само', 'единствено', 'изключително', 'изиск~', 'необходим~', 'нужн~', 'следва', 'трябва', 'безусловн~', 'ограничен~', 'срещу', 'заплащ~', 'плат~', 'такс~', 'договор~', 'служебно', 'без', 'may',
  'can', 'cannot', "can't", 'must', 'shall', 'permi~', 'allow~', 'authori~', 'free', 'freely', 'prohibited', 'forbidden', 'unlawful', 'illegal', 'only', 'solely', 'exclusively', 'require~', 'need', 'needs',
  'subject', 'no', 'not', 'any', 'fee', 'commercial~', 'единственото', 'каквото', 'всичко', 'всякак~', 'безплат~', 'на разположение', 'ползвайте', 'използвайте', 'употребявайте', 'копирайте', 'разпространявайте', 'споделяйте', 'цитира~', 'посочв~', 'посочет~', 'позов~', 'упомен~', 'everyone', 'everybody', 'anyone', 'public', 'limited', 'restricted', 'свърж~', 'обърн~', 'обръщ~', 'whatever', 'as you', 'waive~', 'се отказва', 'отказва се', 'по свое', 'по ваше', 'взимайте', 'вземайте', 'теглете', 'сваляйте', 'смесвайте', 'публикувайте', 'преработвайте', 'вътрешно', 'by anyone', 'by everyone', 'other', 'останали~',
] as const; // prettier-ignore

const ACTS_OF_FRAMES = ['use', 'copy', 'change', 'share', 'sell'] as const;
const OPERATORS_OF_FRAMES = ['permit', 'negation', 'forbid', 'only', 'money', 'wide'] as const;
/** Words that lead to conditions of use that stand elsewhere. */
const POINTERS = ['виж~', 'запозна~', 'прочет~', 'намер~', 'описан~', 'съгласно', 'по реда', 'съгласявате', 'приемате', 'спазва~', 'означава', 'вж', 'публикуван~', 'посочен~', 'изложен~', 'уреден~', 'урежда~', 'утвърден~', 'приложен~', 'записан~', 'set out', 'described', 'stated', 'found', 'governed', 'accept', 'agree', 'see', 'refer', 'read', 'here', 'тук'] as const; // prettier-ignore

const STATES = 1;
const USED = 2;
const MODAL = 4;
const CONTENT = 8;
const TOLD = USED | MODAL | CONTENT;
/** The same three with the wider classes of the frames, and words that lead to conditions elsewhere. */
const ACTS = 16;
const OPERATORS = 32;
const OBJECTS = 64;
const FRAMED = ACTS | OPERATORS | OBJECTS;

/** Whether a text has a phrase by which a statement can be made, and whether it permits something: one look for all. */
const reuseWords = remember(({ licences, vocabulary }: ReuseTables) =>
  phraseMasks([
    {
      mask: STATES,
      phrases: [
        ...APART_FROM_TABLES,
        ...licences.flatMap(({ phrases }) => phrases),
        ...vocabulary.licenceRestricted.map(({ phrase }) => phrase),
        ...vocabulary.licenceOpen,
        ...vocabulary.licenceReserved,
      ],
    },
    { mask: USED, phrases: USES },
    { mask: MODAL, phrases: MODALS },
    {
      mask: CONTENT,
      phrases: [...PROTECTED_WORDS, ...GIVEN_WORDS, 'reus~', 're-us~', 'повторн~', 'преизползв~'],
    },
    { mask: ACTS, phrases: ACTS_OF_FRAMES.flatMap((one) => FRAME_WORDS[one]) },
    { mask: OPERATORS, phrases: [...OPERATORS_OF_FRAMES.flatMap((one) => FRAME_WORDS[one]), ...POINTERS] },
    {
      mask: OBJECTS,
      phrases: [...FRAME_WORDS.content, 'условия', 'условията', 'правила', 'правилата', 'terms', 'conditions'],
    },
  ]),
);

export type SpeaksOfReuse = {
  /** Words of claims, or a permission or prohibition with what it is of: every reader is asked. */
  readonly plainly: boolean;
  /** Only the wider classes: the order of the words must tell. */
  readonly inFrames: boolean;
};

/**
 * What a normalised text with its slips mended can state about re-use. Nearly every paragraph and sentence of the web can nothing, and is told
 * so by one look. False must be certain: a test holds it against every phrase that the reader of statements knows.
 */
export function speaksOfReuse(normalised: string, tables: ReuseTables): SpeaksOfReuse {
  if (normalised.includes('://') || normalised.includes('www.') || normalised.includes('creativecommons'))
    return { plainly: true, inFrames: true };
  const words = reuseWords(tables)(normalised);
  return { plainly: (words & STATES) !== 0 || (words & TOLD) === TOLD, inFrames: (words & FRAMED) === FRAMED };
}

export function maySpeakOfReuse(normalised: string, tables: ReuseTables): boolean {
  const { plainly, inFrames } = speaksOfReuse(foldSpellings(normalised), tables);
  return plainly || inFrames;
}
