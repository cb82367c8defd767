import { beforeAll, describe, expect, it } from 'vitest';
import type { Method, MethodScore } from '../../src/model/method.ts';
import type { ReportInput } from '../../src/report/reportInput.ts';
import { writeReport } from '../../src/report/writeReport.ts';
import { ruleSet } from '../judge/ruleBook.ts';
import { readPage, type ReadPage } from './pageReader.ts';
import { sampleReport } from './sampleReport.ts';
import { brokenLinks, resolveLink } from './walkReport.ts';

const { methods } = ruleSet();

function scoreOf(method: Method, institutionId: string, dataset: string, capture: string): MethodScore {
  const indicators = method.indicators.map(({ id, points }, index) => ({
    indicator: id,
    points: index === 1 ? null : index % 2 === 0 ? points : 0,
    max: points,
    found: index % 2 === 0 ? '<b>намерено</b>' : '',
    resource: null,
    captures: [capture],
  }));
  return {
    id: `s-${method.id}-${dataset}`,
    method: method.id,
    institutionId,
    dataset: `dataset:${dataset}`,
    title: `Набор <i>${dataset}</i>`,
    score: method.scale.max / 2,
    decided: method.scale.max * 0.8,
    band: method.bands[0]?.id ?? null,
    stands: null,
    indicators,
  };
}

function sample(datasets: readonly string[]): ReportInput {
  const input = sampleReport();
  const [capture = ''] = input.captures.keys();
  const institution = input.result.institutions[0]?.institution.id ?? '';
  const scores = methods.flatMap((method) => datasets.map((uri) => scoreOf(method, institution, uri, capture)));
  const bodies = methods.map((method) => {
    const own = scores.filter(({ method: of }) => of === method.id);
    const sum = own.reduce((total, { score }) => total + score, 0);
    return {
      method: method.id,
      institutionId: institution,
      datasets: own.length,
      sum,
      mean: sum / own.length,
      scores: own.map(({ id }) => id),
    };
  });
  return { ...input, ruleSet: { ...input.ruleSet, methods }, methods: { scores, bodies } };
}

function pagesOf(input: ReportInput): ReadonlyMap<string, string> {
  const texts = Map.groupBy(writeReport(input), ({ path }) => path);
  return new Map([...texts].map(([path, own]) => [path, own.map(({ chunk }) => String(chunk)).join('')]));
}

let files: ReadonlyMap<string, string>;
let pages: ReadonlyMap<string, ReadPage>;
beforeAll(() => {
  files = pagesOf(sample(['d1', 'd2']));
  pages = new Map([...files].filter(([path]) => path.endsWith('.html')).map(([path, text]) => [path, readPage(text)]));
});

describe('how other methods see it', () => {
  it.each(['methods.html', 'en/methods.html'])(
    '%s: every number leads to the indicators and from there to requests',
    (path) => {
      const numbers = (pages.get(path)?.links ?? []).filter(({ number }) => number !== null);
      // Two datasets and one body by four methods, the sum of ckanext-qa, four means: at least.
      expect(numbers.length).toBeGreaterThanOrEqual(2 * 4 + 4 + 1 + 4);
      for (const { href } of numbers) {
        const trace = resolveLink(path, href).file;
        const next = (pages.get(trace)?.links ?? []).map((link) => resolveLink(trace, link.href).file);
        expect(
          next.some((file) => file.includes('captures/')),
          trace,
        ).toBe(true);
      }
    },
  );

  it('has no link that leads nowhere, and is linked from the methodology', () => {
    expect(brokenLinks({ files: new Set(files.keys()), pages })).toEqual([]);
    expect(pages.get('methodology.html')?.links.map(({ href }) => href)).toContain('methods.html');
  });

  it('shows what a catalogue wrote as text, and says what cannot be told', () => {
    const trace = [...files].find(([path]) => path.startsWith('traces/methods-'))?.[1] ?? '';
    expect(trace).toContain('&lt;b&gt;намерено&lt;/b&gt;');
    expect(trace).not.toContain('<b>намерено');
    expect(trace).toContain('не може да се установи');
    expect(files.get('methods.html')).toContain('Набор &lt;i&gt;d1&lt;/i&gt;');
  });

  it('has a page for the datasets of a body, not one for each: a national report would have 24,000', () => {
    const own = [...files.keys()].filter((path) => path.startsWith('traces/methods-'));
    expect(own).toHaveLength(1);
    const html = files.get(own[0] ?? '') ?? '';
    for (const title of ['d1', 'd2']) expect(html).toContain(`Набор &lt;i&gt;${title}&lt;/i&gt;`);
    const indicators = methods.flatMap((method) => method.indicators).length;
    expect(html.match(/<tr>/g)).toHaveLength(2 * indicators);
  });

  it('goes on to further pages, and numbers lead to the one on which the dataset stands', () => {
    const many = pagesOf(sample(Array.from({ length: 60 }, (_, index) => `d${index}`)));
    const own = [...many.keys()].filter((path) => path.startsWith('traces/methods-'));
    expect(own).toHaveLength(3);
    const links = (readPage(many.get('methods.html') ?? '').links ?? []).filter(({ number }) => number !== null);
    for (const { href } of links) {
      const [path = '', anchor] = href.split('#');
      if (path.startsWith('traces/methods-')) expect(many.get(path)).toContain(`<section id="${anchor}">`);
    }
    expect(links.filter(({ href }) => href.includes('.3.html#'))).toHaveLength(4 * 10);
  });

  it('names each deviation of the published programs with its source', () => {
    for (const { bg, source } of methods.flatMap(({ deviations }) => deviations)) {
      const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
      const shown = plain(files.get('methods.html') ?? '')
        .replaceAll('&#x27;', "'")
        .replaceAll('&quot;', '"')
        .replaceAll('&#x3D;', '=');
      expect(shown).toContain(plain(bg).slice(0, 60));
      expect(shown).toContain(plain(source).slice(0, 20));
    }
  });

  it('is not there where no catalogue was read', () => {
    const without = [...writeReport(sampleReport())].map(({ path }) => path);
    expect(without).not.toContain('methods.html');
  });
});
