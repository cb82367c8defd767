import { expect, test } from 'vitest';
import { readCkanAnswer } from '../../../src/inspect/catalogue/ckanAnswer.ts';
import { datasetsOfGraph } from '../../../src/inspect/catalogue/datasetsOfGraph.ts';
import { jsonLdGraph } from '../../../src/inspect/catalogue/jsonLdGraph.ts';
import { readDataJson } from '../../../src/inspect/catalogue/projectOpenData.ts';

function inGraph(temporalCoverage: unknown): unknown {
  const dataset = { '@context': 'https://schema.org', '@type': 'Dataset', name: 'Имоти', temporalCoverage };
  return datasetsOfGraph(jsonLdGraph([dataset]))[0]?.temporal;
}

function inDataJson(temporal: unknown): unknown {
  return readDataJson({ dataset: [{ title: 'Имоти', identifier: '1', accessLevel: 'public', temporal }] })?.datasets[0]
    ?.temporal;
}

test.each([
  'януари – декември 2025 г.',
  '2018–2024',
  '2010 - 2015',
  '2024-01-01 - 2024-12-31',
  '01.01.2024/31.12.2024',
  '2024/2025/2026',
  'http://reference.example/id/year/2024',
])('a period that is not ISO is kept in its words: %s', (words) => {
  const kept = { start: null, end: null, words };
  expect([inGraph(words), inDataJson(words)]).toEqual([kept, kept]);
  expect(inGraph({ '@type': 'PeriodOfTime', name: words })).toEqual(kept);
});

test('the address of a period that is described nowhere is kept', () => {
  const words = 'http://reference.example/id/year/2024';
  expect(inGraph({ '@id': words })).toEqual({ start: null, end: null, words });
});

test.each([
  ['2024-01-01/2024-12-31', { start: '2024-01-01', end: '2024-12-31' }],
  ['2015/..', { start: '2015', end: null }],
  ['2015', { start: '2015', end: '2015' }],
])('ISO is read as before: %s', (words, period) =>
  expect([inGraph(words), inDataJson(words)]).toEqual([period, period]),
);

test.each(['', ' ', '–', '../..', 'няма', 'N/A'])('nothing is said by %j', (words) => {
  expect([inGraph(words), inDataJson(words)]).toEqual([null, null]);
});

test('data.json of version 3 and CKAN’s free text', () => {
  expect(inDataJson([{ startDate: '2020-01-01', endDate: '2020-12-31' }])).toEqual({
    start: '2020-01-01',
    end: '2020-12-31',
  });
  expect(inDataJson([{}, 7])).toBeNull();
  const result = {
    id: 'x',
    title: 't',
    owner_org: 'o',
    resources: [],
    extras: [{ key: 'temporal', value: '2018–2024' }],
  };
  expect(readCkanAnswer({ success: true, result })).toMatchObject({
    datasets: [{ temporal: { start: null, end: null, words: '2018–2024' } }],
  });
});
