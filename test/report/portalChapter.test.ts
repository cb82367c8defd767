import { describe, expect, it } from 'vitest';
import { known, type Fact } from '../../src/model/facts.ts';
import type { Distribution } from '../../src/model/facts/datasetFacts.ts';
import type { ReportInput } from '../../src/report/reportInput.ts';
import { writeReport } from '../../src/report/writeReport.ts';
import { ruleSet, tables } from '../judge/ruleBook.ts';
import { readPage } from './pageReader.ts';
import { sampleReport } from './sampleReport.ts';
import { brokenLinks } from './walkReport.ts';

const file = (title: string, more: Partial<Distribution>): Distribution => ({
  title,
  key: title,
  declared: null,
  found: 'json',
  stored: 'JSON',
  served: 'rows',
  answer: 'answered',
  askedOn: '2026-11-01',
  status: 200,
  is: 'not-declared',
  ...more,
});

/** The sample with one dataset of a catalogue under its first body's name. */
function withDataset(catalogue: string, distributions: readonly Distribution[]): ReportInput {
  const input = sampleReport();
  const listed = { title: 'Наредби', page: 'http://p.example/d', catalogue, resources: 2, publisher: null };
  const facts: readonly Fact[] = [
    known('dataset:d', 'dataset.listed', listed),
    known('dataset:d', 'dataset.distributions', distributions),
  ];
  const [first, ...rest] = input.result.institutions;
  const institutions = first === undefined ? [] : [{ ...first, facts: [...first.facts, ...facts] }, ...rest];
  // The sample's rules, with the names of fields that the real ones have.
  const [{ messages }, own] = [ruleSet(), input.ruleSet];
  const words = { bg: { ...messages.bg, ...own.messages.bg }, en: { ...messages.en, ...own.messages.en } };
  return {
    ...input,
    tables: tables(),
    ruleSet: { ...own, messages: words },
    result: { ...input.result, institutions },
  };
}

function pagesOf(input: ReportInput): ReadonlyMap<string, string> {
  const pieces = Map.groupBy(writeReport(input), ({ path }) => path);
  return new Map([...pieces].map(([path, own]) => [path, own.map(({ chunk }) => String(chunk)).join('')]));
}

describe('the chapter on the portal', () => {
  const files = pagesOf(
    withDataset('data-egov-bg', [
      file('текст.rtf', { stored: 'XSD', found: 'json', served: 'string' }),
      file('схема', { stored: 'XSD', found: 'xsd' }),
      file('таблица', { stored: 'CSV', found: 'csv' }),
    ]),
  );
  const page = files.get('portal.html') ?? '';
  const section = (id: string): string =>
    /<section id="\w+"[\s\S]*?<\/section>/g.exec(page.slice(page.indexOf(`<section id="${id}"`)))?.[0] ?? '';

  it('tells of storage classes shown as formats and of documents served as one string', () => {
    expect(section('classes')).toContain('текст.rtf');
    expect(section('strings')).toContain('текст.rtf');
    for (const id of ['classes', 'strings']) {
      expect(section(id)).not.toContain('схема<');
      expect(section(id)).not.toContain('таблица');
    }
  });

  it('names the fields that the portal lacks, in both languages', () => {
    expect(section('fields')).toContain('Честота на обновяване, период, за който са данните, територия');
    expect(files.get('en/portal.html')).toContain('Frequency of refreshing, period that the data cover, area');
  });

  it('is linked from the page on the crawl, and every link leads somewhere', () => {
    const pages = new Map(
      [...files].filter(([path]) => path.endsWith('.html')).map(([path, text]) => [path, readPage(text)]),
    );
    expect(pages.get('health.html')?.links.map(({ href }) => href)).toContain('portal.html');
    expect(brokenLinks({ files: new Set(files.keys()), pages })).toEqual([]);
  });

  it('is not there for other catalogues and for none', () => {
    expect([...pagesOf(withDataset('ckan', [])).keys()]).not.toContain('portal.html');
    expect([...pagesOf(sampleReport()).keys()]).not.toContain('portal.html');
  });
});
