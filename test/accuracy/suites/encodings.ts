import { whyUnknown } from '../factView.ts';
import { cannotTell, type Case, type Item, type Question, rightIf, type Suite } from '../question.ts';
import { sameText } from './sameText.ts';

export const encodings: Suite = {
  name: 'encodings',
  about: 'our label reads the file to the same characters as the true one',
  main: 'encoding',
  cases: ({ items }) => items.flatMap((item) => (item.truth === null ? declaredCases(item) : detectedCases(item))),
};

function detectedCases(item: Item): Case[] {
  const { encoding, language } = item.truth ?? {};
  if (typeof encoding !== 'string') return [];
  const bytes = (): Uint8Array => withoutSelfDescription(item.bytes(), item.note);
  const main: Question = { ...askEncoding('encoding', encoding, bytes), counted: !item.contested };
  const extra = typeof language === 'string' ? [{ ...main, metric: `encoding, language ${language}` }] : [];
  return [{ id: item.id, bytes, questions: [main, ...(language === 'bg' ? extra : [])] }];
}

/** Some feeds name their own encoding in the first lines: the note says where that ends. */
export function withoutSelfDescription(bytes: Uint8Array, note: string): Uint8Array {
  const end = /self_describing_comment_ends_at=(\d+)/.exec(note)?.[1];
  return end === undefined ? bytes : bytes.subarray(Number(end));
}

/** html5lib's tests of what pages declare: `#data`, the page, `#encoding`, the label that a browser must choose. */
function declaredCases(item: Item): Case[] {
  const text = Buffer.from(item.bytes()).toString('latin1');
  if (!text.startsWith('#data\n') || !text.includes('\n#encoding\n')) return [];
  return text.split(/^#data\n/m).flatMap((block, index): Case[] => {
    const [page, label] = block.split('\n#encoding\n');
    if (page === undefined || label === undefined) return [];
    const bytes = (): Uint8Array => Buffer.from(page, 'latin1');
    return [
      { id: `${item.id}#${index}`, bytes, questions: [askEncoding('declared in the page', label.trim(), bytes)] },
    ];
  });
}

/** Right when our label decodes the body to the same characters as the true one. */
export function askEncoding(metric: string, truth: string, bytes: () => Uint8Array): Question {
  return {
    metric,
    expected: truth,
    counted: true,
    answer: ({ facts }) => {
      const found = facts.value('text.encoding');
      const format = facts.value('format.id') ?? 'unknown';
      if (found === undefined) return cannotTell(`${whyUnknown(facts, 'text.encoding')} (format ${format})`);
      return rightIf(sameText(bytes(), found, truth), found);
    },
  };
}
