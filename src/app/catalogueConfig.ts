import type { AuditConfig, CrawlConfig } from '../model/config.ts';
import { WHOLE_CATALOGUE } from '../model/config.ts';
import { completeConfig, completeCrawl } from './loadConfig.ts';
import { isLoopbackAddress } from '../gather/http/forbiddenAddress.ts';
import { readPlace } from '../gather/http/mappedPlace.ts';
import type { Recognised } from '../gather/catalogue/detect/recognise.ts';

/** A placeholder: with it nobody is asked but this machine (missingContact). */
const NO_CONTACT = 'https://zvezdomer.example/bot';
/** Between requests to hosts of this machine alone. */
const LOOPBACK_DELAY_MS = 20;

/** A shorter interval holds for this machine only (catalogueCrawl), and then its catalogue may be asked as fast. */
const LEAST_DELAY_MS = 1_000;
const MOST_REQUESTS = 6_000;

/** Settings of the crawl when nobody wrote any: the defaults, and a short interval where all hosts are on this machine. */
export function catalogueCrawl(resolve: CrawlConfig['resolve'], contact: string | null): CrawlConfig {
  const places = Object.values(resolve).map(readPlace);
  const isHere = places.length > 0 && places.every((place) => place !== null && isLoopbackAddress(place.address));
  return completeCrawl({
    userAgent: { product: 'Zvezdomer', contactUrl: contact ?? NO_CONTACT },
    resolve,
    browser: { enabled: false },
    ...(isHere ? { minDelayMs: LOOPBACK_DELAY_MS, delayPerResponseTime: 0 } : {}),
  });
}

/** The audit of one catalogue as a whole: one body stands for all that it lists. */
export function catalogueConfig({ kind, url, title }: Recognised, crawl: CrawlConfig): AuditConfig {
  const host = URL.parse(url)?.hostname ?? '';
  const id = host.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'catalogue';
  const isNamed = title !== null && title !== '';
  const name = isNamed
    ? { bg: `${title} (${host})`, en: `${title} (${host})` }
    : { bg: `Каталог ${host}`, en: `Catalogue ${host}` };
  return completeConfig({
    id,
    title: name,
    institutions: [
      {
        id,
        name,
        kind: 'other',
        sites: [],
        portalOrganisation: WHOLE_CATALOGUE,
      },
    ],
    portal: {
      kind,
      url,
      scope: 'all',
      ...(crawl.minDelayMs < LEAST_DELAY_MS ? { requestsPerMinute: MOST_REQUESTS } : {}),
    },
    crawl,
  });
}
