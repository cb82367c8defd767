import { expect, it } from 'vitest';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import { ruleSet, tables } from '../ruleBook.ts';
import { type Answered, link, pageValues, world } from '../world.ts';

const RULES = ruleSet();
const TABLES = tables();
const OWN = 'http://lipovo.example';

/** A body whose register in Turtle names two things, which answer as told. */
function namesFact(...answers: readonly (Answered | null)[]): unknown {
  const made = world();
  const from = made.add(`${OWN}/`, {
    purpose: 'home',
    depth: 0,
    values: pageValues([link('/registar.ttl', 'Регистър на имотите (RDF)')]),
  });
  made.add(`${OWN}/registar.ttl`, {
    purpose: 'file',
    from,
    values: {
      'format.id': 'turtle',
      'rdf.shape': { triples: 9, uriSubjectShare: 1, externalLinks: 0 },
      'rdf.names': [`${OWN}/id/1`, `${OWN}/id/2`],
    },
  });
  for (const [index, answered] of answers.entries())
    if (answered !== null) made.add(`${OWN}/id/${index + 1}`, answered);
  return judgeInstitution(made.input(), RULES, TABLES).facts.find(({ key }) => key === 'resource.names');
}

it.each([
  ['one answers, one is gone', [{}, { status: 404 }], { asked: 2, answered: 1, gone: 1 }],
  ['one was not reached', [{}, { failure: 'connect-timeout' }], { asked: 2, answered: 1, gone: 0 }],
  ['one was left out', [{ skip: 'budget' }, { status: 410 }], { asked: 1, answered: 0, gone: 1 }],
] as const)('counts the names of things that answer: %s', (_, answers, value) => {
  expect(namesFact(...answers)).toMatchObject({ known: true, value });
});

it('knows nothing of names that were not asked for', () => {
  expect(namesFact(null, { skip: 'robots' })).toMatchObject({ known: false, because: { why: 'not-captured' } });
});
