import { describe, expect, it } from 'vitest';
import { subAddress } from '../../../src/gather/render/subAddress.ts';
import { isTracker } from '../../../src/gather/render/trackers.ts';

describe('subAddress', () => {
  it.each([
    ['http://a.example/list?_=1790000000000', 'http://a.example/list'],
    ['http://a.example/list?page=2&t=1790000000&x=1', 'http://a.example/list?page=2&x=1'],
    ['http://a.example/app.js?v=0.8273645182', 'http://a.example/app.js'],
    // A version, a page and a day are no chance.
    ['http://a.example/app.js?v=1.2.3', 'http://a.example/app.js?v=1.2.3'],
    ['http://a.example/list?t=5', 'http://a.example/list?t=5'],
    ['http://a.example/list?from=1790000000', 'http://a.example/list?from=1790000000'],
    ['http://a.example/list#top', 'http://a.example/list'],
    ['data:text/plain,x', null],
    ['blob:http://a.example/1', null],
    ['не е адрес', null],
  ])('%s → %s', (url, expected) => {
    expect(subAddress(url)).toBe(expected);
  });
});

describe('isTracker', () => {
  it.each([
    'https://www.google-analytics.com/analytics.js',
    'https://stats.g.doubleclick.net/x',
    'https://stat.byala-reka.example/matomo.js',
    'https://byala-reka.example/piwik/piwik.js',
    'https://byala-reka.example/collect',
  ])('%s', (url) => {
    expect(isTracker(url)).toBe(true);
  });
  it.each([
    'https://byala-reka.example/app.js',
    'https://byala-reka.example/api/collections',
    'https://notdoubleclick.net/x.js',
    'https://ga.byala-reka.example/danni.json',
    'https://byala-reka.example/analytics-na-danni/rows.json',
  ])('not %s', (url) => {
    expect(isTracker(url)).toBe(false);
  });
});
