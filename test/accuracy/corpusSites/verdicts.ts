import type { AuditFolder } from '../../../src/app/auditFolder.ts';
import type { Fact, FactKey } from '../../../src/model/facts.ts';
import { compareText } from '../../../src/model/json.ts';
import type { Resource } from '../../../src/model/resource.ts';

/** What was decided of one resource on terms and time, with the words that decided: for a person to read through. */
export type Verdict = {
  readonly institution: string;
  readonly title: string;
  readonly url: string;
  readonly licence: { readonly is: string; readonly id: string | null; readonly place: string | null; readonly quotes: readonly string[] };
  readonly freshness: {
    readonly is: string;
    /** Latest possible date of change, ISO, and where it was read. */
    readonly latest: string | null;
    readonly place: string | null;
    /** Days after which the next change was due, and who says so. */
    readonly days: number | null;
    readonly dueBy: string | null;
    readonly quotes: readonly string[];
  };
};

/** Of every scored resource of an audit, by institution and address. */
export function readVerdicts(folder: AuditFolder): readonly Verdict[] {
  return folder.store.institutions().flatMap((institution) => {
    const result = folder.store.result(institution);
    if (result === null || result === undefined) return [];
    const facts = Map.groupBy(result.facts, ({ subject }) => subject as string);
    return result.resources
      .filter(({ kind }) => kind === 'resource')
      .map((resource) => verdictOf(resource, facts.get(resource.subject) ?? []))
      .toSorted((a, b) => compareText(a.url, b.url) || compareText(a.title, b.title));
  });
}

function verdictOf(resource: Resource, facts: readonly Fact[]): Verdict {
  const read = <K extends FactKey>(key: K): Fact<K> | undefined => facts.find((fact) => fact.key === key) as Fact<K> | undefined;
  const [licence, freshness, updated, frequency] = [
    read('resource.licence'),
    read('resource.freshness'),
    read('resource.updated'),
    read('resource.frequency'),
  ];
  return {
    institution: resource.institutionId,
    title: resource.title,
    url: resource.url,
    licence: {
      is: licence?.known === true ? licence.value.status : why(licence),
      id: licence?.known === true ? licence.value.licence : null,
      place: licence?.known === true ? [licence.value.scope, licence.value.source].filter((part) => part !== null).join('/') : null,
      quotes: quotesOf(licence),
    },
    freshness: {
      is: freshness?.known === true ? freshness.value.verdict : why(freshness),
      latest: updated?.known === true ? updated.value.latest : null,
      place: updated?.known === true ? updated.value.source : null,
      days: frequency?.known === true ? frequency.value.days : null,
      dueBy: frequency?.known === true ? frequency.value.source : null,
      quotes: [...new Set([...quotesOf(freshness), ...quotesOf(updated), ...quotesOf(frequency)])],
    },
  };
}

function why(fact: Fact | undefined): string {
  return fact === undefined || fact.known ? 'cannot-tell' : `cannot-tell (${fact.because.why}: ${fact.because.detail})`;
}

function quotesOf(fact: Fact | undefined): readonly string[] {
  return [...new Set((fact?.evidence ?? []).map(({ quote }) => quote).filter((quote) => quote !== ''))];
}

const WORDS: Readonly<Record<string, string>> = {
  open: 'отворен',
  restricted: 'ограничаващ',
  conflicting: 'противоречив',
  'not-stated': 'не е посочен',
  current: 'актуални',
  late: 'закъснели',
  abandoned: 'изоставени',
  archive: 'архив',
};

/** One line for a resource, in Bulgarian: verdicts first, each with the words on which it rests. */
export function verdictText({ institution, title, url, licence, freshness }: Verdict): string {
  const word = (is: string): string => WORDS[is] ?? is.replace(/^cannot-tell/, 'не може да се установи');
  const quoted = (quotes: readonly string[]): string => (quotes.length === 0 ? 'без цитат' : quotes.map((quote) => `„${quote}“`).join(' '));
  const terms = [`лиценз: ${word(licence.is)}`, licence.id, licence.place, quoted(licence.quotes)];
  const time = [
    `актуалност: ${word(freshness.is)}`,
    freshness.latest === null ? null : `последна промяна ${freshness.latest} (${freshness.place ?? '?'})`,
    freshness.days === null ? null : `срок ${freshness.days} дни (${freshness.dueBy ?? '?'})`,
    quoted(freshness.quotes),
  ];
  const line = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join(' · ');
  return `[${institution}] ${title} <${url}> | ${line(terms)} | ${line(time)}`.replace(/\s+/g, ' ');
}
