/** Talk about licences: lessons, comparisons, advice, other people's practice. */
const ABOUT =
  /(?<!\p{L}|© )(?:семинар|уебинар|обучени|курс(?:ът|а|ове)?(?!\p{L})|лекци(?!онн)|презентац|конференц|дискуси|разлика|разлики|сравн|обясня|обяснен|разяснен|наръчник|(?:стати(?:я|ята|и|ите))(?=(?: \p{L}+){0,2} (?:за|относно|върху|на тема|разглежда\p{L}*|обяснява\p{L}*)(?!\p{L}))|книга|какво (?:е|са|означава|представлява)|избор на лиценз|например|напр\.|примерно|препоръч|предложени[ея]? за|обсъд|обсъжда|въпрос|мит(?:ове)?(?!\p{L})|проучван|анкета|критери|изисквани|участниц|участник|кандидат|seminar|webinar|workshop|training|lecture|course|learn|difference|explain|compar|what is|изберете|избирайте|избира се лиценз|указани[ея]\p{L}{0,3} за (?:публикуващ|публикуване|издател)|choos|recommend|proposal|survey|for example|e\.g\.|such as|guide to|article on|talk on|discuss|whether to|other countries|many countries)/u;
/** Puts content of ours under a licence all the same. */
const APPLIED =
  /(?<!\p{L})(?:данни(?:те)?|информация(?:та)?|съдържание(?:то)?|материали(?:те)?|набор(?:ът|а|ите|и)?|файл(?:ът|а|овете|ове)?|регистърът|настоящ\p{L}*|този|тази|тези|тук|data|dataset|content|file|files|site|website|page|this|these|our)(?!\p{L})[^;]{0,90}(?:под|по (?:\p{L}+ ){0,2}лиценз|при условията|лицензиран|съгласно|с лиценз|under|licen[cs]ed|released|dedicated|available)/u;

/** Whether a normalised sentence only talks about a licence that it names: „Семинарът представи разликата между …“. */
export function mentionsOnly(sentence: string): boolean {
  // Words inside an address tell nothing: „https://choosealicense.com/licenses/cc-by-3.0/“.
  const plain = sentence.replace(/(?:https?:\/\/|www\.)\S+/gu, ' ');
  const about = ABOUT.exec(plain);
  if (about === null) return false;
  const applied = APPLIED.exec(plain);
  // „Данните са под CC BY, например …“: what is applied first and explained afterwards stays applied.
  return applied === null || applied.index > about.index;
}
