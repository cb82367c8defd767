import { expect, test } from 'vitest';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import { datasetOf, resourceOf } from '../../catalogueOf.ts';
import { ruleSet, tables } from '../ruleBook.ts';
import { PORTAL, portalWorld } from '../portalWorld.ts';

function judged(part: { readonly cut: 'length' | 'disconnect' }) {
  const made = portalWorld();
  const resource = resourceOf({ uri: 'r-1', id: 5, title: 'Имоти', type: 1, storedFormat: 'CSV' });
  const publisher = { key: '7', name: null };
  made.add(`${PORTAL}/api/listDatasets`, {
    purpose: 'portal-datasets',
    method: 'POST',
    values: {
      'catalogue.datasets': [datasetOf({ uri: 'd-1', id: 1, title: 'Имоти', publisher, resources: [resource] })],
    },
  });
  made.add(`${PORTAL}/api/getResourceData`, {
    purpose: 'portal-rows',
    portalUri: 'r-1',
    method: 'POST',
    values: {
      'format.id': 'json',
      'body.bytes': 50_000,
      'http.status': 200,
      'http.truncated': true,
      'http.part': { kept: 50_000, total: null, tail: 0, ...part },
    },
  });
  const result = judgeInstitution(made.input(), ruleSet(), tables());
  const usable = result.findings.find(({ ruleId }) => ruleId === 'machine-readability.usable');
  const files = result.facts.find(({ key }) => key === 'dataset.distributions');
  return {
    usable,
    served: files?.known === true && files.key === 'dataset.distributions' ? files.value[0]?.served : '',
  };
}

test('rows of which we kept the beginning alone are no fault of theirs, and the finding says so', () => {
  const { usable, served } = judged({ cut: 'length' });
  expect(usable).toMatchObject({ outcome: 'cannot-tell', data: { unknownReason: 'rows-too-big' }, maxPoints: 0 });
  expect(served).toBe('too-big');
});

test('rows that broke off on the way are not too many', () => {
  const { usable, served } = judged({ cut: 'disconnect' });
  expect(usable).toMatchObject({ outcome: 'cannot-tell', data: { unknownReason: 'truncated' } });
  expect(served).toBeNull();
});
