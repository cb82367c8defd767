import { FACTS, type Fact, type FactKey } from '../../src/model/facts.ts';
import { QUOTE_GRAPHEMES } from '../../src/model/evidence.ts';

const SEGMENTER = new Intl.Segmenter('bg', { granularity: 'grapheme' });

/** What is wrong with the facts of a body, whatever the body is; null when nothing is. */
export function wrongIn(facts: readonly Fact[], digest: string): string | null {
  if (facts.length === 0) return 'no facts at all';
  const seen = new Set<string>();
  for (const fact of facts) {
    if (!(fact.key in FACTS)) return `a fact that is not in the registry: ${fact.key}`;
    if (seen.has(fact.key)) return `two facts ${fact.key}`;
    seen.add(fact.key);
    if (fact.subject !== `body:${digest}`) return `${fact.key} is about ${fact.subject}`;
    if (fact.known && needsEvidence(fact.key) && fact.evidence.length === 0) return `${fact.key} has no evidence`;
    for (const { quote } of fact.evidence) {
      if ([...SEGMENTER.segment(quote)].length > QUOTE_GRAPHEMES + 1) return `${fact.key} quotes too much`;
      if (/[\u0000-\u001f]/.test(quote)) return `${fact.key} quotes control characters`;
    }
  }
  return seen.has('body.bytes') ? null : 'body.bytes is missing';
}

/** Facts of pages are told with the places in their values. */
function needsEvidence(key: FactKey): boolean {
  return !key.startsWith('page.') && !key.endsWith('.statements') && key !== 'body.bytes';
}
