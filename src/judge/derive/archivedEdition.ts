import type { Evidence } from '../../model/evidence.ts';
import { quote } from '../../model/evidence.ts';
import { type Fact, known } from '../../model/facts.ts';
import type { SubjectId } from '../../model/ids.ts';
import { editionOf } from '../../model/nameDates.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { Candidate } from './candidate.ts';
import { daysBetween } from './dateSpan.ts';
import type { World } from './discoverLinked.ts';
import { fileSeries } from './groupDatasets.ts';
import { offeringPages } from './licencePlaces.ts';
import { fileNameOf } from './resolveLink.ts';
import type { TitledEdition } from './titledEditions.ts';

/** Keys of candidates that are kept for the record (not late: old on purpose), with what says so. */
export function archivedEditions(
  groups: readonly (readonly TitledEdition[])[],
  { tables, exchanges }: Pick<World, 'tables' | 'exchanges'>,
): ReadonlyMap<string, readonly Evidence[]> {
  const archived = new Map<string, readonly Evidence[]>();
  for (const { candidate } of groups.flat()) {
    const words = archiveWords(candidate, tables) ?? archiveNotice(candidate, exchanges);
    if (words !== null) archived.set(candidate.key, [words]);
  }
  for (const group of groups) markOlderEditions(group, tables, archived);
  return archived;
}

export function archiveFact(
  subject: SubjectId,
  date: string | null,
  asOf: string,
  evidence: readonly Evidence[],
): Fact<'resource.freshness'> {
  const ageDays = date === null ? null : daysBetween(date, asOf);
  return known(subject, 'resource.freshness', { verdict: 'archive', date, dueDays: null, ageDays }, evidence);
}

/** A notice on every page that offers it; where one page says so and another does not, it is not only kept for the record. */
function archiveNotice(candidate: Candidate, exchanges: World['exchanges']): Evidence | null {
  const notices = offeringPages(candidate).map((page) => exchanges.fact(page.shown, 'page.archived'));
  const [first] = notices;
  if (first?.known !== true || notices.some((notice) => notice?.known !== true)) return null;
  return first.evidence[0] ?? null;
}

/** „Архив (ZIP)“, „ZIP archive“: the kind of the file. */
const ARCHIVE_FILE =
  /архив\S* \(?(?:zip|rar|7z|tar)|(?:zip|rar|7z|tar|gz|компресиран\S*|compressed)[ -]?(?:архив|archive)|archive \(?(?:zip|rar|7z|tar)/;

/** „Предишна версия (валидна до 30.06.2025 г.)“ in the row or item of the link: it was replaced or repealed. */
const REPLACED =
  /(?<!\p{L})(?:предишна|предходна|стара|старата|предишната|недействаща) (?:версия|редакция)|(?<!\p{L})(?:валид\p{L}{1,3}|действал\p{L}?|в сила) (?:само )?до \d{1,2}\.\d|отменен\p{L}? (?:с|със|от) |загубил\p{L}? сила|вече не е в сила|superseded|repealed|no longer in force|previous version/u;
/** Longer texts around a link speak of more than the link. */
const LONGEST_ITEM = 140;

/** „Архив“ in the link, the heading above it or the address. A ZIP called „архив“ is a file, not an archive. */
function archiveWords(candidate: Candidate, tables: Tables): Evidence | null {
  for (const { page, link } of candidate.offers) {
    for (const text of [link.heading, link.text]) {
      if (findAny(normaliseWords(text).replace(/\(zip\)|zip|rar/g, ''), tables.vocabulary.archive) === null) continue;
      if (ARCHIVE_FILE.test(normaliseWords(text))) continue;
      return { capture: page.shown.id, body: null, at: { kind: 'css', path: link.css }, quote: quote(text) };
    }
  }
  const item = candidate.offers.find(
    ({ link }) => link.around.length <= LONGEST_ITEM && isReplaced(normaliseWords(link.around)),
  );
  if (item !== undefined) {
    const { page, link } = item;
    return { capture: page.shown.id, body: null, at: { kind: 'css', path: link.css }, quote: quote(link.around) };
  }
  const never = neverRefreshed(candidate);
  if (never !== null) return never;
  const place = candidate.capture ?? candidate.foundOn;
  const inTitle =
    candidate.offers.length === 0 && findAny(normaliseWords(candidate.title), tables.vocabulary.archive) !== null;
  const inPath = /(?:^|\/)(?:archive?|arhiv|old)(?:\/|$)/i.test(URL.parse(candidate.url)?.pathname ?? '');
  if (place === null || (!inTitle && !inPath)) return null;
  return {
    capture: place.id,
    body: null,
    at: { kind: 'url' },
    quote: quote(inTitle ? candidate.title : candidate.url),
  };
}

/** A day until which it is valid that has not come is no sign: such words stand beside what holds today, too. */
function isReplaced(around: string): boolean {
  return (
    REPLACED.test(around) && !/(?<!\p{L})(?:действащ|актуалн|нова(?:та)? версия|current|in force since)/u.test(around)
  );
}

/** The EU's authority of frequencies has a word for what is not refreshed any more. */
function neverRefreshed({ described, portal, foundOn, capture }: Candidate): Evidence | null {
  const frequency = described?.dataset.frequency ?? portal?.dataset.frequency ?? '';
  const place = described?.page.shown ?? portal?.listing ?? foundOn ?? capture;
  if (place === null || !/(?:^|\/)never$/i.test(frequency.trim())) return null;
  return { capture: place.id, body: null, at: { kind: 'whole' }, quote: quote(frequency) };
}

/** „t 2“ of „t_2_2025.csv“: a number left over from a name is no part of it, since the group is one already. */
function lettersOf(name: string): string {
  return name.replace(/[^\p{L}]+/gu, ' ').trim();
}

/**
 * Of a series of editions the newest counts; older ones are the record the Ordinance asks to keep. A newer one that
 * answered 404, or not at all, is none; one that we never asked for is offered nevertheless.
 */
function markOlderEditions(
  group: readonly TitledEdition[],
  tables: Tables,
  archived: Map<string, readonly Evidence[]>,
): void {
  const editions = group.flatMap(({ candidate, name, point }) => {
    const date = (point ?? editionOf(fileNameOf(candidate.url)))?.date;
    return date === undefined ? [] : [{ candidate, date, name: name || lettersOf(fileSeries(candidate, tables)) }];
  });
  for (const { candidate, date, name } of editions) {
    if (archived.has(candidate.key)) continue;
    const newer = editions.find(
      (other) =>
        other.date > date &&
        other.name === name &&
        (other.candidate.outcome === 'answered' || other.candidate.outcome === 'not-asked'),
    );
    const place = newer?.candidate.foundOn ?? newer?.candidate.capture;
    if (newer === undefined || place === null || place === undefined) continue;
    archived.set(candidate.key, [
      { capture: place.id, body: null, at: { kind: 'url' }, quote: quote(newer.candidate.title) },
    ]);
  }
}
