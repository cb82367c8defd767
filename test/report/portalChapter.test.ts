import { describe, expect, it, test } from 'vitest';
import { known, type Fact } from '../../src/model/facts.ts';
import type { AbsentDataset, Distribution } from '../../src/model/facts/datasetFacts.ts';
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
function withDataset(
  catalogue: string,
  distributions: readonly Distribution[],
  more: readonly Fact[] = [],
): ReportInput {
  const input = sampleReport();
  const listed = { title: 'Наредби', page: 'http://p.example/d', catalogue, resources: 2, publisher: null };
  const facts: readonly Fact[] = [
    known('dataset:d', 'dataset.listed', listed),
    known('dataset:d', 'dataset.distributions', distributions),
    ...more,
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

const capture = [...sampleReport().captures.keys()][0] ?? '';
const seen: Omit<AbsentDataset, 'is' | 'deniedOn'> = {
  uri: 'd-2',
  title: 'Паркове <b>',
  page: 'http://p.example/data/view/d-2',
  listedOn: '2026-09-01',
  askedOn: '2026-11-01',
};

/** The sample as an audit that goes on from another, which saw two datasets that are listed no more. */
function withAbsent(absent: readonly AbsentDataset[] = []): ReportInput {
  const evidence = absent.map(() => ({ capture, body: null, at: { kind: 'status' } as const, quote: 'HTTP 500' }));
  const fact = known('institution:x', 'catalogue.absent', absent, evidence);
  const input = withDataset('data-egov-bg', [], absent.length === 0 ? [] : [fact]);
  const since = { audit: 'earlier', startedAt: '2026-09-01T06:00:00.000Z', sources: [] };
  return { ...input, result: { ...input.result, audit: { ...input.result.audit, since } } };
}

describe('datasets that are listed no more', () => {
  const files = pagesOf(
    withAbsent([
      { ...seen, is: 'denied-again', deniedOn: ['2026-10-01', '2026-11-01'] },
      { ...seen, uri: 'd-3', title: '', listedOn: null, is: 'denied', deniedOn: ['2026-11-01'] },
    ]),
  );
  const id = sampleReport().result.institutions[0]?.institution.id ?? '';
  const own = `institutions/${id}.html`;

  it.each([['portal.html'], [own]])('%s tells what was seen when, with a way to the evidence', (path) => {
    const html = (files.get(path) ?? '').replaceAll('\u00a0', ' ');
    const section = /<section id="absent">[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
    expect(section).toContain('Паркове &lt;b&gt;');
    expect(section).toContain(
      'Последно в списъка на 1 септември 2026 г. Порталът отговори, че няма такъв набор, на 1 октомври 2026 г. и отново на 1 ноември 2026 г. Смятаме го',
    );
    expect(section).toContain('d-3');
    expect(section).toContain('не твърдим, че е изтрит');
    expect(section).toContain('На никого не се отнемат точки');
    expect(section).toContain(`#${capture}"`);
  });

  it('every state has its sentence in both languages', () => {
    const states = ['answered', 'not-public', 'denied', 'denied-again', 'unknown'] as const;
    const all = pagesOf(withAbsent(states.map((is) => ({ ...seen, uri: is, is, deniedOn: [] }))));
    for (const path of ['portal.html', 'en/portal.html']) {
      const sentences = [...(all.get(path) ?? '').matchAll(/<td>([^<]{40,})<\/td>/g)].map(([, text]) => text);
      expect(new Set(sentences).size, path).toBe(states.length);
    }
  });

  it('every link leads somewhere', () => {
    const pages = new Map(
      [...files].filter(([path]) => path.endsWith('.html')).map(([path, text]) => [path, readPage(text)]),
    );
    expect(brokenLinks({ files: new Set(files.keys()), pages })).toEqual([]);
  });

  it('an audit that goes on from another says also that there are none; one that goes on from none says nothing', () => {
    const none = pagesOf(withAbsent());
    expect(none.get('portal.html')).toMatch(/<section id="absent">[^§]*?class="none"/);
    expect(none.get(own)).not.toContain('id="absent"');
    expect(pagesOf(withDataset('data-egov-bg', [])).get('portal.html')).not.toContain('id="absent"');
  });
});

test('services and series of a catalogue stand on the page of whose it is', () => {
  const fact = known('institution:x', 'catalogue.beside', { services: 2, series: 1 });
  const files = pagesOf(withDataset('dcat', [], [fact]));
  const id = sampleReport().result.institutions[0]?.institution.id ?? '';
  expect(files.get(`institutions/${id}.html`)).toContain('2 услуги за данни и 1 поредица от набори');
  expect(files.get(`en/institutions/${id}.html`)).toContain('2 data services and 1 dataset series');
});

describe('the chapter on the portal', () => {
  const files = pagesOf(
    withDataset('data-egov-bg', [
      file('текст.rtf', { stored: 'XSD', found: 'json', served: 'string' }),
      file('схема', { stored: 'XSD', found: 'xsd' }),
      file('голяма', { stored: 'JSON', found: 'json', served: 'too-big' }),
      file('таблица', { stored: 'CSV', found: 'csv' }),
    ]),
  );
  const page = files.get('portal.html') ?? '';
  const section = (id: string): string =>
    /<section id="\w+"[\s\S]*?<\/section>/g.exec(page.slice(page.indexOf(`<section id="${id}"`)))?.[0] ?? '';

  it('tells of storage classes shown as formats and of documents served as one string', () => {
    expect(section('classes')).toContain('текст.rtf');
    expect(section('strings')).toContain('текст.rtf');
    expect(section('tooBig')).toContain('голяма');
    for (const id of ['classes', 'strings', 'tooBig']) {
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
