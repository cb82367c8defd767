import type { Capture, Purpose, Target } from '../../model/capture.ts';
import { captureId, type CaptureId, sha256 } from '../../model/ids.ts';
import { plainAddress } from '../../model/plainAddress.ts';
import type { FrontierEntry } from '../../model/ports.ts';

/**
 * Why the same address stands in the frontier a second time. `again` = asked again after 429 or a passing fault ·
 * `tls` = asked again ignoring a fault of TLS · `cookies` = asked again with the cookies that a circle set · `tail` = its
 * last bytes alone · `loop` = a redirect that leads back · `no-target` = a redirect that leads nowhere · `day-N` =
 * robots.txt read again after N days · `try-N` = asked for the Nth time (catalogues; the second is `again`). Never asked
 * are `loop` and `no-target`, which record the failure of a chain, and `earlier`, which stands for the answer of an
 * earlier audit.
 */
export const SALTS = ['', 'again', 'tls', 'cookies', 'tail', 'loop', 'no-target', 'earlier'] as const;
export type Salt = (typeof SALTS)[number] | `day-${number}` | `try-${number}`;
/** No crawl lasts longer. */
export const MAX_REREADS = 366;
/** Nothing is asked for more often. */
export const MAX_TRIES = 12;
const ALL_SALTS: readonly Salt[] = [
  ...SALTS,
  ...Array.from({ length: MAX_TRIES - 2 }, (_, index) => `try-${index + 3}` as const),
  ...Array.from({ length: MAX_REREADS }, (_, index) => `day-${index + 1}` as const),
];

export type EntryDraft = {
  readonly target: Target;
  readonly promise: number;
  readonly method?: 'GET' | 'POST';
  readonly body?: string | null;
  readonly salt?: Salt;
  readonly cell?: string;
};

/** Puts an address into the form in which the frontier keeps it; the key makes two entries the same. */
export function makeEntry({
  target,
  promise,
  method = 'GET',
  body = null,
  salt = '',
  cell = '',
}: EntryDraft): FrontierEntry {
  return {
    key: keyOf(target, method, body, salt),
    target,
    method,
    body,
    promise: Math.round(promise),
    cell,
    ahead: true,
  };
}

/** One page is asked once, whatever for: as home, probe, navigation, page or file. Robots and what a browser does stand apart. */
function purposeClass(purpose: Purpose): string {
  if (purpose === 'robots' || purpose === 'render' || purpose === 'subrequest') return purpose;
  return purpose.startsWith('portal-') ? 'portal' : 'site';
}

/** The key of an entry that asks a site for this address by GET, for the first time, however the address is written. */
export function siteKey(url: string): string {
  return `site GET ${plainAddress(url)}`;
}

function keyOf(target: Target, method: string, body: string | null, salt: Salt): string {
  const kind = purposeClass(target.purpose);
  const parts = [
    kind,
    method,
    kind === 'site' ? plainAddress(target.url) : target.url,
    body === null ? '' : sha256(body).slice(0, 16),
    saltText(target, salt),
  ];
  return parts.join(' ').trimEnd();
}

/** A chain's end may be reached from several places: each is a failure of its own. */
function saltText(target: Target, salt: Salt): string {
  return salt === 'loop' || salt === 'no-target' ? `${salt}:${target.redirectFrom ?? ''}` : salt;
}

export function saltOf(entry: Pick<FrontierEntry, 'key'>): Salt {
  const last = entry.key.slice(entry.key.lastIndexOf(' ') + 1).split(':')[0];
  if (last !== undefined && /^(?:day|try)-\d+$/.test(last)) return last as Salt;
  return SALTS.find((salt) => salt !== '' && salt === last) ?? '';
}

/** How often the same was asked, this time included. */
export function triesOf(entry: Pick<FrontierEntry, 'key'>): number {
  const salt = saltOf(entry);
  return salt === 'again' ? 2 : salt.startsWith('try-') ? Number(salt.slice(4)) : 1;
}

/** The same entry for the next try; null when it was tried often enough. */
export function nextTry(entry: FrontierEntry, promise: number): FrontierEntry | null {
  const tries = triesOf(entry) + 1;
  return tries > MAX_TRIES ? null : makeEntry({ ...entry, promise, salt: tries === 2 ? 'again' : `try-${tries}` });
}

/** Id of the capture that asking this entry makes: from what is asked alone, so that a resumed run makes the same. */
export function captureIdOf(lane: string, entry: FrontierEntry): CaptureId {
  return idWith(lane, entry.target, entry.method, entry.body, saltOf(entry));
}

function idWith(lane: string, target: Target, method: string, body: string | null, salt: Salt): CaptureId {
  const digest = [body === null ? '' : sha256(body), saltText(target, salt)].filter((part) => part !== '').join('+');
  return captureId(lane, method, target.url, target.purpose, digest);
}

/** The entry that made a capture: how a record found after a kill is brought back into the frontier. */
export function entryOfCapture(capture: Capture): FrontierEntry {
  const { target, request } = capture;
  const salt = ALL_SALTS.find(
    (candidate) => idWith(capture.lane, target, request.method, request.body, candidate) === capture.id,
  );
  return makeEntry({
    target,
    promise: 0,
    method: request.method,
    body: request.body,
    ...(salt === undefined ? {} : { salt }),
  });
}
