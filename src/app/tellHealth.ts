import type { CrawlHealth } from '../model/audit.ts';
import type { Lang } from '../model/lang.ts';
import { loadTexts } from '../report/loadTexts.ts';
import { catalogueWords, countsInWords, whyWords, type WhyWords } from '../report/sentences/healthWords.ts';
import { readAuditFolder, type AuditFolder } from './auditFolder.ts';
import { reportAssets } from './reportAssets.ts';

/** How the crawl of one body (or the portal) went, with the report's own words for codes. */
export type HealthRow = {
  readonly health: CrawlHealth;
  /** The body's name; the host of a portal. */
  readonly name: string;
  readonly end: string;
  readonly why: WhyWords | null;
  readonly skipped: string;
  readonly failures: string;
  /** What a catalogue's lists count against what was read of them. */
  readonly catalogue: readonly string[];
};

const ORDER: readonly CrawlHealth['end'][] = ['not-reached', 'stopped', 'cut-by-budget', 'complete'];

/** The crawl-health table of an audit; bodies that were not reached come first, so that nobody overlooks them. */
export function tellHealth(dir: string, lang: Lang): readonly HealthRow[] {
  const folder = readAuditFolder(dir);
  try {
    return rowsOf(folder.store, lang);
  } finally {
    folder.close();
  }
}

function rowsOf(store: AuditFolder['store'], lang: Lang): readonly HealthRow[] {
  const texts = loadTexts(reportAssets())[lang];
  const institutions = store.institutions();
  const names = new Map(institutions.map(({ id, name }) => [id, name[lang]]));
  const organisations = new Map(institutions.map((one) => [one.portalOrganisation ?? '', one.name[lang]]));
  const places = new Map(institutions.map(({ id }, index) => [id, index]));
  const placeOf = ({ institutionId }: CrawlHealth): number => places.get(institutionId ?? '') ?? institutions.length;
  return store
    .health()
    .sort((a, b) => ORDER.indexOf(a.end) - ORDER.indexOf(b.end) || placeOf(a) - placeOf(b))
    .map((health) => ({
      health,
      name: names.get(health.institutionId ?? '') ?? portalName(health.lane, lang),
      end: texts.lists.laneEnds.get(health.end) ?? health.end,
      why: whyWords(health, texts),
      skipped: countsInWords(health.skipped, 'skipReasons', texts, lang),
      failures: countsInWords(health.failures, 'failures', texts, lang),
      catalogue: catalogueWords(health, texts, lang, (key) => organisations.get(key)),
    }));
}

function portalName(lane: string, lang: Lang): string {
  return lane.replace(/^portal:/, lang === 'bg' ? 'Портал ' : 'Portal ');
}
