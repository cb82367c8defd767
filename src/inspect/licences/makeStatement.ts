import { quote } from '../../model/evidence.ts';
import type { LicenceStatement } from '../../model/factValues.ts';
import { findAny } from '../../model/words.ts';
import type { Sentence } from './carryObject.ts';

export type StatementContext = {
  readonly scope: LicenceStatement['scope'];
  readonly source: LicenceStatement['source'];
  readonly at: LicenceStatement['at'];
};

export function statement(
  kind: LicenceStatement['kind'],
  licence: string | null,
  conditions: LicenceStatement['conditions'],
  sentence: Sentence,
  context: StatementContext,
  url: string | null,
): LicenceStatement {
  return {
    kind,
    licence,
    scope: scopeOf(sentence.plain, context.scope),
    source: context.source,
    url,
    conditions,
    words: quote(sentence.original),
    at: context.at,
  };
}

const SITE_WORDS = [
  'уебсайт~',
  'уеб сайт~',
  'целия сайт',
  'на сайта',
  'от сайта',
  'в сайта',
  'този сайт',
  'сайтът',
  'интернет страниц~ на',
  'официалн~ страниц~',
  'на портала',
  'този портал',
  'this website',
  'this site',
  'the website',
  'our website',
];
const FILE_WORDS = ['този файл', 'файлът', 'настоящия файл', 'this file'];
const DATASET_WORDS = [
  'този набор~',
  'наборът от данни',
  'набора от данни',
  'настоящия набор~',
  'тази база данни',
  'this dataset',
  'the dataset',
];

/** The words themselves may say what they speak of; a statement found beside one file stays with it. */
function scopeOf(plain: string, given: LicenceStatement['scope']): LicenceStatement['scope'] {
  if (given === 'file' || given === 'dataset') return given;
  if (findAny(plain, SITE_WORDS) !== null) return 'site';
  if (given === 'site') return given;
  if (findAny(plain, FILE_WORDS) !== null) return 'file';
  return findAny(plain, DATASET_WORDS) !== null ? 'dataset' : given;
}
