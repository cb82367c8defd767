import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/app/loadConfig.ts';
import { matchPortal } from '../../src/app/matchPortal.ts';
import { writeProposal } from '../../src/app/matchProposal.ts';
import { matchLines } from '../../src/cli/matchLines.ts';
import { UserError } from '../../src/model/errors.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-match-'));
  write('bodies.yaml', BODIES);
  write('names.yaml', "- { institution: reki, name: 'МРЕ', note: 'съкращение' }\n");
  write('matches.yaml', '[]\n');
  write('audit.yaml', CONFIG);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const file = (name: string): string => path.join(dir, name);
function write(name: string, text: string): string {
  writeFileSync(file(name), text);
  return file(name);
}

const BODIES = `
- { id: mun-a, name: { bg: 'Община Алена', en: 'Alena' }, kind: municipality, sites: ['https://alena.example/'] }
- { id: mun-b, name: { bg: 'Община Бистра', en: 'Bistra' }, kind: municipality }
- { id: reki, name: { bg: 'Министерство на реките', en: 'Rivers' }, kind: ministry }
`;
const CONFIG = `
id: proba
title: { bg: 'Проба', en: 'Trial' }
institutionsFile: bodies.yaml
namesFile: names.yaml
matchesFile: matches.yaml
crawl: { userAgent: { product: Zvezdomer, contactUrl: 'https://zvezdomer.example/bot' } }
`;

/** An answer of the portal, with what it holds beside names. */
function answer(...organisations: readonly object[]): string {
  const full = organisations.map((one, index) => ({
    id: index,
    uri: `o-${index}`,
    logo: 'data:image/png;base64,AAAA',
    type: 2,
    contacts: null,
    ...one,
  }));
  return write('answer.json', JSON.stringify({ success: true, organisations: full, total_records: full.length }));
}

const find = (...organisations: readonly object[]): ReturnType<typeof matchPortal> =>
  matchPortal(file('audit.yaml'), { answers: [answer(...organisations)] });

test('both directions are told: matches, who is left, and several of one', () => {
  const found = find({ name: 'ОБЩИНА АЛЕНА' }, { name: 'МРЕ' }, { name: 'Министерство на реките' }, { name: 'Клуб' });
  expect(found.matches.map((one) => (one.is === 'matched' ? one.institution : one.is))).toEqual([
    'mun-a',
    'reki',
    'reki',
    'none',
  ]);
  expect(found.unmatched.map(({ id }) => id)).toEqual(['mun-b']);
  expect(found.doubled).toEqual([{ institution: 'reki', organisations: ['o-1', 'o-2'] }]);
});

test('an organisation on two pages of the list is one, and one of citizens is nobody’s', () => {
  const found = find(
    { name: 'Община Алена', uri: 'same' },
    { name: 'Община Алена', uri: 'same' },
    { name: 'Община Бистра', type: 1 },
  );
  expect(found.matches.map(({ is }) => is)).toEqual(['matched', 'tie']);
  expect(found.doubled).toEqual([]);
});

describe('the proposal', () => {
  test('has what is sure, leaves the rest to a person, and holds once it is signed', () => {
    const found = find(
      { name: "Община 'Алена'\n- organisation: x" },
      { name: 'Община Бистра' },
      { name: 'Община Бистра, отдел' },
    );
    writeProposal(file('out.yaml'), found, { by: 'И. Иванова', date: '2026-11-02' });
    const text = readFileSync(file('out.yaml'), 'utf8');
    expect(text).toContain("# - organisation: 'o-2'");
    expect(text).not.toMatch(/^- organisation: x/m);
    write('matches.yaml', text);
    expect(loadConfig(file('audit.yaml')).institutions.map(({ portalOrganisation }) => portalOrganisation)).toEqual([
      null,
      'o-1',
      null,
    ]);
  });

  test('unsigned it is refused, with its line', () => {
    writeProposal(file('out.yaml'), find({ name: 'Община Бистра' }), { by: '', date: '2026-11-02' });
    write('matches.yaml', readFileSync(file('out.yaml'), 'utf8'));
    expect(() => loadConfig(file('audit.yaml'))).toThrow(
      expect.objectContaining({ file: file('matches.yaml'), line: expect.any(Number) }),
    );
  });

  test('never writes over somebody’s work', () => {
    write('out.yaml', 'x');
    expect(() => writeProposal(file('out.yaml'), find(), { by: '', date: '2026-11-02' })).toThrow(UserError);
  });
});

describe('decisions', () => {
  const decision = (organisation: string, institution: string): string =>
    `- { organisation: ${organisation}, institution: ${institution}, by: 'И. И.', date: '2026-11-02' }\n`;

  test('win, and are known to the audit', () => {
    write('matches.yaml', decision('o-0', 'mun-b') + decision('o-1', 'null'));
    const found = find({ name: 'Община Алена' }, { name: 'Министерство на реките' });
    expect(found.matches.map((one) => (one.is === 'matched' ? [one.institution, one.by] : one.is))).toEqual([
      ['mun-b', 'decision'],
      'none',
    ]);
    expect(loadConfig(file('audit.yaml')).institutions[1]?.portalOrganisation).toBe('o-0');
  });

  test.each([
    ['about a body that is nowhere', decision('o-0', 'mun-x'), 'institution-unknown'],
    ['twice about one organisation', decision('o-0', 'mun-a') + decision('o-0', 'mun-b'), 'decision-twice'],
    ['two organisations of one body', decision('o-0', 'mun-a') + decision('o-1', 'mun-a'), 'two-organisations'],
    ['without a date', "- { organisation: o, institution: mun-a, by: 'И.', date: 'вчера' }\n", 'yaml-schema'],
  ])('%s: refused', (_, text, code) => {
    write('matches.yaml', text);
    expect(() => loadConfig(file('audit.yaml'))).toThrow(expect.objectContaining({ code, file: file('matches.yaml') }));
  });
});

test.each([
  ['no JSON', '<html>'],
  ['an error of the portal', '{"success":false,"status":500}'],
  ['another answer', '{"success":true,"datasets":[]}'],
  ['names that are none', '{"organisations":[{"uri":"x","name":7}]}'],
])('%s is refused in words', (_, text) => {
  expect(() => matchPortal(file('audit.yaml'), { answers: [write('bad.json', text)] })).toThrow(
    expect.objectContaining({ code: 'no-organisations' }),
  );
});

test('what is printed has no line ends and no commands of other people', () => {
  const found = find({ name: 'Клуб\u001b[2J\r\nИнституции: 0' });
  const lines = matchLines(found, { say: (text) => text.bg, lang: 'bg' });
  expect(lines).toContain('  Клуб [2J Институции: 0');
  expect(lines.at(-4)).toBe('Институции без организация на портала: 3 (с адрес 1)');
});
