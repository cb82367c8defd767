import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRefresh } from '../../src/inspect/refresh.ts';

test.each([
  ['0;url=/new', { seconds: 0, url: '/new', follows: true }],
  ['5; URL="/new"', { seconds: 5, url: '/new', follows: true }],
  ["0;URL='/new' and more", { seconds: 0, url: '/new', follows: true }],
  ['3, /new', { seconds: 3, url: '/new', follows: true }],
  ['0 url = http://b.example/а', { seconds: 0, url: 'http://b.example/а', follows: true }],
  ['0.5;url=/new', { seconds: 0, url: '/new', follows: true }],
  ['300;url=/new', { seconds: 300, url: '/new', follows: false }],
  ['11;url=/new', { seconds: 11, url: '/new', follows: false }],
  ['60', null],
  ['0;url=', null],
  ['0;', null],
  ['url=/new', null],
  ['', null],
])('%s', (text, expected) => {
  expect(readRefresh(text)).toEqual(expected);
});

test('total, and quick on endless spaces', () => {
  fc.assert(fc.property(fc.string(), (text) => readRefresh(`0;${text}`) !== undefined));
  expect(readRefresh(`1${' '.repeat(100_000)}x`)).toBeNull();
});
