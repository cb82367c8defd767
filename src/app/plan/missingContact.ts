import { matchesHost } from '../../gather/pace/hostPattern.ts';
import type { AuditConfig } from '../../model/config.ts';
import { UserError } from '../../model/errors.ts';

/** Names that nobody owns (RFC 2606): who would write to us there writes to nobody. */
const RESERVED = /(?:^|\.)(?:example|invalid|test|localhost|example\.(?:com|net|org))$/;

/**
 * True when somebody else's servers would be asked while the operators' page in the User-Agent is a placeholder. Hosts
 * that `resolve` puts on this machine, and names that nobody owns, are no strangers.
 */
export function isContactMissing({
  crawl,
  institutions,
  portal,
}: Pick<AuditConfig, 'crawl' | 'institutions'> & { readonly portal: { readonly url: string } | null }): boolean {
  if (!RESERVED.test(hostOf(crawl.userAgent.contactUrl))) return false;
  const own = Object.keys(crawl.resolve);
  const asked = [...institutions.flatMap(({ sites }) => sites), ...(portal === null ? [] : [portal.url])].map(hostOf);
  return asked.some(
    (host) => !RESERVED.test(host) && !isAddress(host) && !own.some((pattern) => matchesHost(pattern, host)),
  );
}

/** An audit does not start without a contact: an operator who is asked must find somebody to write to. */
export function assertContact(config: AuditConfig, file: string): void {
  if (isContactMissing(config)) throw contactMissing(config.crawl, file);
}

export function contactMissing({ userAgent: { contactUrl } }: AuditConfig['crawl'], file: string): UserError {
  return new UserError(
    'contact-missing',
    {
      bg: `crawl.userAgent.contactUrl е „${contactUrl}“, а такъв адрес няма: попълнете страницата, на която операторите на сървъри ще видят кой ги посещава (прави се със „zvezdomer bot-page“), и crawl.contact.email`,
      en: `crawl.userAgent.contactUrl is "${contactUrl}", which is nobody's address: fill in the page on which operators of servers see who visits them (\`zvezdomer bot-page\` makes it), and crawl.contact.email`,
    },
    { file },
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? '';
}

/** Addresses are asked on purpose only; public ones have no names to mistake. */
function isAddress(host: string): boolean {
  return /^[\d.]+$|^\[/.test(host);
}
