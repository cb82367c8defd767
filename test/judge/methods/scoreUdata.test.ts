import { describe, expect, it } from 'vitest';
import type { CatalogueDataset, CatalogueResource } from '../../../src/model/catalogue.ts';
import { resourceOf } from '../../catalogueOf.ts';
import { type Answers, scored } from './evidenceOf.ts';

const A = 'http://a.example/a';
const file = (more: Partial<CatalogueResource> = {}): CatalogueResource =>
  resourceOf({ uri: 'r', accessUrl: A, ...more });
const one = (more: Partial<CatalogueResource>, dataset: Partial<CatalogueDataset> = {}) => ({
  ...dataset,
  resources: [file(more)],
});
const long = 'а'.repeat(101);
const MONTHLY = 'http://publications.europa.eu/resource/authority/frequency/MONTHLY';
const all: Partial<CatalogueDataset> = {
  description: long,
  licence: 'CC-BY-4.0',
  temporal: { start: '2026', end: null },
  spatial: ['Липово'],
  frequency: MONTHLY,
  modified: '2026-10-20',
  resources: [file({ format: 'CSV', description: 'описание' })],
};

/**
 * By hand, of nine, as of 2026-11-02. A resource outside the portal that nobody asked is available (1 point), so that a
 * dataset with one resource and nothing else has 1.
 */
// prettier-ignore
const TABLE: readonly (readonly [name: string, dataset: Partial<CatalogueDataset>, answers: Answers, yes: number, why: string])[] = [
  ['nothing',                        {}, {}, 0, 'without resources the three questions about them are no'],
  ['a resource and nothing else',    one({}), {}, 1, 'available: nobody asked'],
  ['everything',                     all, { [A]: 200 }, 9, 'all nine'],
  ['a resource that answered 404',   one({}), { [A]: 404 }, 0, 'not available'],
  ['a resource that was silent',     one({}), { [A]: 'silence' }, 0, 'not available'],
  ['one of two that answered 500',   { resources: [file(), file({ uri: 'r2', accessUrl: 'http://b.example/' })] }, { [A]: 200, 'http://b.example/': 500 }, 0, 'all must be available'],
  ['a file that the portal keeps',   one({ type: 1 }), { [A]: 404 }, 1, 'only what lies elsewhere is checked'],
  ['an open format among closed',    { resources: [file({ format: 'PDF' }), file({ uri: 'r2', format: 'csv' })] }, {}, 2, 'available, one open'],
  ['closed formats alone',           { resources: [file({ format: 'XLSX' }), file({ uri: 'r2', format: 'Excel' })] }, {}, 1, 'available'],
  ['a picture',                      one({ format: 'JPEG' }), {}, 2, 'not on the list of closed ones'],
  ['a page',                         one({ format: 'HTML' }), {}, 2, 'not on the list of closed ones'],
  ['no format',                      one({ format: null }), {}, 1, 'no format is closed'],
  ['a licence that is none',         { licence: 'notspecified' }, {}, 1, 'any licence counts (data.gouv.fr#1490)'],
  ['a description of 100 characters', { description: 'а'.repeat(100) }, {}, 0, 'longer than 100'],
  ['a description of 101 characters', { description: long }, {}, 1, 'longer than 100'],
  ['area and period',                { spatial: ['x'], temporal: { start: null, end: '2026' } }, {}, 2, 'two'],
  ['monthly, in time',               { frequency: MONTHLY, modified: '2026-10-20' }, {}, 2, 'frequency, in time'],
  ['monthly, a day late',            { frequency: MONTHLY, modified: '2026-10-01' }, {}, 2, 'due on 1 November (31 days), a day is allowed'],
  ['monthly, long late',             { frequency: MONTHLY, modified: '2026-08-01' }, {}, 1, 'frequency'],
  ['monthly, no date',               { frequency: MONTHLY }, {}, 1, 'frequency'],
  ['monthly, by its newest file',    { frequency: MONTHLY, resources: [file({ modified: '2026-10-25' })] }, {}, 3, 'frequency, in time, available'],
  ['irregular',                      { frequency: 'irregular' }, {}, 2, 'no interval: kept by definition'],
  ['unknown frequency',              { frequency: 'unknown' }, {}, 0, 'counts as none'],
  ['a described resource',           one({ description: 'колони' }), {}, 2, 'available, documented'],
  ['a documentation',                one({}, { documentation: ['http://a.example/doc'] }), {}, 2, 'available, documented'],
];

describe('udata', () => {
  it.each(TABLE)('%s', (_, dataset, answers, yes) => {
    const score = scored('udata', dataset, answers);
    expect(score.score).toBeCloseTo(yes / 9, 5);
    expect(score.indicators.filter(({ points }) => points === 1)).toHaveLength(yes);
    expect(score.decided).toBe(1);
  });
});
