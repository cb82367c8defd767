import type { Evidence } from '../../model/evidence.ts';
import { type Fact, type FactKey, known, unknown } from '../../model/facts.ts';
import type { SubjectId } from '../../model/ids.ts';
import type { Nature } from '../../model/facts/nature.ts';
import type { Resource } from '../../model/resource.ts';
import { archiveFact } from './archivedEdition.ts';
import type { Candidate } from './candidate.ts';
import type { Kind } from './classify.ts';
import type { Content } from './content.ts';
import { type DateClaim, type DateClaims, dateClaims } from './dateClaims.ts';
import type { World } from './discoverLinked.ts';
import { offeringPages } from './licencePlaces.ts';
import { linkStatus } from './linkStatus.ts';
import { declaredFormat, detectedFormat } from './resourceFormat.ts';
import { newestLike } from './newestOfKinds.ts';
import { ownEdition } from './ownEdition.ts';
import { lastChange, resourceFreshness, resourceUpdated } from './resourceFreshness.ts';
import { resourceFrequency } from './resourceFrequency.ts';
import { resourceHistory } from './resourceHistory.ts';
import { resourceLicence } from './resourceLicence.ts';
import { resourceNames } from './resourceNames.ts';
import { strictStars } from './strictStars.ts';
import { technicalLevel } from './technicalLevel.ts';
import type { TitledEdition } from './titledEditions.ts';

/** A candidate with everything that judge says of it before any rule is asked. */
export type DerivedResource = {
  readonly candidate: Candidate;
  readonly content: Content;
  readonly resource: Resource;
  /** Derived facts with the resource as subject. */
  readonly facts: readonly Fact[];
};

type From = {
  readonly candidate: Candidate;
  readonly content: Content;
  readonly kind: Kind;
  /** What speaks for and against data; null where the question does not arise. */
  readonly nature: Nature | null;
  readonly subject: SubjectId;
  readonly dataset: SubjectId;
  /** Evidence that it is kept for the record; undefined when nothing says so. */
  readonly archived: readonly Evidence[] | undefined;
  /** All that are editions or formats of the same dataset, itself among them; of what is no resource none. */
  readonly siblings: readonly TitledEdition[];
  readonly world: World;
  readonly asOf: string;
};

export function deriveResource(from: From): DerivedResource {
  const { candidate, content, subject, world, asOf } = from;
  const { tables } = world;
  const { past: claims, future } = dateClaims(candidate, content, world, asOf);
  // A sitemap dates pages: what it says is told only where nothing else says anything.
  const stated = claims.filter(({ source }) => !source.startsWith('sitemap'));
  const updated = resourceUpdated(
    subject,
    { past: stated.length > 0 ? stated : claims, future },
    unreadDatePlace(candidate, world),
  );
  const frequency = resourceFrequency(candidate, content, subject, world);
  const freshness = freshnessOf(from, { past: claims, future }, frequency);
  const level = technicalLevel(candidate, subject, content, tables);
  const licence = resourceLicence(candidate, subject, world);
  const format = detectedFormat(candidate, subject, content, tables);
  const history = resourceHistory(candidate, subject, updated, world);
  const natureFacts =
    from.nature === null
      ? []
      : [known(subject, 'resource.nature', from.nature, content.evidence('document.signs', 'format.id').slice(0, 1))];
  const names = resourceNames(subject, content, world);
  const facts: readonly Fact[] = [
    ...natureFacts,
    ...(names === null ? [] : [names]),
    linkStatus(candidate, subject, history, world),
    declaredFormat(candidate, subject, content, tables),
    format,
    level,
    licence,
    updated,
    frequency,
    freshness,
    ...history,
  ];
  return { candidate, content, facts, resource: describe({ ...from, level, licence, format, freshness }) };
}

function freshnessOf(
  { candidate, subject, archived, siblings, world, asOf }: From,
  dates: DateClaims,
  frequency: Fact<'resource.frequency'>,
): Fact<'resource.freshness'> {
  const { site } = candidate;
  const claims = dates.past;
  const edition = ownEdition(candidate, dates, siblings, world.tables);
  if (site !== null && site.identified !== true)
    return unknown(subject, 'resource.freshness', 'ambiguous', 'site-not-identified', site.fact.evidence);
  return resourceFreshness({
    subject,
    claims,
    frequency,
    archived: archived === undefined ? null : archiveFact(subject, lastChange(claims)?.latest ?? null, asOf, archived),
    asOf,
    edition,
    newer: newestLike(candidate, world, isOfKind(frequency, claims)),
    searched: world.searched,
  });
}

/** Whether editions of its kind say something of it: its rhythm is the kind's, or its name is of one period. */
function isOfKind(frequency: Fact<'resource.frequency'>, claims: readonly DateClaim[]): boolean {
  return (frequency.known && frequency.value.source === 'kind') || claims.some(({ source }) => source === 'name');
}

/** A page that may state a date and was not read; null when all were. */
function unreadDatePlace(candidate: Candidate, world: World): string | null {
  if (candidate.portal !== null) return null;
  const pages = offeringPages(candidate);
  if (pages.length === 0) return candidate.explicit ? 'only-file' : 'page-not-seen';
  const unread = pages.find(
    (page) => page.needsScript || world.exchanges.value(page.shown, 'date.statements') === undefined,
  );
  return unread === undefined ? null : 'page-not-seen';
}

function describe(from: {
  readonly candidate: Candidate;
  readonly content: Content;
  readonly kind: Kind;
  readonly subject: SubjectId;
  readonly dataset: SubjectId;
  readonly world: World;
  readonly level: Fact<'resource.level'>;
  readonly licence: Fact<'resource.licence'>;
  readonly format: Fact<'resource.format'>;
  readonly freshness: Fact<'resource.freshness'>;
}): Resource {
  const { candidate, level, licence, format, freshness } = from;
  const levelValue = level.known ? level.value : null;
  const status = licence.known ? licence.value.status : null;
  return {
    subject: from.subject,
    institutionId: from.world.institution.id,
    ...from.kind,
    origin: candidate.origin,
    url: candidate.url,
    title: candidate.title,
    foundOn: candidate.foundOn?.id ?? null,
    capture: candidate.outcome === 'answered' ? (candidate.capture?.id ?? null) : null,
    place: candidate.table?.table.css ?? null,
    dataset: from.dataset,
    level: levelValue,
    licence: status,
    licenceId: licence.known ? licence.value.licence : null,
    strictStars: strictStars(levelValue, status),
    format: format.known ? format.value : null,
    encoding: from.content.value('text.encoding') ?? null,
    freshness: freshness.known ? freshness.value.verdict : 'cannot-tell',
    date: freshness.known ? freshness.value.date : null,
  };
}

/** Facts of the bytes and of the exchange that checks may ask about one resource. */
export function factsForChecks(derived: DerivedResource): (key: FactKey) => Fact | undefined {
  const own = new Map(derived.facts.map((fact) => [fact.key, fact]));
  return (key) => own.get(key) ?? derived.content.fact(key);
}
