import type { CatalogueDataset } from '../../model/catalogue.ts';
import { cut, LONGEST } from './descriptionTexts.ts';
import type { Said } from './saidOf.ts';

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
/** Words that people put where a field must not stay empty. */
const NOTHING = /^(?:няма|неприложимо|не е посочен[ао]?|неизвестно|n\/?a|none|null|unknown|undefined)\.?$/iu;
const INSTANTS = ['inXSDDate', 'inXSDDateTimeStamp', 'inXSDDateTime', 'inDateTime', 'inXSDgYearMonth', 'inXSDgYear'];

/** The period that a dataset is about: DCAT, OWL-Time, schema.org, ISO 8601 with a slash, or the words as stated. Null = not said. */
export function temporalOf(said: Said): CatalogueDataset['temporal'] {
  for (const thing of said.things('temporal', 'temporalCoverage')) {
    const start = thing.words('startDate') ?? momentOf(thing, 'hasBeginning');
    const end = thing.words('endDate') ?? momentOf(thing, 'hasEnd');
    if (start !== null || end !== null) return { start: cut(start, LONGEST.word), end: cut(end, LONGEST.word) };
    const written = thing.words('value', 'label', 'prefLabel');
    const period = written === null ? null : writtenPeriod(written);
    if (period?.words === undefined && period !== null) return period;
  }
  const words = said.words('temporal', 'temporalCoverage');
  return words === null ? null : writtenPeriod(words);
}

function momentOf(interval: Said, property: string): string | null {
  const [instant] = interval.things(property);
  return instant?.words(...INSTANTS) ?? null;
}

/** `2015-01-01/2018-12-31`, `2015/..`, `2015`; anything else names no days and is kept as it is written. Null = nothing is said in it. */
export function writtenPeriod(words: string): CatalogueDataset['temporal'] {
  const parts = words.trim().split('/');
  const [start, end = parts.length === 1 ? start : undefined] = parts.map(dateIn);
  const period = { start: start ?? null, end: end ?? null };
  if (parts.length <= 2 && (period.start !== null || period.end !== null)) return period;
  const stated = cut(words, LONGEST.word);
  return stated === null || !SAYS_SOMETHING.test(stated) || NOTHING.test(stated)
    ? null
    : { start: null, end: null, words: stated };
}

function dateIn(text: string): string | null {
  const part = text.trim();
  return /^\d{4}(?:-\d{2}(?:-\d{2}(?:[T ][\d:.]{5,15}(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/.test(part) ? part : null;
}

/** A period with its two ends in fields of their own, else what other words say of it. */
export function writtenEnds(start: string | null, end: string | null, words: string): CatalogueDataset['temporal'] {
  return start === null && end === null ? writtenPeriod(words) : { start, end };
}
