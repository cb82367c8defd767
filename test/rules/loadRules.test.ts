import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCatalogue } from '../../src/judge/checkCatalogue.ts';
import { UserError } from '../../src/model/errors.ts';
import { DIMENSIONS } from '../../src/model/rule.ts';
import { loadRules } from '../../src/rules/loadRules.ts';
import { explainRule, writeCatalogue } from '../../src/rules/writeCatalogue.ts';
import { ruleFiles, ruleSet, tables } from '../judge/ruleBook.ts';

const CATALOGUE = checkCatalogue();

/** The first line (from 1) of a file in which the text stands. */
function lineOf(files: ReadonlyMap<string, string>, file: string, text: string): number {
  return (files.get(file) ?? '').split('\n').findIndex((line) => line.includes(text)) + 1;
}

function failure(files: ReadonlyMap<string, string>, profile = 'five-star'): UserError {
  try {
    loadRules(files, CATALOGUE, profile);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it loaded');
}

/** Changes one text of one file, which must be there. */
function changed(file: string, from: string, to: string): Map<string, string> {
  const files = ruleFiles();
  const text = files.get(file) ?? '';
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  return files.set(file, text.replace(from, to));
}

const OPEN = 'format/open.yaml';
const TERMS = 'licence/terms.yaml';

describe('loadRules', () => {
  it('loads what is in rules/: enough rules in each dimension, texts everywhere', () => {
    const { rules, messages, profile } = ruleSet();
    const scored = rules.filter(({ dimension }) => dimension !== 'duty');
    expect(scored.length).toBeGreaterThanOrEqual(20);
    expect(rules.length - scored.length).toBeGreaterThanOrEqual(6);
    for (const dimension of DIMENSIONS) expect(rules.filter((rule) => rule.dimension === dimension).length).toBeGreaterThanOrEqual(4);
    for (const rule of rules) {
      for (const text of [rule.title, rule.why, rule.fix]) expect([text.bg, text.en].every((words) => words.length > 10)).toBe(true);
      expect(rule.fix.bg).toMatch(/[а-я]/);
      for (const lang of ['bg', 'en'] as const) expect(messages[lang][rule.check]).toHaveProperty('not-seen');
    }
    expect(profile.minCoveragePercent).toBe(60);
    expect(rules.filter(({ basis }) => basis.some(({ certainty }) => certainty === 'check')).every(({ status }) => status === 'trial')).toBe(true);
  });

  it('gives every rule a basis, a way to mend it and an example in both languages', () => {
    for (const { id, basis, fix, example } of ruleSet().rules) {
      expect(basis.length, id).toBeGreaterThan(0);
      for (const { act, article, edition } of basis) expect([act.bg, act.en, article.bg, article.en, edition].every((words) => words.trim() !== ''), id).toBe(true);
      for (const text of [fix.bg, fix.en, example.bg, example.en]) expect(text.trim().length, id).toBeGreaterThan(20);
      if (example.as !== 'code') expect(example.bg, id).toMatch(/[а-я]/);
      const [bg, en] = [example.bg.split('\n'), example.en.split('\n')];
      expect(en.length, id).toBe(bg.length);
      if (example.as === 'steps') expect(bg.length, id).toBeGreaterThan(1);
    }
  });

  it('names sections that the vocabulary has', () => {
    const known = tables().vocabulary.sections.map(({ id }) => id);
    const named = ruleSet().rules.filter(({ check }) => check.startsWith('section-')).map(({ params }) => params['section']);
    expect(named.length).toBeGreaterThan(4);
    for (const section of named) expect(known).toContain(section);
  });

  it('has a hash that meaning changes and the place of a rule does not', () => {
    const { hash } = ruleSet();
    expect(loadRules(changed(OPEN, '# Отворен ли', '# Друго\n\n# Отворен ли'), CATALOGUE, 'five-star').hash).toBe(hash);
    expect(loadRules(changed(OPEN, 'points: 3', 'points: 2'), CATALOGUE, 'five-star').hash).not.toBe(hash);
    expect(Object.isFrozen(ruleSet().rules[0]?.params)).toBe(true);
  });

  it.each([
    ['a rule without an example', OPEN, '  example:', '  exapmle:', 'unknown-key', 'exapmle', /did you mean: example/],
    ['a place in an example that nobody fills in', TERMS, '© {institution}', '© {name}', 'yaml-schema', '© {name}', /institution/],
    ['an unknown key', OPEN, 'points: 3', 'poinst: 3', 'unknown-key', 'poinst', /did you mean: points/],
    ['a check that does not exist', OPEN, 'check: format-has', 'check: format-hsa', 'unknown-check', 'check: format-hsa', /did you mean: format-has/],
    ['a list of codes for a check', OPEN, 'check: format-has', 'check: code.fault', 'unknown-check', 'check: code.fault', /no check/],
    ['a wrong subject', OPEN, 'appliesTo: resource', 'appliesTo: institution', 'rule-subject', 'appliesTo: institution', /resource/],
    ['an unknown parameter', OPEN, '{ property: open }', '{ proprety: open }', 'unknown-param', 'proprety', /did you mean: property/],
    ['a missing parameter', OPEN, 'params: { property: open }', 'params: {}', 'missing-param', 'params: {}', /property is missing/],
    ['a parameter out of range', 'machine-readability/usable.yaml', '{ level: 3 }', '{ level: 7 }', 'wrong-param', 'level: 7', /outside 1–5/],
    ['a parameter of the wrong type', 'machine-readability/usable.yaml', '{ level: 3 }', '{ level: high }', 'wrong-param', 'level: high', /expected an integer/],
    ['a value that is not allowed', OPEN, '{ property: open }', '{ property: opne }', 'wrong-param', 'opne', /did you mean: open/],
    ['a fault that does not exist', 'machine-readability/table.yaml', '[title-rows]', '[titel-rows]', 'wrong-param', 'titel-rows', /did you mean: title-rows/],
    ['an id of another folder', OPEN, 'id: format.open', 'id: licence.opened', 'rule-dimension', 'licence.opened', /format\./],
    ['a duplicate id', OPEN, 'id: format.structured', 'id: format.open', 'duplicate-rule', 'nowhere', /already in format\/open.yaml:3/],
    ['a duplicate key', OPEN, '  version: 1\n', '  version: 1\n  version: 2\n', 'yaml-syntax', '  version: 2', /unique/],
    ['a bare yes', OPEN, "    bg: 'Данните са в отворен формат'", '    bg: yes', 'yaml-bare-word', 'bg: yes', /'yes'/],
    ['a missing language', OPEN, "    en: 'The data are in an open format'\n", '', 'yaml-schema', "bg: 'Данните са в отворен формат'", /en.*missing/],
    ['an unconfirmed basis in force', 'duty/open-data.yaml', 'status: trial', 'status: active', 'rule-certainty', 'status: active # none', /trial/],
    ['no points', TERMS, 'points: 3', 'points: 0', 'yaml-schema', 'points: 0', /points/],
    ['a missing weight', 'profiles/five-star.yaml', '  licence: 30\n', '', 'yaml-schema', 'format: 25', /licence.*missing/],
    ['a message that is missing', 'messages/en.yaml', "  plain: 'The file is served by itself, not packed.'\n", '', 'missing-message', '  open: \'The file is in an open container', /plain/],
    ['a message for no answer', 'messages/bg.yaml', "  plain: '", "  palin: 'x'\n  plain: '", 'unknown-message', "  palin: 'x'", /did you mean/],
    ['a message for no check', 'messages/bg.yaml', 'text-layer:', "text-lair:\n  x: 'y'\n\ntext-layer:", 'message-without-check', "  x: 'y'", /did you mean: text-layer/],
    ['an unknown placeholder', 'messages/bg.yaml', '{askedDate}.', '{asketDate}.', 'unknown-placeholder', '{asketDate}', /did you mean: askedDate/],
    ['a code without a text', 'messages/bg.yaml', "  side-notes: 'бележки, подзаглавия или подписи извън данните'\n", '', 'missing-message', "  blank-label: '", /side-notes/],
  ])('refuses %s, with file, line and advice', (_, file, from, to, code, at, advice) => {
    const files = changed(file, from, to);
    const error = failure(files);
    expect(error.code).toBe(code);
    expect(error.file).toBe(file);
    expect(error.message).toMatch(advice);
    expect(error.line).toBeGreaterThan(0);
    const line = lineOf(files, file, at);
    if (line > 0) expect(error.line).toBe(line);
  });

  it('refuses an unknown profile, folder and language, and a missing one', () => {
    expect(failure(ruleFiles(), 'five-stra')).toMatchObject({ code: 'unknown-profile', message: expect.stringContaining('did you mean: five-star') as unknown });
    expect(failure(ruleFiles().set('fromat/x.yaml', ''))).toMatchObject({ code: 'unknown-folder', file: 'fromat/x.yaml' });
    expect(failure(ruleFiles().set('messages/de.yaml', ''))).toMatchObject({ code: 'unknown-language' });
    const files = ruleFiles();
    files.delete('messages/en.yaml');
    expect(failure(files)).toMatchObject({ code: 'missing-language' });
  });
});

describe('the catalogue', () => {
  it.each(['bg', 'en'] as const)('names every rule in %s', (lang) => {
    const set = ruleSet();
    const text = writeCatalogue(set, lang);
    for (const rule of set.rules) {
      expect(text).toContain(`(\`${rule.id}\`)`);
      expect(text).toContain(rule.title[lang]);
    }
  });

  it.each([
    ['bg', 'CATALOGUE.md'],
    ['en', 'CATALOGUE.en.md'],
  ] as const)('is written as it is today in %s: npm run catalogue', (lang, file) => {
    expect(readFileSync(path.join(import.meta.dirname, '../../rules', file), 'utf8')).toBe(writeCatalogue(ruleSet(), lang));
  });

  it('explains one rule with all that it can say, and guesses at a misspelt one', () => {
    expect(explainRule(ruleSet(), 'freshness.alive', 'bg')).toContain('Адресът отговори с код {status} на {askedDate}.');
    expect(() => explainRule(ruleSet(), 'freshness.alvie', 'en')).toThrow(/did you mean: freshness.alive/);
  });
});
