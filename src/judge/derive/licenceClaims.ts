import type { Capture } from '../../model/capture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { quote } from '../../model/evidence.ts';
import type { LicenceStatement } from '../../model/factValues.ts';
import { subjectKey } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import type { LicenceEntry, Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { Candidate } from './candidate.ts';
import type { World } from './discoverLinked.ts';
import { outcomeOf } from './outcome.ts';
import { offeringPages, termsPages } from './licencePlaces.ts';
import type { Page } from './pages.ts';
import { resolveLink } from './resolveLink.ts';

/** A statement on re-use that speaks of one resource; distance 1 = in the file … 5 = about the whole site. */
export type Claim = {
  readonly says: 'open' | 'restricted' | 'reserved';
  readonly distance: 1 | 2 | 3 | 4 | 5;
  readonly licence: string | null;
  readonly scope: LicenceStatement['scope'];
  readonly source: string;
  readonly conditions: LicenceStatement['conditions'];
  readonly evidence: Evidence;
};

/** All statements that speak of this resource, nearest first; the order does not depend on the order of captures. */
export function gatherClaims(candidate: Candidate, world: World): readonly Claim[] {
  const claims = [
    ...claimsInFile(candidate, world),
    ...claimsOfDescription(candidate, world.tables),
    ...claimsOfPortal(candidate, world),
    ...offeringPages(candidate).flatMap((page) => claimsOfPage(page, candidate, world)),
    ...(candidate.portal === null
      ? termsPages(candidate, world).flatMap((capture) => claimsOfTerms(capture, world))
      : []),
  ];
  return claims.toSorted(
    (a, b) =>
      a.distance - b.distance ||
      compareText(a.says, b.says) ||
      compareText(a.licence ?? '~', b.licence ?? '~') ||
      compareText(a.evidence.quote, b.evidence.quote) ||
      compareText(a.evidence.capture ?? '', b.evidence.capture ?? ''),
  );
}

function claimsInFile(candidate: Candidate, world: World): readonly Claim[] {
  if (candidate.capture === null || candidate.table !== null || candidate.outcome !== 'answered') return [];
  if (world.exchanges.fact(candidate.capture, 'page.links') !== undefined) return [];
  const capture = candidate.capture;
  return statementsOf(capture, world).flatMap((statement) => claim(statement, 1, capture, world.tables));
}

function claimsOfDescription(candidate: Candidate, tables: Tables): readonly Claim[] {
  const { described } = candidate;
  if (described === null || described.dataset.licence === null) return [];
  const entry = licenceNamed(described.dataset.licence, tables);
  if (entry === undefined) return [];
  const { result, id } = described.page.shown;
  const body = result.is === 'response' ? result.body.digest : null;
  const evidence: Evidence = { capture: id, body, at: { kind: 'whole' }, quote: quote(described.dataset.licence) };
  return [
    {
      says: entry.class,
      distance: 3,
      licence: entry.id,
      scope: 'dataset',
      source: 'json-ld',
      conditions: entry.conditions,
      evidence,
    },
  ];
}

function claimsOfPortal(candidate: Candidate, world: World): readonly Claim[] {
  const { portal } = candidate;
  if (portal === null || portal.dataset.termsId === null) return [];
  const terms = portal.dataset.termsId;
  const told = world.exchanges.captures.find((capture) => world.exchanges.value(capture, 'portal.terms')?.id === terms);
  const named = told === undefined ? undefined : world.exchanges.value(told, 'portal.terms');
  const entry =
    world.tables.licences.find(({ portalTerms }) => portalTerms.includes(terms)) ??
    world.tables.licences.find(({ id }) => id === named?.licence);
  if (entry === undefined) return [];
  const evidence: Evidence = {
    capture: (told ?? portal.listing).id,
    body: null,
    at: { kind: 'whole' },
    quote: quote(named === undefined ? `terms_of_use_id: ${terms}` : named.name),
  };
  return [
    {
      says: entry.class,
      distance: 3,
      licence: entry.id,
      scope: 'dataset',
      source: 'portal-terms',
      conditions: entry.conditions,
      evidence,
    },
  ];
}

function claimsOfPage(page: Page, candidate: Candidate, world: World): readonly Claim[] {
  return statementsOf(page.shown, world).flatMap((statement) => {
    const distance = distanceOf(statement, page, candidate, world);
    return distance === null ? [] : claim(statement, distance, page.shown, world.tables);
  });
}

/** How near a statement on a page is to one resource; null when it speaks of something else. */
function distanceOf(
  statement: LicenceStatement,
  page: Page,
  candidate: Candidate,
  world: World,
): Claim['distance'] | null {
  // What a site says of itself does not reach a file that stands on another's host.
  if (statement.scope === 'site') return candidate.origin === 'other-host' ? null : 5;
  if (statement.scope === 'page') return 4;
  const target = statement.url === null ? null : resolveLink({ href: statement.url, base: null }, page.url);
  const isThis =
    target !== null &&
    (subjectKey(target) === candidate.key || candidate.offers.some(({ link }) => link.href === statement.url));
  if (statement.scope === 'file') return isThis ? 2 : null;
  const datasets = world.exchanges.value(page.shown, 'page.datasets') ?? [];
  if (isThis || (candidate.described !== null && datasets.length === 1)) return 3;
  return null;
}

/** A page of terms speaks of the whole site, whatever scope its sentences seem to have. */
function claimsOfTerms(capture: Capture, world: World): readonly Claim[] {
  if (outcomeOf(capture) !== 'answered') return [];
  const shown = world.exchanges.shown(capture);
  return statementsOf(shown, world)
    .filter(({ scope }) => scope !== 'file')
    .flatMap((statement) => claim({ ...statement, scope: 'site' }, 5, shown, world.tables));
}

function statementsOf(capture: Capture, world: World): readonly LicenceStatement[] {
  return world.exchanges.licenceStatements(capture);
}

function claim(
  statement: LicenceStatement,
  distance: Claim['distance'],
  capture: Capture,
  tables: Tables,
): readonly Claim[] {
  const entry = tables.licences.find(({ id }) => id === statement.licence);
  const says = meaningOf(statement, entry, tables);
  if (says === null) return [];
  const { result } = capture;
  const body = result.is === 'response' ? result.body.digest : null;
  return [
    {
      says,
      distance,
      licence: entry?.id ?? null,
      scope: statement.scope,
      source: statement.source,
      conditions: [...new Set([...statement.conditions, ...(entry?.conditions ?? [])])].toSorted(compareText),
      evidence: { capture: capture.id, body, at: statement.at, quote: quote(statement.words) },
    },
  ];
}

function meaningOf(statement: LicenceStatement, entry: LicenceEntry | undefined, tables: Tables): Claim['says'] | null {
  if (entry !== undefined) return entry.class;
  if (statement.kind === 'open' || statement.kind === 'restricted') return statement.kind;
  if (statement.kind === 'terms-link') return null;
  // A bare © names the author, as every footer does; it reserves nothing by itself.
  return findAny(normaliseWords(statement.words), tables.vocabulary.licenceReserved) === null ? null : 'reserved';
}

/** A licence by its id, SPDX name, address or words. */
export function licenceNamed(text: string, tables: Tables): LicenceEntry | undefined {
  const plain = text.trim().toLowerCase();
  const address = plain.replace(/^https?:\/\//, '').replace(/^www\./, '');
  return (
    tables.licences.find(({ id, spdx }) => id === plain || spdx?.toLowerCase() === plain) ??
    tables.licences
      .filter(({ urls }) => urls.some((url) => address.startsWith(url)))
      .toSorted((a, b) => longest(b, address) - longest(a, address) || compareText(a.id, b.id))[0] ??
    tables.licences.find(({ phrases }) => findAny(normaliseWords(text), phrases) !== null)
  );
}

function longest({ urls }: LicenceEntry, address: string): number {
  return Math.max(0, ...urls.filter((url) => address.startsWith(url)).map(({ length }) => length));
}
