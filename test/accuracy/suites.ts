import type { Suite } from './question.ts';
import { bulgarian } from './suites/bulgarian.ts';
import { catalogues } from './suites/catalogues.ts';
import { csvDialects } from './suites/csvDialects.ts';
import { dates } from './suites/dates.ts';
import { documents } from './suites/documents.ts';
import { dutiesSuite } from './suites/duties.ts';
import { encodings } from './suites/encodings.ts';
import { fiveStar } from './suites/fiveStar.ts';
import { freshnessSuite } from './suites/freshness.ts';
import { formats } from './suites/formats.ts';
import { hostile } from './suites/hostile.ts';
import { licences } from './suites/licences.ts';
import { matching } from './suites/matching.ts';
import { metadata } from './suites/metadata.ts';
import { robots } from './suites/robots.ts';
import { tableValidity } from './suites/tableValidity.ts';

/** All suites, in the order of the table. */
export const SUITES: readonly Suite[] = [
  formats,
  encodings,
  csvDialects,
  tableValidity,
  bulgarian,
  documents,
  metadata,
  catalogues,
  robots,
  hostile,
  fiveStar,
  licences,
  dates,
  freshnessSuite(),
  dutiesSuite(),
  matching,
];
