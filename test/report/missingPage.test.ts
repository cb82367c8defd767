import { describe, expect, test } from 'vitest';
import type { CatalogueOrganisation } from '../../src/model/catalogue.ts';
import type { Institution } from '../../src/model/institution.ts';
import type { ReportInput } from '../../src/report/reportInput.ts';
import { writeReport } from '../../src/report/writeReport.ts';
import { sampleReport } from './sampleReport.ts';

const organisation = (uri: string, name: string, datasets: number | null = 3): CatalogueOrganisation => ({
  id: null,
  uri,
  name,
  datasets,
});

/** The sample with three bodies of which only the first has both an address and an organisation. */
function input(
  organisations: ReportInput['organisations'],
  bodies: readonly Partial<Institution>[] = BODIES,
): ReportInput {
  const sample = sampleReport();
  const institutions = sample.result.institutions
    .slice(0, bodies.length)
    .map((each, index) => ({ ...each, institution: { ...each.institution, ...bodies[index] } }));
  return {
    ...sample,
    ...(organisations === undefined ? {} : { organisations }),
    result: { ...sample.result, institutions, ranking: [] },
  };
}

const name = (bg: string): Institution['name'] => ({ bg, en: bg });
const BODIES: readonly Partial<Institution>[] = [
  { name: name('Първа'), sites: ['https://parva.example/'], portalOrganisation: 'o-1' },
  { name: name('Втора'), sites: [], portalOrganisation: 'o-2' },
  { name: name('Трета <b>'), sites: [], portalOrganisation: null, region: 'Варна' },
];

/** One file of a report; what would be written after it is not. */
function page(path: string, from: ReportInput): string {
  let text = '';
  for (const piece of writeReport(from)) {
    if (piece.path === path) text += String(piece.chunk);
    else if (text !== '') break;
  }
  return text;
}

/** Texts of the items of a list, and its heading. */
function list(html: string, anchor: string): { readonly heading: string; readonly items: readonly string[] } {
  const section = html.slice(html.indexOf(`<section id="${anchor}">`)).split('</section>')[0] ?? '';
  const words = (text: string): string =>
    text
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  return {
    heading: words(/<h2>.*?<\/h2>/s.exec(section)?.[0] ?? ''),
    items: [...section.matchAll(/<li>(.*?)<\/li>/gs)].map((match) => words(match[1] ?? '')),
  };
}

describe('bodies and organisations of which nobody knows where they belong', () => {
  const html = page(
    'missing.html',
    input([organisation('o-1', 'Първа'), organisation('o-9', 'Клуб <i>', 1), organisation('o-8', ' ', null)]),
  );
  test('bodies without an address, also those that have an organisation', () => {
    const { heading, items } = list(html, 'no-address');
    expect(heading).toBe('Институции без известен адрес: 2');
    expect(items.map((item) => item.split(' ')[0])).toEqual(['Втора', 'Трета']);
  });
  test('bodies without an organisation', () => {
    expect(list(html, 'no-organisation').items).toEqual([expect.stringMatching(/^Трета &lt;b&gt; .*, Варна$/)]);
    expect(html).toContain('прочетен списък с 3 организации');
  });
  test('organisations that are none of the bodies, by name, with what they publish', () => {
    expect(list(html, 'nobodys')).toEqual({
      heading: 'Организации на портала, които не са съпоставени с институция: 2',
      // Of a person nothing but the key is kept.
      items: ['o-8 името не се показва, защото липсва или може да е на човек', 'Клуб &lt;i&gt; 1 набор'],
    });
  });
});

test('where the list was not read nothing is said about who is in it', () => {
  for (const unread of [undefined, null]) {
    const html = page('missing.html', input(unread));
    expect(list(html, 'nobodys')).toEqual({
      heading: 'Организации на портала, които не са съпоставени с институция: –',
      items: [],
    });
    expect(html).toContain('не беше прочетен');
  }
});

test('the lists stand also when they are empty, on the front page and in print too', () => {
  const whole = input([organisation('o-1', 'Първа')], BODIES.slice(0, 1));
  const missing = page('missing.html', whole);
  expect(['no-address', 'no-organisation', 'nobodys'].map((anchor) => list(missing, anchor).heading)).toEqual([
    'Институции без известен адрес: 0',
    'Институции без известна организация на портала: 0',
    'Организации на портала, които не са съпоставени с институция: 0',
  ]);
  const front = page('en/index.html', input(null));
  expect(front).toContain('missing.html#no-address">Institutions without a known address</a>: 2');
  expect(page('print.html', { ...input(null), pdf: true })).toContain('Втора; Трета &lt;b&gt;');
});
