import { expect, test } from 'vitest';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import { WHOLE_CATALOGUE } from '../../../src/model/config.ts';
import type { FactValues } from '../../../src/model/factValues.ts';
import { datasetOf } from '../../catalogueOf.ts';
import { ruleSet, tables } from '../ruleBook.ts';
import { BODY, world } from '../world.ts';

function beside(...pages: readonly (FactValues['catalogue.others'] | null)[]) {
  const made = world({ ...BODY, sites: [], portalOrganisation: WHOLE_CATALOGUE });
  for (const [index, others] of pages.entries())
    made.add(`http://katalog.example/catalog.ttl?page=${index}`, {
      purpose: 'portal-datasets',
      values: {
        'catalogue.datasets': [datasetOf({ uri: `d-${index}`, title: 'Мостове' })],
        ...(others === null ? {} : { 'catalogue.others': others }),
      },
    });
  const result = judgeInstitution(made.input(), ruleSet(), tables());
  const fact = result.facts.find(({ key }) => key === 'catalogue.beside');
  return fact?.key === 'catalogue.beside' && fact.known ? fact : null;
}

test('services and series of all pages are counted, each once, and lead to the pages', () => {
  const fact = beside(
    { services: ['http://katalog.example/wms', '_:b0'], series: ['http://katalog.example/s'] },
    { services: ['http://katalog.example/wms', '_:b0'], series: [] },
  );
  expect(fact?.value).toEqual({ services: 3, series: 1 });
  expect(fact?.evidence.map(({ capture }) => capture)).toHaveLength(2);
});

test('a catalogue without them has no such fact', () => expect(beside(null)).toBeNull());
