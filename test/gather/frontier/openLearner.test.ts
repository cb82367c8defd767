import { describe, expect, it } from 'vitest';
import type { LinkTraits } from '../../../src/gather/frontier/linkTraits.ts';
import { type Learner, openLearner } from '../../../src/gather/frontier/openLearner.ts';
import type { LearnedCount } from '../../../src/model/ports.ts';

const PAGE: LinkTraits = {
  kind: 'page',
  words: 0,
  isDataFormat: false,
  isDownload: false,
  isArchive: false,
  isDocument: false,
  isListed: false,
  looksLikeData: false,
  obligation: false,
  place: 'main ul>li>a',
  form: '',
};
const NOTHING = { files: 0, children: [], isData: false, price: 0 };

/** Two lists on one site: cells of links found on each. */
function twoLists(learner: Learner): readonly [news: string, registers: string] {
  const cellFrom = (path: string): string => {
    const source = learner.sourceOf(`http://a.example/${path}`, '', 20);
    return learner.cellOf(`http://a.example/${path}/1`, PAGE, source);
  };
  return [cellFrom('aktualno'), cellFrom('deynosti')];
}

function waiting(...cells: readonly string[]): ReadonlyMap<string, number> {
  return new Map(cells.map((cell) => [cell, 5]));
}

describe('openLearner', () => {
  it('goes on with the list that led to data and lets the other sink', () => {
    const learner = openLearner([]);
    const [news, registers] = twoLists(learner);
    expect(news).not.toBe(registers);
    for (let asked = 0; asked < 3; asked += 1) {
      learner.learn(news, NOTHING);
      learner.learn(registers, { ...NOTHING, files: 4 });
    }
    expect(learner.choose(waiting(news, registers), false)).toBe(registers);
    for (let asked = 0; asked < 40; asked += 1) learner.learn(registers, NOTHING);
    learner.learn(news, { ...NOTHING, files: 4 });
    expect(learner.choose(waiting(news, registers), false)).toBe(news);
  });

  it('values a page without files by the pages that it leads to', () => {
    const learner = openLearner([]);
    const [news, registers] = twoLists(learner);
    const [detail] = ['http://a.example/deynosti/1/2'].map((url) =>
      learner.cellOf(url, PAGE, learner.sourceOf('http://a.example/deynosti/1', registers, 20)),
    );
    learner.learn(detail!, { ...NOTHING, files: 9 });
    learner.learn(news, NOTHING);
    learner.learn(registers, { ...NOTHING, children: Array.from({ length: 10 }, () => detail!) });
    expect(learner.choose(waiting(news, registers), false)).toBe(registers);
  });

  it('does not value a page for links that are no better than what waits', () => {
    const worthOf = (price: number): number => {
      const learner = openLearner([]);
      const [news, registers] = twoLists(learner);
      learner.learn(registers, { ...NOTHING, children: Array.from({ length: 30 }, () => news), price });
      return learner.price(waiting(registers));
    };
    expect(worthOf(0)).toBeGreaterThan(worthOf(5));
  });

  it('tells lists of one page apart by their place on it', () => {
    const learner = openLearner([]);
    const source = learner.sourceOf('http://a.example/dokumenti', '', 20);
    const cellOf = (place: string): string =>
      learner.cellOf('http://a.example/dokumenti/1', { ...PAGE, place }, source);
    const [years, news] = [cellOf('main table>a'), cellOf('main ul>a')];
    for (let asked = 0; asked < 3; asked += 1) {
      learner.learn(years, { ...NOTHING, files: 3 });
      learner.learn(news, NOTHING);
    }
    expect(learner.order(waiting(news, years))).toEqual([years, news]);
  });

  it('does not ask for what shows the same once more because its branch is rich', () => {
    const learner = openLearner([]);
    const source = learner.sourceOf('http://a.example/registri', '', 20);
    const lists = ['godini', 'vidove'].map((list) => `http://a.example/registri/${list}/1`);
    const [years = '', kinds = ''] = lists.map((url) => learner.cellOf(url, PAGE, source));
    const sorted = learner.cellOf('http://a.example/registri/1?sort=name', { ...PAGE, kind: 'echo' }, source);
    for (let asked = 0; asked < 30; asked += 1) learner.learn(years, { ...NOTHING, files: 3 });
    for (let asked = 0; asked < 30; asked += 1) learner.learn(kinds, NOTHING);
    expect(learner.order(waiting(sorted, kinds, years))).toEqual([years, kinds, sorted]);
  });

  it('still tells sections of a large site apart when it has no more cells', () => {
    const learner = openLearner([]);
    const menu = learner.sourceOf('http://a.example/', '', 20);
    const cellIn = (section: string, page: string): string => {
      const list = learner.cellOf(`http://a.example/${section}`, PAGE, menu);
      const source = learner.sourceOf(`http://a.example/${section}`, list, 20);
      return learner.cellOf(`http://a.example/${section}/${page}`, PAGE, source);
    };
    for (let page = 0; page < 4_000; page += 1) {
      const folder = String.fromCharCode(97 + (page % 23));
      learner.cellOf(`http://a.example/${folder}/1`, { ...PAGE, place: `main ${page % 190}` }, menu);
    }
    const [poor, rich] = [cellIn('novini-i-sabitiya', 'a'), cellIn('registri', 'b')];
    expect([poor, rich].map((cell) => cell.split('|')[4])).toEqual(['', '']);
    expect(poor).not.toBe(rich);
    for (let asked = 0; asked < 5; asked += 1) {
      learner.learn(poor, NOTHING);
      learner.learn(rich, { ...NOTHING, files: 3 });
    }
    expect(learner.choose(waiting(poor, rich), false)).toBe(rich);
  });

  it('expects little of one part more when the parts beside it gave nothing', () => {
    const worthOf = (files: number): number => {
      const learner = openLearner([]);
      const menu = learner.sourceOf('http://a.example/', '', 20);
      const archive = learner.cellOf('http://a.example/arhiv', PAGE, menu);
      const years = learner.sourceOf('http://a.example/arhiv', archive, 20);
      const partOf = (year: number): string => {
        const list = learner.cellOf(`http://a.example/arhiv/${year}`, PAGE, years);
        return learner.cellOf('http://a.example/arhiv/x', PAGE, learner.sourceOf(`http://a.example/${year}`, list, 20));
      };
      for (let year = 2000; year < 2010; year += 1) learner.learn(partOf(year), { ...NOTHING, files });
      const fresh = partOf(2010);
      const [first] = learner.order(waiting(fresh, archive));
      return first === fresh ? 1 : 0;
    };
    expect([worthOf(0), worthOf(3)]).toEqual([0, 1]);
  });

  it('asks data files first, but many of one kind stand back', () => {
    const learner = openLearner([]);
    const [, registers] = twoLists(learner);
    const source = learner.sourceOf('http://a.example/', '', 1);
    const files = learner.cellOf('http://a.example/f/1.csv', { ...PAGE, isDataFormat: true }, source);
    learner.learn(registers, { ...NOTHING, files: 4 });
    expect(learner.choose(waiting(files, registers), false)).toBe(files);
    for (let asked = 0; asked < 60; asked += 1) learner.learn(files, { ...NOTHING, isData: true });
    expect(learner.choose(waiting(files, registers), false)).toBe(registers);
  });

  it('learns what downloads without a format are, branch by branch', () => {
    const learner = openLearner([]);
    const traits = { ...PAGE, kind: 'file' as const, isDownload: true };
    const cellIn = (path: string): string =>
      learner.cellOf('http://a.example/get?id=1', traits, learner.sourceOf(`http://a.example/${path}`, '', 20));
    const data = cellIn('registri');
    const letters = cellIn('pisma');
    expect(learner.likeness(data, traits)).toBeGreaterThan(0);
    for (let asked = 0; asked < 4; asked += 1) {
      learner.learn(data, { ...NOTHING, isData: true });
      learner.learn(letters, NOTHING);
    }
    expect(learner.likeness(data, traits)).toBeGreaterThan(0.8);
    expect(learner.likeness(letters, traits)).toBe(0);
  });

  it('takes obligations when they are due, and strict entries before all', () => {
    const learner = openLearner([]);
    const source = learner.sourceOf('http://a.example/', '', 1);
    const menu = learner.cellOf('http://a.example/kontakti', { ...PAGE, kind: 'navigation', obligation: true }, source);
    const [, registers] = twoLists(learner);
    for (let asked = 0; asked < 5; asked += 1) learner.learn(registers, { ...NOTHING, files: 9 });
    expect(learner.choose(waiting(menu, registers), false)).toBe(registers);
    expect(learner.choose(waiting(menu, registers), true)).toBe(menu);
    expect(learner.choose(waiting('', menu, registers), true)).toBe('');
    expect(learner.choose(new Map(), true)).toBeNull();
  });

  it('gives a kind up after hundreds in vain, and never data files', () => {
    const learner = openLearner([]);
    const [news] = twoLists(learner);
    for (let asked = 0; asked < 300; asked += 1) learner.learn(news, NOTHING);
    expect(learner.wornOut(news)).toMatch(/300 addresses/);
    expect(learner.wornOut('f|data-file|1.0|||')).toBeNull();
  });

  it('is the same when it is read back from what was stored', () => {
    const stored = new Map<string, LearnedCount>();
    const save = (learner: Learner): void => {
      for (const count of learner.takeChanges()) stored.set(count.kind, count);
    };
    const first = openLearner([]);
    const [news, registers] = twoLists(first);
    first.learn(news, NOTHING);
    first.learn(registers, { ...NOTHING, files: 3, children: [news, registers] });
    save(first);
    const second = openLearner([...stored.values()]);
    expect(twoLists(second)).toEqual(twoLists(first));
    first.learn(registers, { ...NOTHING, files: 1 });
    second.learn(registers, { ...NOTHING, files: 1 });
    const sorted = (learner: Learner): readonly LearnedCount[] =>
      learner.takeChanges().toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
    expect(sorted(second)).toEqual(sorted(first));
  });

  it('is bounded whatever the addresses are', () => {
    const learner = openLearner([]);
    for (let page = 0; page < 3_000; page += 1) {
      const source = learner.sourceOf(`http://a.example/d${'x'.repeat(page % 50)}/${page}/y${page % 90}z`, '', 20);
      const word = String.fromCharCode(97 + (page % 26), 97 + ((page >> 3) % 26), 97 + ((page >> 6) % 26));
      learner.cellOf(`http://a.example/${word}/${word}${word}`, { ...PAGE, place: `main ${word}` }, source);
    }
    expect(learner.takeChanges().length).toBeLessThan(8_000);
  });
});
