import { findAny } from '../../model/words.ts';
import { FRAME_WORDS } from './frameWords.ts';
import { PRIVACY_WORDS, PROTECTED_WORDS } from './reuseWords.ts';

/** A sentence as it is written, and normalised with its slips mended. */
export type Sentence = { readonly original: string; readonly plain: string; readonly isAnswer?: boolean };

/** What is done with content, and having it. */
export const USING_WORDS = ['достъп~', ...FRAME_WORDS.use, ...FRAME_WORDS.copy, ...FRAME_WORDS.share];

/** „Данните са … . Използването им за търговски цели …“: the pronoun means what the sentence before speaks of. */
const CARRIES =
  /^(?:\p{L}{3,20}(?:не|нето|ние|нието|ба|бата|ката) (?:им|му|и)|същите|(?:за |при |без такова )?(?:използване|ползване|копиране|публикуване|препечатване|разпространение|разпространяване|възпроизвеждане|изтегляне)(?:то)?(?! (?:на|от|в)(?!\p{L}))|(?:те|тя|то)(?: не)? (?:може|могат)|(?:можете|може|нямате право|не можете|всеки може)(?: свободно)? да (?:ги|го|я)|не (?:ги|го|я)(?= \p{L}{4,20}йте)|they|(?:you|anyone) (?:may|can)(?: not)? [\p{L}-]+ (?:it|them)|(?:its|their) (?:re-?)?use|(?:use|copy|share|change|adapt) (?:them|it)|(?:всяк\p{L}+ |всички )?друг\p{L}+ (?:вид )?(?:използване|ползване|употреба)|всяк\p{L}+ (?:използване|ползване|употреба|копиране|възпроизвеждане|публикуване|разпространение)|(?:any )?other (?:re-?)?use|any (?:re-?)?use)(?!\p{L}| (?:на|of)(?!\p{L}))/u;
const OF_READERS = /(?<!\p{L})(?:ваш(?:ите|ата|ия)|си|your|лицата)(?!\p{L})/u;

/** „Schools may use the maps. Businesses may not.“: some are left out of what the sentence before lets others do. */
const LEFT_OUT =
  /^(?:(?:но|а|but|however),? )?(?:за )?(?:всичко (?:друго|останало)|(?:anything|everything) else|(?:всички )?(?:останали|други|другите|останалите)\p{L}*(?: \p{L}+)?|фирми(?:те)?|дружества(?:та)?|търговци(?:те)?|компании(?:те)?|медии(?:те)?|бизнес(?:ът|а)?|юридически(?:те)? лица|(?:търговски(?:те)? )?(?:потребители|ползватели)(?:те)?|(?:all |any )?others?(?: users| persons| parties| organi[sz]ations)?|everyone else|companies|businesses|firms|traders|publishers|(?:the )?media|commercial (?:users|companies|entities|organi[sz]ations)|third parties|for-profit \p{L}+)(?= ?(?:е забранен|не е (?:разреш|позвол)|изисква|requires?|is (?:prohibited|forbidden|not)|(?:важи|важат|се прилага|се прилагат) (?:\p{L}+ )?(?:ценоразпис|тарифа|цен)|- ?не(?! ?\p{L})|не могат|не може|нямат|(?:may|can|must|are) not|cannot|must|need|require|трябва|се нуждаят|плащат|заплащат|дължат|сключват|-?(?:само )?(?:с|след|срещу|по) (?:\p{L}+ )?(?:разреш|съгласи|договор|заплащ|такса)))/u;
const SAYS_WHAT = /не могат да|не може да|нямат право да|(?:may|can|must) not \p{L}{3,}|cannot \p{L}{3,}/u;
const PLAIN_NO =
  / ?(?:- ?не|не могат|не може|нямат (?:такова|това) право|нямат право|(?:may|can) not(?: do so)?|cannot|are not)(?: [.!]*)?[.!]*$/u;

function carryLeftOut(sentence: Sentence, before: Sentence | undefined): Sentence {
  if (before === undefined || !LEFT_OUT.test(sentence.plain) || findAny(sentence.plain, FRAME_WORDS.thing) !== null)
    return sentence;
  const object = findAny(before.plain, FRAME_WORDS.content);
  if (object === null || findAny(before.plain, USING_WORDS) === null) return sentence;
  const isEnglish = /^[a-z]/u.test(sentence.plain);
  const named = isEnglish ? 'data' : 'данните';
  const denied = isEnglish ? ` may not use ${named}` : ` нямат право да използват ${named}`;
  const asked = isEnglish ? ` for use of ${named}` : ` за използване на ${named}`;
  if (PLAIN_NO.test(sentence.plain))
    return { original: sentence.original, plain: sentence.plain.replace(PLAIN_NO, denied) };
  return SAYS_WHAT.test(sentence.plain)
    ? sentence
    : { original: sentence.original, plain: `${sentence.plain.replace(/[.!]+$/u, '')}${asked}` };
}

/** „Забранява се използването им …“: a sentence without an object of its own. */
const OF_THEM =
  /^(?:copying|using|sharing|selling|reproducing|republishing|distributing|publishing|downloading|modifying) (?:them|it)(?!\p{L})|(?<!\p{L})(?:(?:пре)?използване|ползване|разпространение|разпространяване|копиране|възпроизвеждане|препечатване|преработване|преработка|публикуване|препубликуване|употреба|продажба)(?:то|та)? (?:им|му)(?!\p{L})/u;

/** Questions and answers below one another speak of one thing: „Мога ли да печеля от тях? Да.“ */
export function carryInto(sentence: Sentence, before: readonly Sentence[]): Sentence {
  if (findAny(sentence.plain, FRAME_WORDS.content) !== null) return sentence;
  for (const { plain } of before.toReversed()) {
    const object = findAny(plain, FRAME_WORDS.content);
    if (object !== null)
      return { ...sentence, plain: `${plain.slice(object.index, object.index + object.length)}: ${sentence.plain}` };
  }
  return sentence;
}

/** A sentence with the object that its pronoun, or what it leaves out, means in the sentence before. */
export function carryObject(given: Sentence, before: Sentence | undefined): Sentence {
  if (before === undefined) return given;
  const sentence = carryLeftOut(given, before);
  if (sentence !== given) return sentence;
  const carries =
    CARRIES.test(sentence.plain) || (OF_THEM.test(sentence.plain) && findAny(sentence.plain, PROTECTED_WORDS) === null);
  if (!carries) return sentence;
  if (findAny(before.plain, PRIVACY_WORDS) !== null || OF_READERS.test(before.plain)) return sentence;
  const object = findAny(before.plain, PROTECTED_WORDS) ?? findAny(before.plain, FRAME_WORDS.content);
  if (object === null) return sentence;
  const named = before.plain.slice(object.index, object.index + object.length);
  return { original: sentence.original, plain: `${named}: ${sentence.plain}` };
}
