import { describe, expect, it } from 'vitest';
import { reportAssets } from '../../../src/app/reportAssets.ts';
import type { CatalogueHealth, CrawlHealth } from '../../../src/model/audit.ts';
import { loadTexts } from '../../../src/report/loadTexts.ts';
import { catalogueWords } from '../../../src/report/sentences/healthWords.ts';

const { bg } = loadTexts(reportAssets());

function words(catalogue: Partial<CatalogueHealth> | null): readonly string[] {
  const whole: CatalogueHealth = {
    lists: { read: 0, told: 0, whole: 0, notWhole: [] },
    catalogue: { requests: 1, bytes: 1 },
    bodies: { requests: 0, bytes: 0 },
    rests: 0,
    gaveUp: null,
  };
  const health = { catalogue: catalogue === null ? null : { ...whole, ...catalogue } } as CrawlHealth;
  const lines = catalogueWords(health, bg, 'bg', (key) => (key === 'o-1' ? 'Община Бяла река' : undefined));
  return lines.map((line) => line.replaceAll(/\s/g, ' '));
}

describe('the health of a catalogue, in words', () => {
  it('has the totals of its lists, and each list that is not whole with what is missing', () => {
    const short = { list: 'o-1', read: 40, told: 45, unreadable: 1, brokenOff: true };
    const notWhole = [short, { ...short, list: '', told: null, unreadable: 0, brokenOff: false }];
    expect(words({ lists: { read: 11_900, told: 11_912, whole: 3, notWhole }, rests: 2, gaveUp: 'refused' })).toEqual([
      'набори от данни в списъците – прочетени 11 900 от 11 912',
      'Община Бяла река – прочетени 40 от 45; места, които не се четат – 1; списъкът прекъсна; показаното в предишната оценка остава',
      'общият списък – прочетени 40 от –',
      'почивки заради откази – 2',
      'отказваше и след почивките; останалото не е поискано',
    ]);
  });

  it('is silent of bodies’ own sites, and of a catalogue whose lists nobody asked for', () => {
    expect(words(null)).toEqual([]);
    expect(words({})).toEqual([]);
  });
});
