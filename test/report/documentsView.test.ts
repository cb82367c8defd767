import { describe, expect, it } from 'vitest';
import type { InstitutionResult } from '../../src/model/audit.ts';
import type { Nature } from '../../src/model/facts/nature.ts';
import { known } from '../../src/model/facts.ts';
import type { Resource } from '../../src/model/resource.ts';
import { loadTexts } from '../../src/report/loadTexts.ts';
import { documentsView } from '../../src/report/pages/documentsView.ts';
import { makeContext } from '../../src/report/reportContext.ts';
import { indexReport } from '../../src/report/reportIndex.ts';
import { sampleReport } from './sampleReport.ts';

const input = sampleReport();
const context = makeContext(input, indexReport(input), loadTexts(input.assets).bg, 'bg');

const NATURE: Nature = {
  verdict: 'document',
  documentKind: 'letter',
  read: true,
  dataWeight: 2,
  documentWeight: 11,
  signs: [
    { sign: 'link-words', side: 'letter', weight: 5, seen: 'Отговор на питане' },
    { sign: 'no-table', side: 'document', weight: 3, seen: '0' },
    { sign: 'words-inside', side: 'letter', weight: 3, seen: 'Относно: моста' },
    { sign: 'file-name', side: 'letter', weight: 2, seen: 'pismo.pdf' },
    { sign: 'share', side: 'data', weight: 2, seen: '61 %' },
  ],
};

/** What the page lists for one file of this kind, beside the sample's other documents. */
function listed(kind: Resource['kind'], kindReason: Resource['kindReason'], nature: Nature | null): unknown[] {
  const [body] = input.result.institutions.filter(({ resources }) =>
    resources.some((resource) => resource.kind === 'document'),
  );
  const template = body?.resources.find((resource) => resource.kind === 'document');
  if (body === undefined || template === undefined) throw new Error('the sample has no documents');
  const own: Resource = { ...template, kind, kindReason, subject: 'document:own', title: 'Наш' };
  const result: InstitutionResult = {
    ...body,
    resources: [...body.resources, own],
    facts: nature === null ? [] : [known(own.subject, 'resource.nature', nature, [])],
  };
  return (documentsView(context, result) as { documents: unknown[] }).documents;
}

describe('documents of an institution', () => {
  it('names the kind and the three strongest signs of a document', () => {
    expect(listed('document', 'document-words', NATURE).at(-1)).toMatchObject({
      label: 'Наш',
      kind: 'документ (писмо)',
      signs: [
        'За документ говори: връзката\u00a0– „Отговор на питане“; няма голяма таблица; в текста\u00a0– „Относно: моста“.',
      ],
    });
  });

  it('puts undecided files first, with what speaks for either side', () => {
    expect(listed('undecided', 'mixed-signs', { ...NATURE, verdict: 'undecided' })[0]).toMatchObject({
      label: 'Наш',
      kind: 'неустановен вид',
      value: 'има белези и за данни, и за документ',
      signs: [
        'За данни говори: текст в таблици: 61 %.',
        'За документ говори: връзката\u00a0– „Отговор на питане“; няма голяма таблица; в текста\u00a0– „Относно: моста“.',
      ],
    });
  });

  it('lists what has no signs, as audits of earlier versions', () => {
    expect(listed('document', 'document-words', null).at(-1)).toMatchObject({ kind: 'документ', signs: [] });
  });
});
