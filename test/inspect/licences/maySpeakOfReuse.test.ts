import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { maySpeakOfReuse } from '../../../src/inspect/licences/maySpeakOfReuse.ts';
import { normaliseWords } from '../../../src/model/words.ts';
import { realTables } from '../realTables.ts';

const CASES = readFileSync(path.join(import.meta.dirname, '../../accuracy/licences/phrases.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { phrase?: string; footer?: string; ground_truth: { kind: string } });
const tables = realTables();
const may = (text: string): boolean => maySpeakOfReuse(normaliseWords(text), tables);

describe('maySpeakOfReuse', () => {
  it('passes every phrase that states something', () => {
    // A link to a page of conditions is found by the link, not by its words.
    const stating = CASES.filter(({ ground_truth: { kind } }) => kind !== 'none' && kind !== 'terms-link');
    const texts = stating.flatMap(({ phrase, footer }) => phrase ?? footer ?? []);
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter((text) => !may(text))).toEqual([]);
  });

  it('passes every phrase of the tables, wherever it stands', () => {
    const { licences, vocabulary } = tables;
    const phrases = [
      ...licences.flatMap((entry) => entry.phrases),
      ...vocabulary.licenceRestricted.map(({ phrase }) => phrase),
      ...vocabulary.licenceOpen,
      ...vocabulary.licenceReserved,
    ];
    for (const phrase of phrases) expect(may(`виж: ${phrase.replaceAll('~', 'та')}, това е`), phrase).toBe(true);
  });

  it.each([
    'Общинският съвет прие отчета за миналата година на заседание в зала 2.',
    'Телефон за справки: 000 000, работно време от 9 до 17 часа.',
    'The council adopted its annual report.',
  ])('passes over what cannot: %s', (text) => {
    expect(may(text)).toBe(false);
  });
});
