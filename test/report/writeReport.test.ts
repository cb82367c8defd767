import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { known } from '../../src/model/facts.ts';
import type { ReportInput } from '../../src/report/reportInput.ts';
import { writeReport } from '../../src/report/writeReport.ts';
import { readPage, type ReadPage } from './pageReader.ts';
import { sampleReport } from './sampleReport.ts';
import { brokenLinks, resolveLink, walkNumbers } from './walkReport.ts';

/** Files of a report. Fails when the pieces of one file do not follow each other. */
function collect(input: ReportInput): ReadonlyMap<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>();
  let last = '';
  for (const { path: file, chunk } of writeReport(input)) {
    const before = files.get(file);
    if (before !== undefined && last !== file) throw new Error(`${file} is written in two places`);
    files.set(file, before === undefined ? chunk : `${String(before)}${String(chunk)}`);
    last = file;
  }
  return files;
}

/** One file of a report; what would be written after it is not. */
function collectFile(input: ReportInput, file: string): string {
  let content = '';
  for (const { path, chunk } of writeReport(input)) {
    if (path === file) content += String(chunk);
    else if (content !== '') break;
  }
  return content;
}

function faultOf(write: () => unknown): unknown {
  try {
    write();
  } catch (error) {
    return error;
  }
  return null;
}

const input = sampleReport();
let files: ReadonlyMap<string, string | Uint8Array>;
let pages: ReadonlyMap<string, ReadPage>;

beforeAll(() => {
  files = collect(input);
  const html = [...files].filter(([file]) => file.endsWith('.html'));
  pages = new Map(html.map(([file, content]) => [file, readPage(String(content))]));
});

describe('a report', () => {
  it('has its pages in both languages, and the data once', () => {
    const bg = [...files.keys()].filter((file) => file.endsWith('.html') && !file.startsWith('en/'));
    const en = [...files.keys()].filter((file) => file.startsWith('en/'));
    expect(en.map((file) => file.slice(3)).sort()).toEqual(bg.sort());
    for (const file of [
      'index.html',
      'health.html',
      'missing.html',
      'data.html',
      'methodology.html',
      'print.html',
      'institutions/obshtina-byala-reka.html',
      'data/ranking.csv',
      'data/findings.json',
      'data/datapackage.json',
      'data/README.md',
    ]) {
      expect([...files.keys()]).toContain(file);
    }
    expect([...files.keys()].filter((file) => file.startsWith('evidence/')).length).toBe(
      input.result.institutions
        .flatMap((each) => each.findings)
        .filter((finding) => finding.ruleStatus === 'active' && finding.outcome !== 'not-applicable').length,
    );
  });

  it('has no link that leads nowhere', () => {
    expect(brokenLinks({ files: new Set(files.keys()), pages })).toEqual([]);
  });

  it('leads from every number of the overview to evidence in at most three clicks', () => {
    for (const overview of ['index.html', 'en/index.html']) {
      const { numbers, astray } = walkNumbers({ files: new Set(files.keys()), pages }, overview);
      expect(numbers).toBeGreaterThan(100);
      expect(astray).toEqual([]);
    }
  });

  it('shows every number of the ranking as a link', () => {
    const overview = String(files.get('index.html'));
    const body = /<table class="ranking[\s\S]*?<tbody>([\s\S]*?)<\/tbody>/.exec(overview)?.[1] ?? '';
    const cells = [...body.matchAll(/<td class="numeric[^"]*">([\s\S]*?)<\/td>/g)].map((match) => match[1] ?? '');
    expect(cells).toHaveLength(8 * 8);
    for (const cell of cells) expect(cell).toContain('data-number');
  });

  it('is well-formed, with ids used once', () => {
    for (const [file, page] of pages) {
      expect(page.unbalanced, file).toEqual([]);
      expect(
        page.ids.filter((id, index) => page.ids.indexOf(id) !== index),
        file,
      ).toEqual([]);
    }
  });

  it('loads nothing from elsewhere and runs nothing of its own', () => {
    for (const [file, page] of pages) {
      for (const address of page.loads)
        expect(files.has(resolveLink(file, address).file), `${file}: ${address}`).toBe(true);
      expect(page.unsafe, file).toEqual([]);
      expect(
        [...page.tags].filter((tag) => ['iframe', 'img', 'object', 'embed', 'form', 'base'].includes(tag)),
        file,
      ).toEqual([]);
      expect(String(files.get(file))).toContain("default-src 'none'");
    }
    for (const style of ['styles/screen.css', 'styles/print.css', 'styles/print-bg.css']) {
      const urls = [...String(files.get(style)).matchAll(/url\('?([^')]+)/g)].map((match) => match[1] ?? '');
      for (const url of urls) expect(files.has(resolveLink(style, url).file), url).toBe(true);
    }
  });

  it('lets nothing hostile through: markup, script addresses, turned text', () => {
    for (const [file, page] of pages) {
      const html = String(files.get(file));
      const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map((match) => match[0]);
      for (const script of scripts)
        expect(script, file).toMatch(/^<script src="(?:\.\.\/)*scripts\/sortTables\.js" defer>$/);
      expect(html, file).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      for (const { href } of page.links) expect(href, file).toMatch(/^(?:https?:\/\/|[\w./-]*(?:#[\w-]+)?$)/);
    }
    expect(pages.get('institutions/bolnitsa-zdravets.html')?.text).toContain(
      'Болница „Здравец“ <script>alert(1)</script>',
    );
  });

  it('does not carry addresses of this machine into the PDF', () => {
    for (const { href } of pages.get('print.html')?.links ?? []) expect(href).toMatch(/^#/);
  });

  it('lists every institution, those without a score with the reason', () => {
    const text = pages.get('index.html')?.text ?? '';
    for (const { institution } of input.result.institutions) expect(text).toContain(institution.name.bg);
    for (const reason of [
      'Сайтът ни блокира',
      'Няма известен адрес',
      'Сайтът не показва чий е',
      'Твърде малко от ресурсите са видени',
    ])
      expect(text).toContain(reason);
  });

  it('gives the same bytes for the same input', () => {
    const again = collect(sampleReport());
    expect([...again.keys()]).toEqual([...files.keys()]);
    for (const [file, content] of files) expect(String(again.get(file)) === String(content), file).toBe(true);
  });

  it('gives the same bytes when captures come in another order', () => {
    const shuffled = new Map([...input.captures].reverse());
    const again = collect(sampleReport({ captures: shuffled }));
    for (const file of ['index.html', 'captures/obshtina-byala-reka.html', 'health.html'])
      expect(again.get(file)).toBe(files.get(file));
  });
});

describe('a body without a score', () => {
  it("gets no number anywhere, even if one was computed, and what is nobody's counts for nobody", () => {
    const judged = input.result.institutions[0]?.summary;
    const institutions = input.result.institutions.map((each) =>
      each.summary.withheld === null || judged === undefined
        ? each
        : {
            ...each,
            summary: {
              ...judged,
              id: each.summary.id,
              institutionId: each.institution.id,
              withheld: each.summary.withheld,
            },
          },
    );
    const written = collect(sampleReport({ result: { ...input.result, institutions } }));
    for (const id of ['sad-dolna-banya', 'druzhestvo-parno']) {
      expect(written.has(`traces/i-${id}-level.html`)).toBe(false);
      expect(String(written.get('data/ranking.csv'))).toMatch(
        new RegExp(`^${id},[^\\r]*,,,coverage-resources,,,,|^${id},[^\\r]*,,,not-identified,,,,`, 'm'),
      );
    }
    const counted = readPage(String(written.get('traces/count-resources.html'))).text;
    expect(counted).toContain('Районен съд – Долна баня');
    expect(counted).not.toContain('Дружество „Парно“');
  });
});

describe('an evidence page', () => {
  it('holds what is needed to check it oneself', () => {
    const finding = input.result.institutions[0]?.findings.find(
      ({ outcome, dimension }) => outcome === 'fail' && dimension === 'format',
    );
    const stored = input.captures.get(finding?.evidence[0]?.capture ?? '');
    const text = pages.get(`evidence/${finding?.id ?? ''}.html`)?.text ?? '';
    expect(stored?.capture.result.is).toBe('response');
    const digest = stored?.capture.result.is === 'response' ? stored.capture.result.body.digest : '';
    for (const part of [
      digest,
      `${stored?.bodyPlace?.offset}`,
      'X-Evil: <b onclick=alert(1)>"\'',
      'User-Agent: Zvezdomer/0.1',
      'Europe/Sofia',
      stored?.capture.startedAt ?? '',
      '2026-11-02-primer',
      finding?.id ?? '',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain(
      `tail -c +${(stored?.bodyPlace?.offset ?? 0) + 1} 'evidence/obshtina-byala-reka.warc.gz' | head -c 4100 | gunzip -c`,
    );
    expect(text).toMatch(/gunzip -c \| tail -c (\d+) \| head -c \d+ \| sha256sum/);
  });
});

describe('a finding that is not applicable', () => {
  it('has no page and no link, but its rule is named', () => {
    const [first, ...others] = input.result.institutions;
    if (first === undefined) throw new Error('the sample has no institution');
    const changed = first.findings.find(({ dimension, outcome }) => dimension === 'freshness' && outcome === 'pass');
    const findings = first.findings.map((finding) =>
      finding === changed ? { ...finding, outcome: 'not-applicable' as const, points: 0, maxPoints: 0 } : finding,
    );
    const written = collect(
      sampleReport({ result: { ...input.result, institutions: [{ ...first, findings }, ...others] } }),
    );
    expect(changed).toBeDefined();
    const page = `evidence/${changed?.id ?? ''}.html`;
    expect(files.has(page)).toBe(true);
    expect(written.has(page)).toBe(false);
    for (const [file, content] of written) {
      if (file.endsWith('.html')) expect(String(content).includes(page), file).toBe(false);
    }
    expect(readPage(String(written.get(`institutions/${first.institution.id}.html`))).text).toContain(
      'Не се отнасят за този ресурс:',
    );
    const rows = JSON.parse(String(written.get('data/findings.json'))) as readonly {
      finding: string;
      evidencePage: string | null;
    }[];
    expect(rows.find(({ finding }) => finding === changed?.id)?.evidencePage).toBeNull();
  });
});

describe('what to improve', () => {
  it('gives the advice of a rule once, with all that it was found on', () => {
    const [first] = input.result.institutions;
    const html = String(files.get(`institutions/${first?.institution.id ?? ''}.html`));
    const section = /<section id="improve">[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
    const failed = (first?.findings ?? []).filter(
      ({ outcome, ruleStatus }) => outcome === 'fail' && ruleStatus === 'active',
    );
    const rules = new Set(failed.map(({ ruleId }) => ruleId));
    expect(failed.length).toBeGreaterThan(rules.size);
    expect(section.match(/<h3>/g)).toHaveLength(rules.size);
    expect(section.match(/class="fix-title"/g)).toHaveLength(rules.size);
    for (const { id } of failed) expect(section).toContain(`evidence/${id}.html`);
  });

  it('gives a text to copy with the advice: of a body with its name, of a rule with the place open, unchanged by typesetting', () => {
    const body = String(files.get('institutions/obshtina-byala-reka.html'));
    expect(body).toContain('<pre>Източник: Община Бяла река (&lt;b&gt;)</pre>');
    expect(body).not.toContain('{institution}');
    expect(String(files.get('print.html'))).toContain('<pre>Източник: Община Бяла река (&lt;b&gt;)</pre>');
    expect(String(files.get('methodology.html'))).toContain('<pre>Източник: (име на институцията) (&lt;b&gt;)</pre>');
    expect(String(files.get('en/methodology.html'))).toContain('<pre>Source: (name of the body) (&lt;b&gt;)</pre>');
  });

  it('says first what one sentence would change, with the means, the text to copy and what it is computed from', () => {
    const body = String(files.get('institutions/obshtina-byala-reka.html'));
    expect(body.indexOf('id="first"')).toBeGreaterThan(0);
    expect(body.indexOf('id="first"')).toBeLessThan(body.indexOf('id="improve"'));
    expect(body).toMatch(/С едно изречение на сайта \d+ ресурса? минават? от 0 на ★+/);
    expect(body).toContain('звезди 0,25 → 1,50; отворен лиценз 10\u00a0% → 60\u00a0%.');
    expect(body).not.toContain('техническо ниво 1,50 → 1,50');
    const trace = pages.get('traces/i-obshtina-byala-reka-improve-licence-sentence.html');
    expect(trace?.links.some(({ href }) => href.includes('evidence/'))).toBe(true);
    expect(String(files.get('print.html'))).toContain('Какво да поправите първо');
    expect(String(files.get('en/institutions/obshtina-byala-reka.html'))).toMatch(
      /With one sentence on the site \d+ resources? goe?s? from 0 to ★+/,
    );
  });

  it('says once what is the same for many rules', () => {
    const [first, ...others] = input.result.institutions;
    if (first === undefined) throw new Error('the sample has no institution');
    const [resource] = first.resources;
    const findings = first.findings.map((finding) =>
      finding.subject === resource?.subject
        ? { ...finding, outcome: 'cannot-tell' as const, ruleId: 'never-was', evidence: [] }
        : finding,
    );
    const text = collectFile(
      sampleReport({ result: { ...input.result, institutions: [{ ...first, findings }, ...others] } }),
      `institutions/${first.institution.id}.html`,
    );
    expect(text.split('<p class="sentence">never-was: ').length - 1).toBe(1);
    expect(text).toMatch(/едно и също за \d+ правила/);
  });
});

describe('for readers who cannot see or point', () => {
  it('has one main heading, landmarks, a language, and no level of headings left out', () => {
    for (const [file, content] of files) {
      if (!file.endsWith('.html') || file.endsWith('print.html')) continue;
      const html = String(content);
      expect(html, file).toContain(`<html lang="${file.startsWith('en/') ? 'en' : 'bg'}">`);
      expect(html.match(/<h1[ >]/g), file).toHaveLength(1);
      for (const tag of ['main', 'header', 'footer'])
        expect(html.match(new RegExp(`<${tag}[ >]`, 'g')), file).toHaveLength(1);
      expect(html, file).toContain('<a class="skip" href="#main">');
      const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
      for (const [index, level] of levels.entries())
        expect(level - (levels[index - 1] ?? 0), `${file}: heading ${index}`).toBeLessThanOrEqual(1);
    }
  });

  it('says of every head of a table what it is the head of', () => {
    for (const [file, content] of files) {
      if (file.endsWith('.html')) expect(String(content).match(/<th(?![^>]* scope=)[ >]/g), file).toBeNull();
    }
  });
});

describe('a chart', () => {
  it('has no label that is too long for its place', () => {
    for (const file of ['index.html', 'en/index.html', 'print.html']) {
      const labels = [...String(files.get(file)).matchAll(/<text class="bar-label"[^>]*>([^<]*)</g)];
      expect(labels.length).toBeGreaterThan(20);
      for (const [, label] of labels) expect((label ?? '').length, label).toBeLessThanOrEqual(19);
    }
  });
});

describe('trial rules', () => {
  it('are shown to the working group only', () => {
    const group = collect(sampleReport({ audience: 'working-group' }));
    expect(group.size).toBeGreaterThan(files.size);
    expect(String(group.get('data/duties.csv'))).toContain('duty-list');
    expect(String(files.get('data/duties.csv'))).not.toContain('duty-list');
    expect(String(files.get('data/findings.csv'))).not.toContain('duty-list');
    expect(String(group.get('index.html'))).toContain('за работната група');
    expect(String(files.get('index.html'))).not.toContain('за работната група');
  });
});

describe('the data', () => {
  it('holds the same numbers as the pages', () => {
    const ranking = JSON.parse(String(files.get('data/ranking.json'))) as readonly {
      institution: string;
      technicalLevel: number | null;
    }[];
    const first = ranking[0];
    const level = (first?.technicalLevel ?? 0).toFixed(2).replace('.', ',');
    expect(pages.get(`traces/i-${first?.institution}-level.html`)?.text).toContain(level);
    const csv = String(files.get('data/resources.csv'));
    expect(csv.startsWith('\ufeffurl,institution,')).toBe(true);
    expect(csv).not.toMatch(/(?:^|,)"?[=+@]/m);
    expect(JSON.parse(String(files.get('data/resources.json')))).toHaveLength(
      input.result.institutions.flatMap((each) => each.resources).length,
    );
  });

  it('documents every column in both languages', () => {
    const description = JSON.parse(String(files.get('data/datapackage.json'))) as {
      resources: readonly {
        path: string;
        schema: { fields: readonly { name: string; description: string; description_en: string }[] };
      }[];
    };
    for (const { path: file, schema } of description.resources) {
      const [head = ''] = String(files.get(`data/${file}`))
        .slice(1)
        .split('\r\n');
      expect(schema.fields.map((field) => field.name)).toEqual(head.split(','));
      for (const field of schema.fields) expect(field.description === field.description_en).toBe(false);
    }
  });
});

describe('large and small audits', () => {
  it('divides long lists into pages that are all one click apart', () => {
    const [first] = input.result.institutions;
    if (first === undefined) throw new Error('the sample has no institution');
    const [resource] = first.resources;
    if (resource === undefined) throw new Error('the sample has no resource');
    const many = Array.from({ length: 130 }, (_, index) => ({
      ...resource,
      subject: `resource:many/${index}` as const,
      title: `Ресурс ${index}`,
    }));
    const large = { ...input.result, institutions: [{ ...first, resources: many, datasets: [] }] };
    const written = collect(sampleReport({ result: large }));
    expect(written.has('institutions/obshtina-byala-reka.3.html')).toBe(true);
    expect(String(written.get('institutions/obshtina-byala-reka.html'))).toContain('obshtina-byala-reka.3.html');
    expect(String(written.get('institutions/obshtina-byala-reka.3.html'))).toContain('Ресурс 129');
  });

  it('writes a report about nothing', () => {
    const empty = collect(
      sampleReport({ result: { ...input.result, institutions: [], ranking: [] }, captures: new Map(), health: [] }),
    );
    expect(readPage(String(empty.get('index.html'))).text).toContain('Няма институции с оценка.');
    expect(JSON.parse(String(empty.get('data/scores.json')))).toEqual([]);
  });

  it('says which file is missing', () => {
    const without = (file: string) =>
      sampleReport({ assets: new Map([...input.assets].filter(([name]) => name !== file)) });
    for (const file of ['templates/trace.hbs', 'texts/en.yaml', 'styles/screen.css']) {
      const error = faultOf(() => collect(without(file)));
      expect(error).toBeInstanceOf(UserError);
      expect(String(error)).toContain(file);
    }
  });

  it('leaves out what the PDF needs when none is wanted', () => {
    const plain = collect(sampleReport({ pdf: false }));
    expect(plain.has('print.html')).toBe(false);
    expect(String(plain.get('index.html'))).not.toContain('report.pdf');
  });
});

describe('priority datasets', () => {
  const result = {
    ...input.result,
    institutions: input.result.institutions.map((each) => {
      const subject = `institution:${each.institution.id}` as const;
      const value = [
        { set: 'kindergartens', is: 'published' as const, resource: each.resources[0]?.subject ?? null, matches: [] },
        { set: 'permits', is: 'cannot-tell' as const, resource: null, matches: [] },
      ];
      return { ...each, facts: [...each.facts, known(subject, 'priority.datasets', value, [])] };
    }),
  };
  const pageOf = (audience: ReportInput['audience'], page: string): string =>
    collectFile({ ...input, result, audience }, page);

  it('are told to the working group, with what can be told, and counted across bodies without what cannot', () => {
    const body = pageOf('working-group', 'institutions/obshtina-byala-reka.html');
    expect(body).toContain('id="priority"');
    expect(body).toContain('Списък на Министерския съвет, ред 1');
    const overview = pageOf('working-group', 'index.html');
    const rows = overview.slice(overview.indexOf('id="priority"'));
    expect(rows).toMatch(/Детски градини[^]*?100\u00a0%/);
    expect(rows).toMatch(/Разрешения за строеж[^]*?<td class="numeric">–<\/td>/);
  });

  it('are not in the public report while their lists are not compared with their text', () => {
    expect(pageOf('public', 'institutions/obshtina-byala-reka.html')).not.toContain('id="priority"');
    expect(pageOf('public', 'index.html')).not.toContain('id="priority"');
  });
});
