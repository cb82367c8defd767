import { describe, expect, it } from 'vitest';
import { priorityDatasets } from '../../../src/judge/derive/priorityDatasets.ts';
import type { Institution } from '../../../src/model/institution.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { tables } from '../ruleBook.ts';
import { BODY } from '../world.ts';

const TABLES = tables();
const REGISTER: Resource = {
  subject: 'resource:lipovo.example/r.csv',
  institutionId: BODY.id,
  kind: 'resource',
  kindReason: 'data-format',
  origin: 'link',
  url: 'https://lipovo.example/r.csv',
  title: 'Регистър на разрешенията за строеж (CSV)',
  foundOn: null,
  capture: null,
  place: null,
  dataset: 'dataset:lipovo.example/r.csv',
  level: 3,
  licence: 'open',
  licenceId: null,
  strictStars: 3,
  format: 'csv',
  encoding: 'utf-8',
  freshness: 'current',
  date: null,
};

function ask(
  resources: readonly Resource[],
  more: {
    readonly searched?: boolean;
    readonly organisation?: boolean;
    readonly failed?: boolean;
    readonly identified?: boolean;
    readonly institution?: Institution;
  } = {},
): ReadonlyMap<string, { readonly is: string; readonly resource: string | null }> {
  const listed = more.organisation === false ? null : ({ id: 'c', result: { is: 'response' } } as never);
  const organisation = more.organisation === false ? null : ({ name: 'Община' } as never);
  const fact = priorityDatasets({
    institution: more.institution ?? BODY,
    resources,
    sites: [{ identified: more.identified ?? true } as never],
    search: { searched: more.searched ?? true, looked: [], missing: [] },
    portal: { listed, organisation, datasets: [], failed: more.failed === true ? [{ id: 'x' }] : [] } as never,
    tables: TABLES,
  });
  if (!fact.known) throw new Error('not known');
  return new Map(fact.value.map((each) => [each.set, each]));
}

describe('priority datasets', () => {
  it('asks of a municipality what lists ask of municipalities, and of others nothing of that', () => {
    expect([...ask([]).keys()]).toEqual(
      expect.arrayContaining(['returned-decisions', 'general-acts', 'building-permits', 'municipal-property']),
    );
    const hospital: Institution = { ...BODY, kind: 'hospital', name: { bg: 'МБАЛ Липово', en: 'Lipovo Hospital' } };
    expect([...ask([], { institution: hospital }).keys()]).toEqual([]);
  });

  it('misses nothing where a list of the portal was refused or cut', () => {
    const found = ask([], { failed: true });
    expect([...found.values()].every(({ is }) => is === 'cannot-tell')).toBe(true);
    expect([...ask([]).values()].every(({ is }) => is === 'not-found')).toBe(true);
  });

  it('asks sets of one body of that body alone, known by any of its names', () => {
    const institute: Institution = {
      ...BODY,
      kind: 'other',
      name: { bg: 'НСИ', en: 'NSI' },
      otherNames: ['Национален статистически институт'],
    };
    expect([...ask([], { institution: institute }).keys()]).toEqual(['hvd-statistics']);
    expect([...ask([]).keys()].some((id) => id.startsWith('hvd-'))).toBe(false);
  });

  it.each([
    ['a table', REGISTER, 'published'],
    ['a document', { ...REGISTER, kind: 'document' as const }, 'as-document'],
    ['what may be either', { ...REGISTER, kind: 'undecided' as const }, 'cannot-tell'],
    ['a link that leads nowhere', { ...REGISTER, level: 0 }, 'gone'],
    ['a thing of another name', { ...REGISTER, title: 'Регистър на гробищните места' }, 'not-found'],
    ['a request form of that name', { ...REGISTER, title: 'Заявление за разрешение за строеж' }, 'not-found'],
    ['capitals and another form', { ...REGISTER, title: 'РАЗРЕШЕНИЕ ЗА СТРОЕЖ' }, 'published'],
  ])('tells %s', (_, resource, is) => {
    expect(ask([resource]).get('building-permits')?.is).toBe(is);
  });

  it('says „not found“ only after a full search of the site and of a known profile on the portal', () => {
    expect(ask([]).get('building-permits')?.is).toBe('not-found');
    expect(ask([], { searched: false }).get('building-permits')?.is).toBe('cannot-tell');
    expect(ask([], { identified: false }).get('building-permits')?.is).toBe('cannot-tell');
    expect(ask([], { organisation: false }).get('building-permits')?.is).toBe('cannot-tell');
  });

  it('calls a set neither a document nor gone where nobody looked to the end, and still names what there is', () => {
    const kinds = [
      { ...REGISTER, kind: 'document' as const },
      { ...REGISTER, level: 0 },
    ] as const;
    for (const resource of kinds) {
      for (const more of [{ searched: false }, { organisation: false }, { identified: false }])
        expect(ask([resource], more).get('building-permits')).toMatchObject({
          is: 'cannot-tell',
          resource: REGISTER.subject,
        });
    }
    expect(ask([REGISTER], { searched: false }).get('building-permits')?.is).toBe('published');
  });

  it('lets the best current one stand for it', () => {
    const old: Resource = { ...REGISTER, subject: 'resource:lipovo.example/old.csv', freshness: 'archive' };
    const pdf: Resource = { ...REGISTER, subject: 'resource:lipovo.example/r.pdf', level: 1 };
    expect(ask([old, pdf]).get('building-permits')?.resource).toBe(pdf.subject);
    expect(ask([old, pdf, REGISTER]).get('building-permits')?.resource).toBe(REGISTER.subject);
  });
});

it('lists only sets that a source names, each unsure one in a list that says so', () => {
  const { lists, sets } = TABLES.priority;
  expect(sets.length).toBeGreaterThanOrEqual(15);
  for (const { id, list } of sets)
    expect(
      lists.map((each) => each.id),
      id,
    ).toContain(list);
  // Until somebody has read the annexes every list is unsure, and the rules on them are on trial.
  expect(lists.every(({ certainty }) => certainty === 'check')).toBe(true);
});
