import { describe, expect, it } from 'vitest';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import { ruleSet, tables } from '../ruleBook.ts';
import { csvValues, link, pageValues, world } from '../world.ts';

const OWN = 'http://lipovo.example';

describe('an address that is written in several ways', () => {
  it.each([
    ['/r.csv?utm_source=menu', '/r.csv'],
    ['/get.csv?b=2&a=1', '/get.csv?a=1&b=2'],
    ['/%d0%b0.csv', '/%D0%B0.csv'],
    ['/f//r.csv;jsessionid=1A', '/f/r.csv'],
  ])('%s is the file that was asked as %s', (written, asked) => {
    const made = world();
    const links = [link(written, 'Регистър на имотите (CSV)')];
    const from = made.add(`${OWN}/`, { purpose: 'home', depth: 0, values: pageValues(links) });
    made.add(`${OWN}${asked}`, { purpose: 'file', from, linkIndex: 0, values: csvValues() });
    const { resources, summary } = judgeInstitution(made.input(), ruleSet(), tables());
    expect(resources.map(({ url, level }) => [url, level])).toEqual([[`${OWN}${asked}`, 3]]);
    expect(summary.coverage).toMatchObject({ judged: 1, discovered: 1 });
  });
});
