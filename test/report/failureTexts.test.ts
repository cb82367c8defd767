import { describe, expect, it } from 'vitest';
import { loadRuleBook } from '../../src/app/loadRuleBook.ts';
import { reportAssets } from '../../src/app/reportAssets.ts';
import { type FailureCode, FAILURES, TLS_FAILURES } from '../../src/model/capture.ts';
import { LANGS } from '../../src/model/lang.ts';
import { loadTexts } from '../../src/report/loadTexts.ts';

const texts = loadTexts(reportAssets());
const { messages } = loadRuleBook('five-star').ruleSet;
const CODES = Object.keys(FAILURES) as FailureCode[];

describe('what can fail', () => {
  it.each(CODES)('%s: what it was, what to do and why nothing can be told, in both languages', (code) => {
    const words = LANGS.flatMap((lang) => [
      texts[lang].lists.failures.get(code) ?? '',
      texts[lang].lists.failureAdvice.get(code) ?? '',
      String(messages[lang]['code.reason']?.[code] ?? ''),
    ]);
    for (const word of words) expect(word.length).toBeGreaterThan(10);
    // Neither language stands in for the other.
    for (const word of words.slice(0, 3)) expect(word).toMatch(/[а-я]{3}/);
    for (const word of words.slice(3)) expect(word).not.toMatch(/[а-я]/i);
    // Advice is a sentence: it says what to do, and ends.
    expect(words[1]).toMatch(/^\p{Lu}.*\.$/u);
    expect(words[4]).toMatch(/^[A-Z].*\.$/);
  });

  it('says of every fault of TLS what was ignored', () => {
    for (const lang of LANGS)
      expect([...texts[lang].lists.tlsTroubles.keys()].sort()).toEqual(Object.keys(TLS_FAILURES).sort());
  });
});
