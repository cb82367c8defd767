import { productToken, userAgentOf } from '../gather/http/requestHeaders.ts';
import { matchesHost } from '../gather/pace/hostPattern.ts';
import { rulesFor } from '../inspect/robots.ts';
import { UserError } from '../model/errors.ts';
import type { Bilingual } from '../model/lang.ts';
import type { PacedRequest } from '../model/politeness.ts';
import type { MeasuredCrawl } from './measureCrawl.ts';

/** Everything that the operator of one host may want to know of a crawl. */
export type HostLog = {
  readonly host: string;
  readonly organisation: Bilingual;
  readonly email: string | null;
  readonly userAgent: string;
  readonly productToken: string;
  readonly contactUrl: string;
  readonly robots: readonly {
    readonly host: string;
    readonly readAt: string;
    readonly status: string;
    /** Lines of the groups that bind us, as they stand. */
    readonly rules: readonly string[];
  }[];
  /** Reasons for which robots.txt was set aside. */
  readonly exceptions: readonly Bilingual[];
  readonly violations: number;
  readonly requests: readonly PacedRequest[];
};

/** The log of one host with its www twin and sub-hosts; a host that was never asked is an error that names those that were. */
export function hostLog({ crawl, politeness, log, robots }: MeasuredCrawl, host: string): HostLog {
  const requests = log.filter((one) => matchesHost(host, one.host));
  if (requests.length === 0) {
    const known = politeness.hosts.map(({ place }) => place).sort();
    const some = `${known.slice(0, 10).join(', ')}${known.length > 10 ? ', …' : ''}`;
    throw new UserError('host-not-asked', {
      bg: `--host: към ${host} няма заявки; има към ${some}`,
      en: `--host: nothing was asked of ${host}; asked were ${some}`,
    });
  }
  const own = new Set(requests.map(({ capture }) => capture));
  const hosts = new Set(requests.flatMap(({ url }) => URL.parse(url)?.host ?? []));
  const token = productToken(crawl);
  return {
    host,
    organisation: crawl.contact.organisation,
    email: crawl.contact.email,
    userAgent: userAgentOf(crawl),
    productToken: token,
    contactUrl: crawl.userAgent.contactUrl,
    robots: [...hosts].sort().flatMap((one) =>
      robots.readings(one).map(({ capture, robots: read }) => ({
        host: one,
        readAt: capture.startedAt,
        status:
          capture.result.is === 'response'
            ? String(capture.result.status)
            : capture.result.is === 'failure'
              ? capture.result.code
              : '–',
        rules: read === null ? [] : rulesFor(read, token),
      })),
    ),
    exceptions: crawl.robotsExceptions.filter((one) => matchesHost(one.host, host)).map(({ reason }) => reason),
    violations: politeness.violations.filter(({ capture }) => own.has(capture)).length,
    requests,
  };
}
