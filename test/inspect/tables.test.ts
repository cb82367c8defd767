import { describe, expect, test } from 'vitest';
import { normaliseWords } from '../../src/model/words.ts';
import { realTables } from './realTables.ts';

const { vocabulary, licences, frequencies } = realTables();

describe('tables of words', () => {
  test('every phrase is in the form in which texts are compared', () => {
    const phrases = [
      ...Object.values(vocabulary).flatMap((value) =>
        (value as readonly unknown[]).filter((item) => typeof item === 'string'),
      ),
      ...vocabulary.sections.flatMap(({ titles, slugs, loose, maybe, inside, written }) => [
        ...titles,
        ...slugs,
        ...loose,
        ...maybe,
        ...(inside?.titles ?? []),
        ...written.flat(2),
      ]),
      ...vocabulary.dateLabels.flatMap(({ phrases: of }) => of),
      ...vocabulary.licenceRestricted.map(({ phrase }) => phrase),
      ...vocabulary.kindFrequencies.flatMap(({ phrases: of }) => of),
      ...licences.flatMap((entry) => [...entry.phrases, ...entry.urls]),
      ...frequencies.flatMap((entry) => entry.phrases),
    ];
    expect(phrases.length).toBeGreaterThan(1_000);
    for (const phrase of phrases) expect(normaliseWords(phrase), `${phrase}`).toBe(phrase);
  });

  test('ids are unique, and what refers to them exists', () => {
    const ids = [licences, frequencies, vocabulary.sections].map((list) => list.map(({ id }) => id));
    for (const list of ids) expect(new Set(list).size).toBe(list.length);
    for (const { frequency } of vocabulary.kindFrequencies) expect(ids[1]).toContain(frequency);
  });

  test('no phrase of one frequency is another one too', () => {
    const all = frequencies.flatMap(({ phrases }) => phrases);
    expect(all.filter((phrase, index) => all.indexOf(phrase) !== index)).toEqual([]);
  });

  test('each of the portal’s eight terms means one licence, the first three are open', () => {
    const classOf = (term: number) =>
      licences.filter(({ portalTerms }) => portalTerms.includes(term)).map((entry) => entry.class);
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(classOf)).toEqual([
      ['open'],
      ['open'],
      ['open'],
      ...Array<string[]>(5).fill(['restricted']),
    ]);
  });

  test('non-commercial and no-derivatives terms are never open', () => {
    for (const entry of licences) {
      if (entry.conditions.some((one) => ['non-commercial', 'no-derivatives', 'permission', 'fee'].includes(one)))
        expect(entry.class, entry.id).toBe('restricted');
    }
  });

  test('all sections that duties ask for are there', () => {
    expect(vocabulary.sections.map(({ id }) => id)).toEqual([
      'access-section', 'open-data', 'structure', 'acts', 'data-holdings', 'contact-unit', 'internal-rules', 'strategies', 'budget', 'procurement', 'general-acts', 'drafts',
      'reuse-terms', 'careers', 'declarations', 'official-secret', 'given-three-times', 'yearly-report', 'categories-list', 'cost-norms', 'accessibility', 'terms', 'how-to-request', 'access-rules', 'financial-reports', 'reuse-charges', 'formats',
      'categories-formats', 'public-registers', 'open-data-plan', 'asset-list', 'data-officer', 'data-api',
    ]); // prettier-ignore
  });
});
