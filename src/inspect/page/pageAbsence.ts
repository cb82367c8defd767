import type { Vocabulary } from '../../model/tables.ts';
import { findAny, findPhrase, normaliseWords } from '../../model/words.ts';
import type { PageReading } from './pageReading.ts';

/** A page with more words than this has content, whatever else it says. */
const SHORT_PAGE_LETTERS = 1_500;
const FEW_LINKS = 15;

export type AbsenceWords = { readonly words: string; readonly css: string } | null;

/** The words with which a page says that nothing is there: in its title or first heading, or in a short text. */
export function missingWords(reading: PageReading, vocabulary: Vocabulary): AbsenceWords {
  if (says(reading.title, vocabulary.missingPage)) return { words: reading.title, css: 'head > title' };
  for (const block of reading.blocks) {
    const heading = block.headingLevel > 0 && block.headingLevel <= 2;
    const short = block.region === 'main' && mainLetters(reading) < SHORT_PAGE_LETTERS;
    if (
      (heading || short) &&
      block.text.length < 400 &&
      (says(block.text, vocabulary.missingPage) || isBare404(block.text))
    )
      return { words: block.text, css: block.css };
  }
  return null;
}

/**
 * The words or marks of a firewall or browser check. Only a page with little else can be one: guards put their scripts
 * into honest pages too.
 */
export function blockedWords(reading: PageReading, vocabulary: Vocabulary): AbsenceWords {
  if (reading.links.length > FEW_LINKS || mainLetters(reading) > SHORT_PAGE_LETTERS) return null;
  if (says(reading.title, vocabulary.blockedPage)) return { words: reading.title, css: 'head > title' };
  const block = reading.blocks.find(({ text }) => text.length < 1_000 && says(text, vocabulary.blockedPage));
  if (block !== undefined) return { words: block.text, css: block.css };
  if (says(reading.noscript, vocabulary.blockedPage)) return { words: reading.noscript, css: 'noscript' };
  return blockedMark(reading, vocabulary);
}

/** A notice is a short sentence; a text that tells of an archive is longer. */
const LONGEST_NOTICE = 300;

/** „Събирането на ежедневни данни приключи на 1 април 2023 г.“, „Поддържането на регистъра е прекратено“. */
const HAS_ENDED =
  /(?<!\p{L})(?:събиране|публикуване|поддържане|поддръжка|водене|обновяване|актуализиране|актуализация|издаване|наблюдение|измерване|отчитане)(?:то|та)? (?:на [^.,;]{3,60} )?(?:(?:е|беше|бе) )?(?:приключи|прекрат|преустанов|спря)|(?:данни|данните|измерванията|наблюденията|бюлетинът|изданието|регистърът|станцията|службата|програмата|проектът) (?:(?:е|са|беше|бе) )(?:закрит|прекратен|преустановен|приключ)|(?:collection|publication|monitoring|series|survey|programme|project)(?: of [^.,;]{3,60})? (?:(?:was|were|has|have) )?(?:been )?(?:ended|ceased|stopped|discontinued|closed)/u;

/** The words with which a page says of itself that it is kept for the record: never those of a link in it. */
export function archiveWords(reading: PageReading, vocabulary: Vocabulary): AbsenceWords {
  for (const { text, plain, region, css, from } of reading.blocks) {
    if (region === 'nav' || region === 'footer' || text.length > LONGEST_NOTICE) continue;
    if (findAny(plain(), vocabulary.archiveNotice) === null && !HAS_ENDED.test(plain())) continue;
    const isLink = reading.links.some((link) => link.from <= from && link.to >= from + text.length);
    if (!isLink) return { words: text, css };
  }
  return null;
}

const PLAIN_REFUSALS = ['достъпът е отказан', 'access denied'];

/** Words with which any server refuses a page: with 401 or 403 they are no sign of a firewall. */
export function isPlainRefusal(words: string, vocabulary: Vocabulary): boolean {
  const plain = normaliseWords(words.slice(0, 2_000));
  const others = vocabulary.blockedPage.filter((phrase) => !PLAIN_REFUSALS.includes(phrase));
  return findAny(plain, PLAIN_REFUSALS) !== null && findAny(plain, others) === null;
}

function blockedMark(reading: PageReading, vocabulary: Vocabulary): AbsenceWords {
  const embedded = reading.links.filter(({ rel }) => rel === 'embedded').map(({ href }) => href);
  const code = [reading.scriptText, ...embedded].join('\n');
  const mark = vocabulary.blockedMarks.find(
    ({ code: parts }) => parts.length > 0 && parts.every((part) => code.includes(part)),
  );
  return mark === undefined ? null : { words: `${mark.guard}: ${mark.code.join(' … ')}`, css: 'script' };
}

function says(text: string, phrases: readonly string[]): boolean {
  return text !== '' && findAny(normaliseWords(text.slice(0, 2_000)), phrases) !== null;
}

function isBare404(text: string): boolean {
  const plain = normaliseWords(text);
  return (
    plain === '404' ||
    (plain.length < 40 && findPhrase(plain, '404') !== null && /грешка|error|not found|намерен/.test(plain))
  );
}

function mainLetters(reading: PageReading): number {
  let letters = 0;
  for (const block of reading.blocks) {
    if (block.region === 'main') letters += block.text.length;
    if (letters > SHORT_PAGE_LETTERS * 2) break;
  }
  return letters;
}
