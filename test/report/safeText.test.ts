import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barChart } from '../../src/report/charts/barChart.ts';
import { clickableUrl, fileName, shellQuote, visibleText } from '../../src/report/safeText.ts';
import { readPage } from './pageReader.ts';

describe('text from strangers', () => {
  it.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['http://a.example/"><b>', 'http://a.example/%22%3E%3Cb%3E'],
    ['javascript:alert(1)', null],
    [' JaVaScRiPt:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['/relative', null],
  ])('%s can be clicked as %s', (url, expected) => {
    expect(clickableUrl(url)).toBe(expected);
  });

  it('becomes distinct, harmless file names', () => {
    expect(fileName('obshtina-byala-reka')).toBe('obshtina-byala-reka');
    expect(fileName('portal:data.example')).toMatch(/^portal-data-example-[0-9a-f]{8}$/);
    expect(fileName('../../etc')).toMatch(/^etc-[0-9a-f]{8}$/);
    expect(fileName('a/b')).not.toBe(fileName('a-b'));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (id) => /^[a-z0-9][a-z0-9-]{0,99}$/.test(fileName(id))));
  });

  it('stays one word in a shell', () => {
    expect(shellQuote("a'b $(id)\nrm")).toBe("'a'\\''b $(id) rm'");
  });

  it('shows what it holds', () => {
    expect(visibleText('доклад\u202efdp.exe\u0000\u200f')).toBe('докладfdp.exe');
    expect(visibleText('ред\nдва\tтри')).toBe('ред\nдва\tтри');
  });
});

describe('a bar chart', () => {
  it('escapes its words and tells its numbers to those who do not see it', () => {
    const bars = [
      { label: '<script>&"', value: 3, text: '3 (100 %)', muted: false },
      { label: 'нищо', value: 0, text: '0', muted: true },
    ];
    const svg = barChart({ id: 'c', title: 'Т<', description: 'О', bars });
    expect(readPage(svg).unbalanced).toEqual([]);
    expect([...readPage(svg).tags].sort()).toEqual(['desc', 'line', 'rect', 'svg', 'text', 'title']);
    expect(svg).toContain('aria-labelledby="c-title c-about"');
    expect(svg).toContain('width="0"');
  });
});
