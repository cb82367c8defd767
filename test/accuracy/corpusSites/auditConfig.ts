import { stringify } from 'yaml';
import type { PlannedSite } from './planSites.ts';

/** The audit's configuration as its YAML text: one invented body a site, no waiting on loopback, no browser. */
export function auditConfig(sites: readonly PlannedSite[], resolve: { readonly [host: string]: string }): string {
  return stringify({
    id: 'corpora',
    title: { bg: 'Проверка с истински файлове', en: 'Check with real files' },
    institutions: sites.map((site) => ({
      id: site.id,
      name: { bg: site.name, en: `Invented body "${site.id}"` },
      kind: 'other',
      sites: [`http://${site.host}/`],
      identityConfirmed: true,
    })),
    crawl: {
      userAgent: { product: 'Zvezdomer', contactUrl: 'https://zvezdomer.example/bot' },
      resolve,
      minDelayMs: 0,
      delayPerResponseTime: 0,
      maxDepth: 2,
      budget: { requests: 1500, bytes: 500_000_000, minutes: 10 },
      browser: { enabled: false },
    },
  });
}
