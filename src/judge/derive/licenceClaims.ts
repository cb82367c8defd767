import type { Capture } from '../../model/capture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { quote } from '../../model/evidence.ts';
import type { LicenceStatement } from '../../model/factValues.ts';
import { subjectKey } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import type { LicenceEntry, LicencePlace, LicencePlaceId, Tables } from '../../model/tables.ts';
import { reservesRights } from '../../model/reservesRights.ts';
import { normaliseWords } from '../../model/words.ts';
import type { Candidate } from './candidate.ts';
import type { World } from './discoverLinked.ts';
import { outcomeOf } from './outcome.ts';
import { catalogueClaims } from './catalogueLicence.ts';
import { licenceNamed } from './licenceNamed.ts';
import { offeringPages, termsPages } from './licencePlaces.ts';
import type { Page } from './pages.ts';
import { resolveLink } from './resolveLink.ts';

/** A statement on re-use that speaks of one resource, with the place where it stands and that place's weight. */
export type Claim = {
  readonly says: 'open' | 'restricted' | 'reserved';
  readonly place: LicencePlace;
  readonly licence: string | null;
  readonly scope: LicenceStatement['scope'];
  readonly source: string;
  readonly conditions: LicenceStatement['conditions'];
  readonly evidence: Evidence;
};

/** What a statement of a file was read from tells where in it it stands; a page's kinds do not occur in files. */
const PLACE_IN_FILE: Readonly<Record<LicenceStatement['source'], LicencePlaceId>> = {
  property: 'file-property',
  'json-ld': 'file-property',
  meta: 'file-property',
  words: 'file-words',
  link: 'file-words',
  rel: 'file-property',
  header: 'link-header',
  member: 'archive-member',
  'portal-terms': 'portal-terms',
};
/** Sources that programs read without understanding sentences. */
const MARKED: ReadonlySet<LicenceStatement['source']> = new Set([
  'link',
  'rel',
  'meta',
  'json-ld',
  'header',
  'property',
]);

/** All statements that speak of this resource, nearest first; the order does not depend on the order of captures. */
export function gatherClaims(candidate: Candidate, world: World): readonly Claim[] {
  const claims = [
    ...claimsInFile(candidate, world),
    ...claimsOfMetadataFiles(candidate, world),
    ...claimsOfDescription(candidate, world.tables),
    ...claimsOfPortal(candidate, world),
    ...claimsOfCatalogue(candidate, world.tables),
    ...offeringPages(candidate).flatMap((page) => claimsOfPage(page, candidate, world)),
    ...(candidate.portal === null
      ? termsPages(candidate, world).flatMap((capture) => claimsOfTerms(capture, world))
      : []),
  ];
  return claims.toSorted(
    (a, b) =>
      a.place.rank - b.place.rank ||
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
  return statementsOf(capture, world).flatMap((statement) =>
    claim(statement, PLACE_IN_FILE[statement.source], capture, world.tables),
  );
}

/** CSVW's metadata file beside a file, `x.csv-metadata.json`. One for a whole folder may speak of other files: not read. */
function claimsOfMetadataFiles(candidate: Candidate, world: World): readonly Claim[] {
  if (candidate.portal !== null || candidate.table !== null) return [];
  const { origin, pathname } = URL.parse(candidate.url) ?? { origin: '', pathname: '/' };
  const capture = pathname.endsWith('/') ? undefined : world.exchanges.at(`${origin}${pathname}-metadata.json`);
  if (capture === undefined || world.exchanges.outcome(capture) !== 'answered') return [];
  return statementsOf(capture, world)
    .filter(({ source }) => source === 'property')
    .flatMap((statement) => claim(statement, 'metadata-file', capture, world.tables));
}

function placeNamed(id: LicencePlaceId, tables: Tables): LicencePlace {
  const place = tables.licencePlaces.find((one) => one.id === id);
  if (place === undefined) throw new RangeError(`no place ${id}`);
  return place;
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
      place: placeNamed('dataset-description', tables),
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
  const told = world.exchanges.termsTold(terms);
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
      place: placeNamed('portal-terms', world.tables),
      licence: entry.id,
      scope: 'dataset',
      source: 'portal-terms',
      conditions: entry.conditions,
      evidence,
    },
  ];
}

/** What a catalogue has in its fields for the licence of the resource and of its dataset. */
function claimsOfCatalogue({ portal }: Candidate, tables: Tables): readonly Claim[] {
  if (portal === null) return [];
  return catalogueClaims(portal, tables).map(({ place, ...claim }) => ({ ...claim, place: placeNamed(place, tables) }));
}

function claimsOfPage(page: Page, candidate: Candidate, world: World): readonly Claim[] {
  return statementsOf(page.shown, world).flatMap((statement) => {
    const place = placeOf(statement, page, candidate, world);
    return place === null ? [] : claim(statement, place, page.shown, world.tables);
  });
}

/** At which place of one resource a statement on a page stands; null when it speaks of something else. */
function placeOf(statement: LicenceStatement, page: Page, candidate: Candidate, world: World): LicencePlaceId | null {
  const isMarked = MARKED.has(statement.source);
  // What a site says of itself does not reach a file that stands on another's host.
  if (statement.scope === 'site')
    return candidate.origin === 'other-host' ? null : isMarked ? 'site-markup' : 'site-words';
  if (statement.scope === 'page') return isMarked ? 'page-markup' : 'page-words';
  const target = statement.url === null ? null : resolveLink({ href: statement.url, base: null }, page.url);
  const isThis =
    target !== null &&
    (subjectKey(target) === candidate.key || candidate.offers.some(({ link }) => link.href === statement.url));
  if (statement.scope === 'file') return !isThis ? null : isMarked ? 'beside-file-link' : 'beside-file';
  const datasets = world.exchanges.value(page.shown, 'page.datasets') ?? [];
  if (isThis || (candidate.described !== null && datasets.length === 1)) {
    return isMarked ? 'dataset-description' : 'dataset-words';
  }
  return null;
}

/** A page of terms speaks of the whole site, whatever scope its sentences seem to have. */
function claimsOfTerms(capture: Capture, world: World): readonly Claim[] {
  if (outcomeOf(capture) !== 'answered') return [];
  const shown = world.exchanges.shown(capture);
  return statementsOf(shown, world)
    .filter(({ scope }) => scope !== 'file')
    .flatMap((statement) => claim({ ...statement, scope: 'site' }, 'terms-page', shown, world.tables));
}

function statementsOf(capture: Capture, world: World): readonly LicenceStatement[] {
  return world.exchanges.licenceStatements(capture);
}

function claim(statement: LicenceStatement, place: LicencePlaceId, capture: Capture, tables: Tables): readonly Claim[] {
  const entry = tables.licences.find(({ id }) => id === statement.licence);
  const says = meaningOf(statement, entry, tables);
  if (says === null) return [];
  const { result } = capture;
  const body = result.is === 'response' ? result.body.digest : null;
  return [
    {
      says,
      place: placeNamed(place, tables),
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
  return reservesRights(normaliseWords(statement.words), tables.vocabulary.licenceReserved) ? 'reserved' : null;
}
