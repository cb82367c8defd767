import { answer, type Reader } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

const PLACED = ['updatedDate', 'updatedSource', 'updatedQuote'] as const;
const PROMISED = ['dueFrequency', 'duePromise', 'promiseQuote'] as const;

/**
 * Whether the data were changed in time; late only past due by more than one full period. Each answer that rests on a
 * date says where it stands, and each that rests on a promise whose it is.
 */
export const upToDate = defineCheck({
  name: 'up-to-date',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.freshness', 'resource.updated', 'resource.frequency'],
  params: {},
  messages: {
    current: { outcome: 'pass', placeholders: [...PLACED, ...PROMISED] },
    recent: { outcome: 'pass', placeholders: PLACED },
    'newest-edition': { outcome: 'pass', placeholders: ['editionQuote', 'editionDate'] },
    'in-force': { outcome: 'pass', placeholders: ['editionQuote', 'editionDate'] },
    late: { outcome: 'fail', placeholders: [...PLACED, ...PROMISED, 'ageDays', 'dueDays', 'judgedDate', 'count'] },
    abandoned: { outcome: 'fail', placeholders: [...PLACED, ...PROMISED, 'ageDays', 'dueDays', 'judgedDate', 'count'] },
    archive: { outcome: 'not-applicable', placeholders: ['archiveQuote'] },
    'no-date': { outcome: 'cannot-tell', placeholders: [] },
    'no-frequency': { outcome: 'cannot-tell', placeholders: PLACED },
    'on-change': { outcome: 'cannot-tell', placeholders: [...PLACED, 'duePromise', 'promiseQuote'] },
    unclear: { outcome: 'cannot-tell', placeholders: [...PLACED, ...PROMISED, 'judgedDate'] },
    conflicting: { outcome: 'cannot-tell', placeholders: [...PLACED, 'olderDate', 'olderSource', 'olderQuote'] },
  },
  run(reader) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    const freshness = valueOf(reader, 'resource.freshness');
    if (freshness === undefined) return notKnown(reader, 'resource.freshness');
    const evidence = evidenceOf(reader, 'resource.freshness');
    const { verdict, date, dueDays, ageDays, periods, edition } = freshness;
    if (verdict === 'archive')
      return answer('archive', { archiveQuote: quoteOf(reader, 'resource.freshness') }, evidence);
    if (edition !== undefined) {
      const values = { editionQuote: quoteOf(reader, 'resource.freshness'), editionDate: edition.to };
      return answer(edition.to >= reader.asOf ? 'in-force' : 'newest-edition', values, evidence);
    }
    if (date === null) return answer('no-date', {}, evidence);
    const placed = placedDate(reader, date);
    if (verdict === 'current' && dueDays === null) return answer('recent', placed, evidence);
    const due = promise(reader);
    if (due !== null && valueOf(reader, 'resource.frequency')?.days === 0)
      return answer('on-change', { ...placed, duePromise: due.duePromise, promiseQuote: due.promiseQuote }, evidence);
    if (dueDays === null || due === null) return answer('no-frequency', placed, evidence);
    if (verdict === 'current') return answer('current', { ...placed, ...due }, evidence);
    if (verdict === 'cannot-tell') {
      const denied = deniedClaim(reader, date);
      if (denied !== null) return answer('conflicting', denied, evidence);
      const older = olderClaim(reader, date);
      return older === null
        ? answer('unclear', { ...placed, ...due, judgedDate: reader.asOf }, evidence)
        : answer('conflicting', { ...placed, ...older }, evidence);
    }
    const delay = { ageDays: ageDays ?? 0, dueDays, judgedDate: reader.asOf, count: periods ?? 1 };
    return answer(verdict, { ...placed, ...due, ...delay }, evidence);
  },
});

/** The latest possible day of change, and where it stands. */
function placedDate(reader: Reader, date: string): { readonly [name: string]: string } {
  const updated = valueOf(reader, 'resource.updated');
  const claim = updated?.claims?.find(({ latest, source }) => latest === date && source === updated.source);
  const any = claim ?? updated?.claims?.find(({ latest }) => latest === date);
  return {
    updatedDate: date,
    updatedSource: any?.source ?? updated?.source ?? '–',
    updatedQuote: any?.quote ?? quoteOf(reader, 'resource.updated'),
  };
}

function promise(reader: Reader): { readonly [name in (typeof PROMISED)[number]]: string } | null {
  const frequency = valueOf(reader, 'resource.frequency');
  if (frequency === undefined) return null;
  const place = frequency.place ?? (frequency.source === 'stated' ? 'page' : frequency.source);
  return { dueFrequency: frequency.word, duePromise: place, promiseQuote: quoteOf(reader, 'resource.frequency') };
}

/** Of dates that contradict each other, the oldest. */
function olderClaim(reader: Reader, date: string): { readonly [name: string]: string } | null {
  const updated = valueOf(reader, 'resource.updated');
  if (updated?.conflicting !== true) return null;
  const older = updated.claims?.toReversed().find(({ source, latest }) => {
    const entry = reader.tables.dateSources.find(({ id }) => id === source);
    return latest < date && entry?.role === 'direct';
  });
  if (older === undefined) return null;
  return { olderDate: older.latest, olderSource: older.source, olderQuote: older.quote };
}

/** Words about a change after the day since which the bytes are the same. */
function deniedClaim(reader: Reader, date: string): { readonly [name: string]: string } | null {
  const { claims = [] } = valueOf(reader, 'resource.updated') ?? {};
  const roleOf = (source: string): string | undefined =>
    reader.tables.dateSources.find(({ id, told }) => id === source && told)?.role;
  const same = claims.find(({ source, latest }) => source === 'history-same' && latest === date);
  const newer = claims.find(
    ({ source, earliest, future }) => future === undefined && earliest > date && roleOf(source) === 'direct',
  );
  if (same === undefined || newer === undefined) return null;
  return {
    updatedDate: newer.latest,
    updatedSource: newer.source,
    updatedQuote: newer.quote,
    olderDate: date,
    olderSource: same.source,
    olderQuote: same.quote,
  };
}

function quoteOf(reader: Reader, key: 'resource.freshness' | 'resource.updated' | 'resource.frequency'): string {
  return evidenceOf(reader, key)[0]?.quote ?? '–';
}
