import { whyUnknown } from '../factView.ts';
import {
  type Answer,
  cannotTell,
  type Case,
  type Item,
  type Question,
  rightIf,
  type Seen,
  type Suite,
  type TableWords,
} from '../question.ts';

export const metadata: Suite = {
  name: 'metadata',
  about: 'licences that descriptions of data sets and licence texts name; syntax of RDF',
  main: 'licence',
  cases: ({ items }, words) => items.flatMap((item) => caseOf(item, words)),
};

function caseOf(item: Item, words: TableWords): Case[] {
  if (item.id.endsWith('.csv') && item.truthText.includes('od_conformance')) return conformanceCases(item, words);
  const questions = item.truth === null ? licenceText(item, words) : [...declaredLicence(item, words), ...syntax(item)];
  if (questions.length === 0) return [];
  return [
    {
      id: item.id,
      bytes: item.bytes,
      questions: questions.map((one) => ({ ...one, counted: one.counted && !item.contested })),
    },
  ];
}

/** Words that stand where a licence should, and name none. */
const NO_LICENCE = ['', 'none', 'other', 'unknown', 'undefined', 'null'];

/** `license` of a schema.org description: null or a word that names none → none may be found. */
function declaredLicence(item: Item, words: TableWords): Question[] {
  if (item.truth === null || !('license' in item.truth)) return [];
  const stated = item.truth['license'];
  const name =
    typeof stated === 'string'
      ? stated.replace(/\/+$/, '').replace(/^https?:\/\/choosealicense\.com\/licenses\//, '')
      : '';
  if (NO_LICENCE.includes(name.toLowerCase()))
    return [{ metric: 'no false licence', expected: `none (${String(stated)})`, counted: true, answer: namesNone }];
  const known = words.licence(name);
  if (known === null)
    return [{ metric: 'licence outside our table', expected: name, counted: false, answer: namesSomething }];
  return [{ metric: 'licence', expected: known.id, counted: true, answer: (seen) => namesLicence(known, seen) }];
}

/** Texts of licences: the sentence in the manifest begins with the licence's own name, the path has it as a folder. */
function licenceText(item: Item, words: TableWords): Question[] {
  if (!/licen[cs]e/i.test(item.sourcePath) || /\.(json|yml|csv)$/.test(item.id)) return [];
  const known = longestLicence(item.truthText, words);
  if (known === null) return [];
  return [
    { metric: 'licence', expected: known.id, counted: true, answer: (seen) => namesLicence(known, seen) },
    { metric: 'licence text', expected: known.id, counted: true, answer: (seen) => namesLicence(known, seen) },
  ];
}

/** `cc-by-sa-4.0_markdown` → cc-by-sa-4.0: the longest beginning that our table knows. */
function longestLicence(text: string, words: TableWords): ReturnType<TableWords['licence']> {
  const parts = text.split(/(?=[-_ ])/);
  for (let count = parts.length; count > 0; count -= 1) {
    const known = words.licence(parts.slice(0, count).join(''));
    if (known !== null) return known;
  }
  return null;
}

function namesLicence(truth: { readonly id: string; readonly class: 'open' | 'restricted' }, { facts }: Seen): Answer {
  const statements = facts.value('licence.statements');
  if (statements === undefined || statements.length === 0)
    return cannotTell(`no statement (format ${facts.value('format.id') ?? 'unknown'})`);
  const named = statements.flatMap(({ licence }) => licence ?? []);
  // „cc-by-sa“ without a version is right with any version; „cc-by“ must not take „cc-by-sa“.
  const same = (id: string): boolean =>
    id === truth.id || (id.startsWith(`${truth.id}-`) && /^\d/.test(id.slice(truth.id.length + 1)));
  return rightIf(
    named.some(same) && !named.some((id) => contradicts(id, truth)),
    statements.map(({ kind, licence }) => `${kind} ${licence ?? ''}`).join(', '),
  );
}

/** Naming a free licence beside a restricting one, or the other way round, is a wrong answer. */
function contradicts(id: string, truth: { readonly class: 'open' | 'restricted' }): boolean {
  return /-n[cd](-|$)/.test(id) !== (truth.class === 'restricted');
}

function namesSomething({ facts }: Seen): Answer {
  const statements = facts.value('licence.statements') ?? [];
  return statements.length === 0
    ? cannotTell('no statement')
    : rightIf(true, statements.map(({ words }) => words).join(', '));
}

function namesNone({ facts }: Seen): Answer {
  const named = (facts.value('licence.statements') ?? []).filter(
    ({ kind, licence }) => licence !== null || kind === 'open',
  );
  return rightIf(named.length === 0, named.length === 0 ? 'none' : named.map(({ words }) => words).join(', '));
}

/** RDF test suites: positive must be read, negative must be refused. Examples that are valid must be read. */
function syntax(item: Item): Question[] {
  const stated = item.truth?.['syntax'];
  if (typeof stated === 'string' && stated.startsWith('positive'))
    return [{ metric: 'syntax accepted', expected: 'reads', counted: true, answer: reads }];
  if (typeof stated === 'string' && stated.startsWith('negative'))
    return [{ metric: 'syntax refused', expected: 'refuses', counted: true, answer: refuses }];
  if (item.truth?.['valid'] === true)
    return [{ metric: 'examples read', expected: 'reads', counted: true, answer: reads }];
  return [];
}

function reads({ facts }: Seen): Answer {
  const fault = facts.value('data.parse-error');
  if (fault !== undefined) return rightIf(false, fault);
  const shape = facts.value('rdf.shape');
  if (shape !== undefined) return rightIf(true, `${shape.triples} triples`);
  return cannotTell(`format ${facts.value('format.id') ?? 'unknown'}, ${whyUnknown(facts, 'rdf.shape')}`);
}

function refuses({ facts }: Seen): Answer {
  const fault = facts.value('data.parse-error');
  if (fault !== undefined) return rightIf(true, fault);
  return facts.value('rdf.shape') === undefined
    ? cannotTell(`format ${facts.value('format.id') ?? 'unknown'}, ${whyUnknown(facts, 'rdf.shape')}`)
    : rightIf(false, 'reads');
}

/** The Open Definition's own list beside the classes of our table; what our table does not know is not asked. */
function conformanceCases(item: Item, words: TableWords): Case[] {
  const [head, ...rows] = Buffer.from(item.bytes()).toString('utf8').split(/\r?\n/).map(splitCsv);
  const at = (name: string): number => head?.indexOf(name) ?? -1;
  return rows.flatMap((row): Case[] => {
    const [id, conformance] = [row[at('id')] ?? '', row[at('od_conformance')] ?? ''];
    const known = id === '' ? null : words.licence(id);
    if (known === null || (conformance !== 'approved' && conformance !== 'rejected')) return [];
    const expected = conformance === 'approved' ? 'open' : 'restricted';
    const question: Question = {
      metric: 'Open Definition',
      expected,
      counted: true,
      answer: () => rightIf(known.class === expected, known.class),
    };
    return [{ id: `${item.id} ${id}`, bytes: null, questions: [question] }];
  });
}

function splitCsv(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
