import type { DutyRow } from './dutyRows.ts';
import type { FindingRow } from './findingRows.ts';
import type { MethodRow } from './methodRows.ts';
import type { RankingRow } from './rankingRows.ts';
import type { ResourceRow } from './resourceRows.ts';

/** Types of the Frictionless Table Schema. */
export type ColumnType = 'string' | 'integer' | 'number' | 'date';
type Columns<R> = { readonly [C in keyof R]: ColumnType };

const ranking: Columns<RankingRow> = {
  institution: 'string',
  institutionName: 'string',
  kind: 'string',
  rankBest: 'integer',
  rankWorst: 'integer',
  withheld: 'string',
  technicalLevel: 'number',
  technicalLevelLow: 'number',
  technicalLevelHigh: 'number',
  openLicencePercent: 'number',
  notStatedPercent: 'number',
  strictStars: 'number',
  formatPercent: 'number',
  licencePercent: 'number',
  machineReadabilityPercent: 'number',
  freshnessPercent: 'number',
  qualityPercent: 'number',
  coverageWeightPercent: 'number',
  coverageResourcesPercent: 'number',
  datasets: 'integer',
  resources: 'integer',
  documents: 'integer',
};

const resources: Columns<ResourceRow> = {
  url: 'string',
  institution: 'string',
  institutionName: 'string',
  kind: 'string',
  kindReason: 'string',
  title: 'string',
  dataset: 'string',
  format: 'string',
  encoding: 'string',
  level: 'integer',
  licence: 'string',
  licenceId: 'string',
  strictStars: 'integer',
  freshness: 'string',
  date: 'date',
  tableFaults: 'string',
  subject: 'string',
};

const findings: Columns<FindingRow> = {
  finding: 'string',
  institution: 'string',
  rule: 'string',
  ruleVersion: 'integer',
  ruleStatus: 'string',
  dimension: 'string',
  subject: 'string',
  url: 'string',
  outcome: 'string',
  messageKey: 'string',
  sentenceBg: 'string',
  sentenceEn: 'string',
  points: 'number',
  maxPoints: 'number',
  quote: 'string',
  evidencePage: 'string',
};

const duties: Columns<DutyRow> = {
  institution: 'string',
  institutionName: 'string',
  rule: 'string',
  ruleVersion: 'integer',
  ruleStatus: 'string',
  outcome: 'string',
  messageKey: 'string',
  subject: 'string',
  finding: 'string',
  quote: 'string',
};

const methods: Columns<MethodRow> = {
  institution: 'string',
  dataset: 'string',
  title: 'string',
  method: 'string',
  score: 'number',
  decided: 'number',
  band: 'string',
  scoreId: 'string',
};

/** Columns of each table in their order; a column that a row lacks, or one too many, is a type error. */
export const TABLE_SCHEMAS = { ranking, resources, findings, duties, methods } as const satisfies Record<
  string,
  { readonly [column: string]: ColumnType }
>;
export type TableName = keyof typeof TABLE_SCHEMAS;
export const TABLE_NAMES = [
  'ranking',
  'resources',
  'findings',
  'duties',
  'methods',
] as const satisfies readonly TableName[];
