import type { Evidence } from '../../model/evidence.ts';
import { quote } from '../../model/evidence.ts';
import { subjectKey } from '../../model/ids.ts';
import type { DateSourceId } from '../../model/dateSource.ts';
import { editionOf, folderPeriod } from '../../model/nameDates.ts';
import { withoutActs } from '../../model/withoutActs.ts';
import type { Candidate } from './candidate.ts';
import { catalogueKind } from './catalogueKind.ts';
import { type FoundClaim, oneDay, span } from './foundClaim.ts';
import { isDay } from './dateSpan.ts';
import type { World } from './discoverLinked.ts';
import { offeringPages } from './licencePlaces.ts';
import { fileNameOf } from './resolveLink.ts';

/** What dates the data where they are offered: words of pages, names, metadata, the portal, sitemaps and feeds. */
export function claimsOfPlace(candidate: Candidate, world: World): readonly FoundClaim[] {
  return [
    ...claimsOfPages(candidate, world),
    ...claimsOfName(candidate),
    ...claimsOfFolder(candidate),
    ...claimsOfDescription(candidate),
    ...claimsOfPortal(candidate, world),
    ...claimsOfSitemap(candidate, world),
  ];
}

/** Statements beside the link speak of the file; those of the page about the page, and so only weakly of its files. */
function claimsOfPages(candidate: Candidate, world: World): readonly FoundClaim[] {
  return offeringPages(candidate).flatMap((page) => {
    const indexes = new Set(candidate.offers.filter((offer) => offer.page === page).map(({ index }) => index));
    return (world.exchanges.value(page.shown, 'date.statements') ?? []).flatMap((statement): FoundClaim[] => {
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
      const source = `${beside || ofTable ? 'words' : 'page'}-${statement.says}` as const;
      return [{ source, ...span(statement), evidence: [evidence] }];
    });
  });
}

/** A title that names an act of 2013 is no edition of 2013. */
function claimsOfName(candidate: Candidate): readonly FoundClaim[] {
  const names = [candidate.title, candidate.table === null ? fileNameOf(candidate.url) : '', ...rowNames(candidate)];
  return names.flatMap((name) => {
    const point = editionOf(withoutActs(name));
    return point === null ? [] : [{ source: 'name', ...span(point), evidence: addressEvidence(candidate, name) }];
  });
}

/** „1. I трим. 2026 г. | свали“: a short row that names a month or quarter names the file's, where the link says nothing. */
function rowNames({ title, offers }: Candidate): readonly string[] {
  if (editionOf(title) !== null) return [];
  return offers.flatMap(({ link: { around } }) => {
    const precision = around.length > LONGEST_ROW ? undefined : editionOf(withoutActs(around))?.precision;
    return precision === 'month' || precision === 'quarter' ? [around] : [];
  });
}

const LONGEST_ROW = 60;

/** …/uploads/2025/03/: systems keep what they take in by its month; the file may have been replaced since. */
function claimsOfFolder(candidate: Candidate): readonly FoundClaim[] {
  const path = candidate.table === null && candidate.portal === null ? (URL.parse(candidate.url)?.pathname ?? '') : '';
  const point = folderPeriod(path);
  return point === null ? [] : [{ source: 'folder', ...span(point), evidence: addressEvidence(candidate, path) }];
}

function addressEvidence(candidate: Candidate, words: string): readonly Evidence[] {
  const place = candidate.foundOn ?? candidate.capture;
  return place === null ? [] : [{ capture: place.id, body: null, at: { kind: 'url' }, quote: quote(words) }];
}

function claimsOfDescription({ described }: Candidate): readonly FoundClaim[] {
  if (described === null) return [];
  const { modified, issued = null } = described.dataset;
  const claim = (source: 'metadata' | 'metadata-published', day: string | null): readonly FoundClaim[] =>
    day === null || !isDay(day)
      ? []
      : [
          {
            source,
            ...oneDay(day),
            evidence: [{ capture: described.page.shown.id, body: null, at: { kind: 'whole' }, quote: quote(day) }],
          },
        ];
  return [...claim('metadata', modified), ...claim('metadata-published', issued)];
}

/**
 * Days in a catalogue. Where its software writes them they say little: the national portal dates each resource (the day
 * of a dataset is most often the one on which somebody approved it), CKAN every touch. DCAT, data.json and the others
 * have fields for it that the publisher fills, of the file or of its dataset.
 */
function claimsOfPortal({ portal }: Candidate, world: World): readonly FoundClaim[] {
  if (portal === null) return [];
  const { resource, dataset, listing } = portal;
  const claim = (source: DateSourceId, day: string | null): readonly FoundClaim[] =>
    day === null || !isDay(day)
      ? []
      : [
          {
            source,
            ...oneDay(day),
            evidence: [{ capture: listing.id, body: null, at: { kind: 'whole' }, quote: quote(day) }],
          },
        ];
  const isNational = dataset.id !== null;
  if (!isNational && catalogueKind(listing, world.exchanges) !== 'ckan')
    return [
      ...claim('metadata', resource.modified ?? dataset.modified),
      ...claim('metadata-published', resource.issued ?? dataset.issued),
    ];
  const ofDataset = isNational ? null : dataset.modified;
  return claim('portal', resource.modified ?? resource.issued ?? ofDataset);
}

/** A sitemap says when a page was touched, which may be its menu: it can speak for a body, never against one. */
function claimsOfSitemap(candidate: Candidate, { changed }: World): readonly FoundClaim[] {
  if (candidate.portal !== null || candidate.table !== null) return [];
  return (changed.get(subjectKey(candidate.url)) ?? []).map(({ day, source, evidence }) => ({
    source,
    ...oneDay(day),
    evidence: [evidence],
  }));
}
