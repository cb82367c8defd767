import { describe, expect, it } from 'vitest';
import type { CheckedResource } from '../../src/app/describeCheck.ts';
import { checkLines } from '../../src/cli/checkLines.ts';
import { processTerminal } from '../../src/cli/terminal.ts';
import type { Resource } from '../../src/model/resource.ts';

const RESOURCE: Resource = {
  subject: 'resource:a.example/r.csv',
  institutionId: 'check',
  kind: 'resource',
  kindReason: 'data-format',
  origin: 'local-file',
  url: 'https://a.example/r.csv',
  title: 'Регистър',
  foundOn: null,
  capture: null,
  place: null,
  dataset: 'dataset:a.example/r.csv',
  level: 3,
  licence: 'not-stated',
  licenceId: null,
  strictStars: 0,
  format: 'csv',
  encoding: 'utf-8',
  freshness: 'cannot-tell',
  date: null,
};
const FAIL = {
  outcome: 'fail',
  title: 'Условията са посочени',
  sentence: 'Не намерихме условия.',
  quotes: [],
  fix: 'Напишете едно изречение.',
} as const;

function linesOf(example: CheckedResource['findings'][number]['example']): readonly string[] {
  const checked = {
    resource: RESOURCE,
    title: RESOURCE.title,
    improvements: ['С едно изречение на сайта 1 ресурс минава от 0 на ★★★.'],
    findings: [{ ...FAIL, example }],
  };
  return checkLines({ way: [], resources: [checked] }, processTerminal('bg'));
}

describe('checkLines', () => {
  it('gives the text to copy under what to do, with nothing before it but spaces', () => {
    const lines = linesOf({ as: 'text', lines: ['Данните са при условията на CC BY 4.0: https://cc.example'] });
    const place = lines.indexOf('      → Напишете едно изречение.');
    expect(lines.slice(place + 1)).toEqual([
      '        Готов текст:',
      '          Данните са при условията на CC BY 4.0: https://cc.example',
    ]);
  });

  it('says before all faults what mending would change', () => {
    const lines = linesOf(null);
    const place = lines.indexOf('  ↑ С едно изречение на сайта 1 ресурс минава от 0 на ★★★.');
    expect(place).toBeGreaterThan(0);
    expect(lines[place + 1]).toBe('  ✗ Не намерихме условия.');
  });

  it('numbers steps', () => {
    const lines = linesOf({ as: 'steps', lines: ['Отворете файла.', 'Запишете го.'] });
    expect(lines.slice(-3)).toEqual([
      '        Стъпка по стъпка:',
      '          1. Отворете файла.',
      '          2. Запишете го.',
    ]);
  });

  it('adds nothing where there is no example', () => {
    expect(linesOf(null).at(-1)).toBe('      → Напишете едно изречение.');
  });
});
