import { holdsLongNumber, isPersonalText, TITLED } from './personalSetting.ts';

/** Beginnings of words by which institutions, companies and projects are called; in small letters. */
const INSTITUTION =
  /(?<!\p{L})(?:общин|област(?:\p{L}{0,3})(?!\p{L})|министерств|министерск|агенци|институ[тц]|комиси|комитет|служб|администраци|дирекци|инспек(?:ци|тор)|съд(?:ът|а|илищ\p{L}*)?(?!\p{L})|съдебн|прокуратур|университет|академи|училищ|гимнази|градина(?!\p{L})|болниц|център|центр|фонд|сдружени|асоциаци|съюз|съвет|кметств|библиотек|музе[йия]|галери|театър|опера(?!\p{L})|читалищ|предприяти|дружеств|компани|корпораци|холдинг|банка?(?!\p{L})|камар|палата|управлени|бюро|отдел|сектор|регистър|кадаст|статисти|стопанств|клиник|лаборатори|обсерватори|федераци|парти[яи]|правителств|президентств|събрани|омбудсман|полици|жандармери|митниц|пощи|железни|летищ|пристанищ|портал|данни|проект|програма|клуб|група|екип|район|държав|национал|регионал|столич|република|българск[аио](?=\s)|европейск|водоснаб|вода(?!\p{L})|вик(?!\p{L})|енерг|топлофикаци|пътищ|гори(?!\p{L})|парк(?:ове)?(?!\p{L})|архив|издателств|организаци|обединени|коопераци|обслужване|информацион|консорциум|municipal|ministr|agenc|institut|commission|committee|service|administrat|department|dept|division|directorate|inspectorate|courts?(?!\p{L})|universit|academy|school|college|hospital|cent(?:er|re)s?(?!\p{L})|foundation|associat|union|council|city|county|district|region|province|state(?!\p{L})|national|federal|government|office|bureau|authorit|board(?!\p{L})|librar|museum|archiv|societ|organi[sz]ation|company|corporat|group|team|network|project|program|survey|observator|laborator|lab(?!\p{L})|research|data|statistic|bank(?!\p{L})|fund(?!\p{L})|trust(?!\p{L})|ltd|limited|inc(?!\p{L})|gmbh|llc|public|environment|health|transport|portal|repositor|publish|press(?!\p{L})|consortium|communit|systems|technolog|europe|international|world|global|united|nations|facility|station|police|geolog|meteorolog|oceanograph|secretariat|parliament|republic|bulgaria)\p{L}*/gu;
/** An abbreviation among words that are not all in capitals: „НСИ“, „ОУ Христо Ботев“. */
const ABBREVIATION = /(?<!\p{L})\p{Lu}{2,}(?!\p{L})/u;
const ONLY_CAPITALS = /^[^\p{Ll}]+$/u;
/** Endings of Bulgarian surnames; towns end otherwise („Велико Търново“, „Стара Загора“, „Никола Козлево“). */
const SURNAME = /(?:[ое]ва?|ски|ска|чки|чка|шки|шка|[oe]va?|ski|ska)$/u;
const NAMES = /^(?:\p{Lu}\.?\s+)?\p{Lu}\p{Ll}+(?:[\s-]+\p{Lu}(?:\p{Ll}+|\.)){1,2}$/u;
/** The firm of a sole trader holds the trader's name by law (Търговски закон, чл. 59). */
const SOLE_TRADER = /^(?:ЕТ|едноличен търговец|sole trader)(?!\p{L})[^\p{L}\p{N}]*\p{L}/iu;
/** What people are written down as, before their names; an institution's name does not begin so. */
const CALLING =
  /^(?:ET|ЧСИ|ДСИ|ЗП|ЗС|АИПП?МП|АИППДП|частен съдебен изпълнител|земеделски (?:производител|стопанин)|физическо лице|самоосигуряващо се лице|нотариус|адвокат|адвокатска кантора|архитект|инженер|д-р|адв\.)(?!\p{L})[^\p{L}]*/iu;
const REGISTERED = /(?:ЕИК|БУЛСТАТ|EIK)\P{L}{0,3}(?:\d{9}|\d{13})(?!\d)/giu;

/**
 * Whether the name (or the address) of a publisher is that of a person, of whom nothing is to be kept. What classes a
 * catalogue gives its publishers is not asked: people are written down as organisations too. With a word of institutions
 * in it a name is an institution's, unless a person stands beside it („Иван Петров, Община Липово“). Without one, two or
 * three words with capitals are a person's: what is left out costs a „cannot tell“ at most.
 */
export function isPersonalPublisher(name: string): boolean {
  const text = name.slice(0, 1_000).normalize('NFC').replace(REGISTERED, ' ').replace(/\s+/g, ' ').trim();
  if (text.includes('@') || /(?:^|[/.])orcid\.org\//i.test(text)) return true;
  if (/^(?:https?:|urn:)/i.test(text)) return false;
  if (holdsLongNumber(text) || text.search(TITLED) === 0 || SOLE_TRADER.test(text)) return true;
  const called = text.replace(CALLING, '').replace(/^[\p{Pi}\p{Pf}\p{Ps}"']+|[\p{Pi}\p{Pf}\p{Pe}"']+$/gu, '');
  if (called !== text && CALLING.test(text) && isNameAlone(called)) return true;
  if (text.split(/[,;()–—]| - /).some(isSurnamed)) return true;
  return !isOfInstitution(text) && isPersonalText(text);
}

/** What stands after a calling is no town: two or three words with capitals are enough, and a title before them. */
function isNameAlone(words: string): boolean {
  return NAMES.test(ONLY_CAPITALS.test(words) ? titleCased(words) : words) || words.search(TITLED) === 0;
}

/** „Иван Петров“, „ИВАН ПЕТРОВ“; not „Община Петрово“, „Агенция Николов“. */
function isSurnamed(part: string): boolean {
  const words = part.trim();
  const cased = ONLY_CAPITALS.test(words) ? titleCased(words) : words;
  return NAMES.test(cased) && SURNAME.test(cased) && !isOfInstitution(words);
}

function titleCased(words: string): string {
  return words.toLowerCase().replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function isOfInstitution(text: string): boolean {
  if (!ONLY_CAPITALS.test(text) && ABBREVIATION.test(text)) return true;
  // „Банков“ and „Проектова“ are people.
  return (text.toLowerCase().match(INSTITUTION) ?? []).some((word) => !/(?:[ое]ва?)$/u.test(word));
}
