import { describe, expect, it } from 'vitest';
import { holdsData } from '../../../src/gather/render/holdsData.ts';

const ROWS = [
  { id: 1, name: 'Чешма', place: 'Бяла река' },
  { id: 2, name: 'Мост', place: 'Студена', note: null },
  { id: 3, name: 'Парк', place: 'Каменград' },
];
const JSON_TYPE = 'application/json; charset=utf-8';

const DATA: readonly (readonly [name: string, url: string, type: string, body: string])[] = [
  ['rows at the top', '/api/list', JSON_TYPE, JSON.stringify(ROWS)],
  ['rows in an envelope', '/api/list', JSON_TYPE, JSON.stringify({ status: 'ok', data: { total: 3, items: ROWS } })],
  [
    'rows as lists',
    '/ajax',
    JSON_TYPE,
    JSON.stringify({
      draw: 1,
      data: [
        ['1', 'а', 'б'],
        ['2', 'в', 'г'],
        ['3', 'д', 'е'],
      ],
    }),
  ],
  [
    'features of a map',
    '/layer',
    JSON_TYPE,
    JSON.stringify({
      type: 'FeatureCollection',
      features: ROWS.map((properties) => ({ type: 'Feature', geometry: null, properties })),
    }),
  ],
  ['rows under a wrong type', '/api/list', 'text/html', JSON.stringify(ROWS)],
  ['rows after a BOM', '/api/list', JSON_TYPE, `\ufeff${JSON.stringify(ROWS)}`],
  ['CSV', '/export', 'text/csv', 'a;b\n1;2'],
  ['CSV by its name', '/x.csv', 'application/octet-stream', 'a;b\n1;2'],
];
const NONE: readonly (readonly [name: string, url: string, type: string, body: string])[] = [
  ['translations', '/assets/i18n/bg.json', JSON_TYPE, JSON.stringify(ROWS)],
  ['settings', '/config.json', JSON_TYPE, JSON.stringify({ endpoints: ROWS })],
  ['a manifest', '/manifest.json', JSON_TYPE, JSON.stringify({ icons: ROWS })],
  ['a menu', '/api/menu', JSON_TYPE, JSON.stringify(ROWS)],
  ['one object', '/api/me', JSON_TYPE, JSON.stringify(ROWS[0])],
  ['two rows', '/api/list', JSON_TYPE, JSON.stringify(ROWS.slice(0, 2))],
  ['a list of words', '/api/tags', JSON_TYPE, JSON.stringify(['а', 'б', 'в', 'г'])],
  ['objects of unlike fields', '/api/list', JSON_TYPE, JSON.stringify([{ a: 1, b: 2, c: 3 }, { d: 1 }, { e: 1 }])],
  [
    'rows of unlike length',
    '/api/list',
    JSON_TYPE,
    JSON.stringify([
      [1, 2, 3],
      [1, 2, 3, 4],
      [1, 2, 3],
    ]),
  ],
  ['broken JSON', '/api/list', JSON_TYPE, '[{"id": 1'],
  ['a page', '/fragment', 'text/html', '<table><tr><td>1</td></tr></table>'],
  ['nothing', '/api/list', JSON_TYPE, ''],
  ['deep nesting', '/api/list', JSON_TYPE, `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
];

describe('holdsData', () => {
  it.each(DATA)('yes: %s', (_name, path, type, body) => {
    expect(holdsData(`https://a.example${path}`, type, Buffer.from(body))).toBe(true);
  });
  it.each(NONE)('no: %s', (_name, path, type, body) => {
    expect(holdsData(`https://a.example${path}`, type, Buffer.from(body))).toBe(false);
  });
});
