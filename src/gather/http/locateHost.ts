import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { CrawlConfig } from '../../model/config.ts';
import type { Failure } from '../../model/capture.ts';
import { failure, failureOf } from './failureOf.ts';
import { forbiddenAddress } from './forbiddenAddress.ts';
import { isForbiddenPort } from './forbiddenPort.ts';
import type { Place } from './http.ts';
import { mappedPlace } from './mappedPlace.ts';

/** All addresses of a name, in the order in which they shall be tried. */
export type LookUp = (hostname: string) => Promise<readonly string[]>;

/** The system's resolver; IPv4 first, since many machines have IPv6 addresses that lead nowhere. */
export async function lookUpBySystem(hostname: string): Promise<readonly string[]> {
  const answers = await lookup(hostname, { all: true, order: 'ipv4first' });
  return answers.map(({ address }) => address);
}

/**
 * Finds the address that an URL leads to and checks it. The exchange then connects to this very address, so there is
 * no second look-up that could answer otherwise (DNS rebinding). A name with forbidden and permitted addresses uses
 * the permitted ones. Anything but http and https, and ports of other services, are refused unless config.resolve names
 * the host.
 */
export async function locateHost(
  url: string,
  resolve: CrawlConfig['resolve'],
  lookUp: LookUp,
  timeoutMs: number,
): Promise<Place | Failure> {
  const parsed = URL.parse(url);
  if (parsed === null) return failure('dns-not-found', 'not an address');
  // A resolver that is asked for the empty name of file: or data: answers with this very machine.
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')
    return failure('address-forbidden', `scheme ${parsed.protocol}`);
  const hostname = parsed.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = parsed.port === '' ? (parsed.protocol === 'https:' ? 443 : 80) : Number(parsed.port);
  const mapped = mappedPlace(resolve, hostname);
  if (mapped !== null) return mapped;
  if (isForbiddenPort(port)) return failure('address-forbidden', `port ${port} is no web server's`);
  if (isIP(hostname) !== 0) return permitted([hostname], hostname, port);
  try {
    return permitted(await within(lookUp(hostname), timeoutMs), hostname, port);
  } catch (error) {
    return failureOf(error, 'dns');
  }
}

function permitted(addresses: readonly string[], hostname: string, port: number): Place | Failure {
  if (addresses.length === 0) return failure('dns-not-found', `${hostname} has no address`);
  const refused: string[] = [];
  for (const address of addresses) {
    const why = forbiddenAddress(address);
    if (why === null) return { address, port, mapped: false };
    refused.push(`${address} (${why})`);
  }
  return failure('address-forbidden', `${hostname} → ${refused.join(', ')}`);
}

/** The system's resolver has no time limit of its own: a silent name server would hold the lane for minutes. */
async function within<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('no answer in time'), { code: 'EAI_AGAIN' })), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
