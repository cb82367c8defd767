import type { PortalOrganisation } from '../../model/organisationMatch.ts';
import type { ReadName } from './readName.ts';

/** Words of others who are named after a town or a body, or belong to one. */
const OTHERS =
  /^(?:оу|ну|соу|сщоу|нпу|чу|чсу|чоу|мг|пмг|пту|нч|нгу|пг|пгт|дг|цдг|одз|еоод|оод|еад|ад|дззд|училищ\p{L}*|гимнази\p{L}*|детск\p{L}*|градин\p{L}*|ясл\p{L}*|болниц\p{L}*|мбал|умбал|дкц|медицинск\p{L}*|театър|музе\p{L}*|галери\p{L}*|библиотек\p{L}*|читалищ\p{L}*|сдружени\p{L}*|фондаци\p{L}*|факултет\p{L}*|колеж|филиал|съд|прокуратура|кметство|предприяти\p{L}*|дружеств\p{L}*|клуб|съюз|асоциация|център|служба|одмвр|рдгр?|одз|водоснабдяване|вик|поделение|институт)$/u;

/** Whether a name holds a word of somebody else. */
export function isOther({ tokens }: Pick<ReadName, 'tokens'>): boolean {
  return tokens.some((word) => OTHERS.test(word));
}

const LONGEST_ACRONYM = 5;

/** Whether a name is nothing but a few letters, or a family's short head before a town. */
function isAcronym(name: string): boolean {
  return isOneWord(name) && name.trim().length <= LONGEST_ACRONYM;
}

function isOneWord(name: string): boolean {
  return /^\s*\p{L}+\s*$/u.test(name);
}

/** „Дар“, „Рио Варна“: a short first word with one capital letter is a word; acronyms have several, or none at all. */
function isOtherWord(name: string): boolean {
  const first = /^[\s„"“]*(\p{L}+)/u.exec(name)?.[1] ?? '';
  const isTitled = /^\p{Lu}\p{Ll}+$/u.test(first) && first.length <= LONGEST_ACRONYM;
  return isTitled && (isAcronym(name) || SHORT_HEADS.test(first));
}

/** Heads of families that are acronyms. */
const SHORT_HEADS = /^(?:рзи|рио|риос|риосв|руо|оба|обс|бд|rio|rzi|ruo|red|rde)$/iu;

/** „Дар“ is no acronym, and „СП“ or „Президент“ of a society or hotel is not the body's. */
export function isOthersName({ name, contacts = '', description = '' }: PortalOrganisation): boolean {
  if (isOtherWord(name)) return true;
  if (!isOneWord(name) && !SHORT_HEADS.test(/^\p{L}+/u.exec(name)?.[0] ?? '')) return false;
  const words = `${contacts} ${description}`.toLowerCase().split(/[^\p{L}]+/u);
  return words.some((word) => SOCIETIES.test(word));
}

const SOCIETIES = /^(?:сдружени\p{L}*|фондаци\p{L}*|клуб\p{L}*|хотел\p{L}*|дружеств\p{L}*|еоод|оод|еад|ад|селища)$/u;
