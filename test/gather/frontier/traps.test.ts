import { describe, expect, it } from 'vitest';
import { trapOf } from '../../../src/gather/frontier/traps.ts';

describe('trapOf', () => {
  it.each([
    ['http://a.example/a/b/a/b/a/b/', /repeats/],
    ['http://a.example/x/x/x', /repeats/],
    ['http://a.example/a/i/b/i/c/i/d/i/e/i/f/i', /repeats/],
    ['http://a.example/1/2/3/4/5/6/7/8/9/10/11/12/13', /deeper/],
    ['http://a.example/events?month=5&year=2031', /calendar/],
    ['http://a.example/calendar/2031-05', /calendar/],
    ['http://a.example/p?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9', /parameters/],
    ['http://a.example/p?page=1&page=2', /parameter repeats/],
  ])('%s', (url, why) => expect(trapOf(url)).toMatch(why));
  it.each([
    'http://a.example/2024/05/05/05',
    'http://a.example/turizam/index/registri/index/imoti/index/2024/index.html',
    'http://a.example/registri?year=2024&month=5',
    'http://a.example/p?f[]=1&f[]=2',
    'http://a.example/bg/byudzhet/2024/otcheti/q1',
  ])('%s is none', (url) => expect(trapOf(url)).toBeNull());
});
