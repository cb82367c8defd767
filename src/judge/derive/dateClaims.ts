import type { Evidence } from '../../model/evidence.ts';
import { quote } from '../../model/evidence.ts';
import type { DatePoint } from '../../model/factValues.ts';
import { subjectKey } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import { editionOf } from '../../model/nameDates.ts';
import type { Candidate } from './candidate.ts';
import type { Content } from './content.ts';
import { firstDay, isDay } from './dateSpan.ts';
import type { World } from './discoverLinked.ts';
import { offeringPages } from './licencePlaces.ts';
import { fileNameOf } from './resolveLink.ts';

/**
 * Something that dates the data. direct = says when the data were changed or what time they speak of · floor = they
 * are at least as new as this · weak = may be newer than the data (a server's clock, a portal's approval, a whole page).
 */
export type DateClaim = {
  readonly role: 'direct' | 'floor' | 'weak';
  readonly source: string;
  readonly earliest: string;
  readonly latest: string;
  readonly precision: DatePoint['precision'];
  readonly evidence: readonly Evidence[];
};

/** All claims not later than the day of judgement, newest first. A date in the future dates no change. */
export function dateClaims(candidate: Candidate, content: Content, world: World, asOf: string): readonly DateClaim[] {
  const claims = [
    ...claimsOfPages(candidate, world),
    ...claimsOfContent(content),
    ...claimsOfName(candidate),
    ...claimsOfDescription(candidate),
    ...claimsOfPortal(candidate),
    ...claimsOfSitemap(candidate, world),
  ];
  return claims
    .filter(({ latest, precision }) => latest <= asOf || precision !== 'day')
    .filter(({ earliest }) => earliest <= asOf)
    .map((claim) => (claim.latest > asOf ? { ...claim, latest: asOf } : claim))
    .toSorted(
      (a, b) =>
        compareText(b.latest, a.latest) ||
        compareText(a.role, b.role) ||
        compareText(a.source, b.source) ||
        compareText(a.earliest, b.earliest),
    );
}

/** Statements beside the link speak of the file; those of the page about the page, and so only weakly of its files. */
function claimsOfPages(candidate: Candidate, world: World): readonly DateClaim[] {
  return offeringPages(candidate).flatMap((page) => {
    const indexes = new Set(candidate.offers.filter((offer) => offer.page === page).map(({ index }) => index));
    return (world.exchanges.value(page.shown, 'date.statements') ?? []).flatMap((statement): DateClaim[] => {
      const beside = statement.linkIndex !== null && indexes.has(statement.linkIndex);
      const ofTable = statement.scope === 'table' && candidate.table?.page === page;
      if (statement.linkIndex !== null && !beside) return [];
      if (!beside && !ofTable && statement.scope !== 'page') return [];
      const { result } = page.shown;
      const evidence: Evidence = {
        capture: page.shown.id,
        body: result.is === 'response' ? result.body.digest : null,
        at: statement.at,
        quote: quote(statement.words),
      };
      const role =
        beside || ofTable
          ? statement.says === 'published' || statement.says === 'created'
            ? 'floor'
            : 'direct'
          : 'weak';
      return [
        {
          role,
          source: `${beside || ofTable ? 'words' : 'page'}-${statement.says}`,
          ...span(statement),
          evidence: [evidence],
        },
      ];
    });
  });
}

function claimsOfContent(content: Content): readonly DateClaim[] {
  const claims: DateClaim[] = [];
  const period = content.fact('table.period');
  if (period?.known === true) {
    const role = period.value.from === 'title' ? 'direct' : 'floor';
    claims.push({
      role,
      source: `table-${period.value.from}`,
      ...span(period.value.latest),
      evidence: period.evidence,
    });
  }
  const properties = content.fact('document.dates');
  if (properties?.known === true) {
    const { modified, created } = properties.value;
    if (modified !== null && isDay(modified))
      claims.push({
        role: 'direct',
        source: 'properties-modified',
        ...oneDay(modified),
        evidence: properties.evidence,
      });
    else if (created !== null && isDay(created))
      claims.push({ role: 'floor', source: 'properties-created', ...oneDay(created), evidence: properties.evidence });
  }
  const served = content.fact('http.last-modified');
  if (served?.known === true && isDay(served.value)) {
    claims.push({ role: 'weak', source: 'last-modified', ...oneDay(served.value), evidence: served.evidence });
  }
  return claims;
}

function claimsOfName(candidate: Candidate): readonly DateClaim[] {
  const names = [candidate.title, candidate.table === null ? fileNameOf(candidate.url) : ''];
  const place = candidate.foundOn ?? candidate.capture;
  return names.flatMap((name) => {
    const point = editionOf(name);
    if (point === null) return [];
    const evidence: Evidence[] =
      place === null ? [] : [{ capture: place.id, body: null, at: { kind: 'url' }, quote: quote(name) }];
    return [{ role: 'direct' as const, source: 'name', ...span(point), evidence }];
  });
}

function claimsOfDescription({ described }: Candidate): readonly DateClaim[] {
  const modified = described?.dataset.modified ?? null;
  if (described === null || modified === null || !isDay(modified)) return [];
  const evidence: Evidence = {
    capture: described.page.shown.id,
    body: null,
    at: { kind: 'whole' },
    quote: quote(modified),
  };
  return [{ role: 'direct', source: 'metadata', ...oneDay(modified), evidence: [evidence] }];
}

/** The portal's own dates tell when somebody approved or edited an entry, data or not. */
function claimsOfPortal({ portal }: Candidate): readonly DateClaim[] {
  const updated = portal?.resource.updatedAt ?? portal?.resource.createdAt ?? null;
  if (portal === null || updated === null || !isDay(updated)) return [];
  const evidence: Evidence = { capture: portal.listing.id, body: null, at: { kind: 'whole' }, quote: quote(updated) };
  return [{ role: 'weak', source: 'portal', ...oneDay(updated), evidence: [evidence] }];
}

/** A sitemap says when a page was touched, which may be its menu: it can speak for a body, never against one. */
function claimsOfSitemap(candidate: Candidate, { changed }: World): readonly DateClaim[] {
  const date = changed.get(subjectKey(candidate.url));
  if (date === undefined || candidate.portal !== null) return [];
  return [{ role: 'weak', source: 'sitemap', ...oneDay(date.day), evidence: [date.evidence] }];
}

function span(point: DatePoint): Pick<DateClaim, 'earliest' | 'latest' | 'precision'> {
  return { earliest: firstDay(point), latest: point.date, precision: point.precision };
}

function oneDay(text: string): Pick<DateClaim, 'earliest' | 'latest' | 'precision'> {
  return { earliest: text.slice(0, 10), latest: text.slice(0, 10), precision: 'day' };
}
