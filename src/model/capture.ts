import type { CaptureId, InstitutionId, Sha256 } from './ids.ts';

/** Where an exchange stands in the crawl: why this address was asked. A closed list: judge reads it (site.searched). */
export const PURPOSES = [
  'robots',
  'home',
  'sitemap',
  'probe',
  'missing-probe',
  'feed',
  'navigation',
  'page',
  'file',
  /** A file that a page of the body links to on a host that is not the body's: the file alone, and nothing further. */
  'linked-file',
  'render',
  'subrequest',
  /** What a catalogue is recognised by, before its harvest. */
  'portal-detection',
  'portal-organisations',
  'portal-datasets',
  'portal-terms',
  'portal-rows',
  'portal-download',
  'local-file',
] as const;
export type Purpose = (typeof PURPOSES)[number];

export type TargetKind = 'site' | 'page' | 'portal' | 'organisation' | 'dataset' | 'resource' | 'file';

/** Where an audit starts or goes on. */
export type Target = {
  readonly kind: TargetKind;
  readonly purpose: Purpose;
  readonly url: string;
  /** Absent for what concerns all institutions (the portal's list of organisations). */
  readonly institutionId: InstitutionId | null;
  /** Links from the home page; 0 = home. */
  readonly depth: number;
  /** The page whose link led here, and the link's position in that page's `page.links`. */
  readonly foundOn: CaptureId | null;
  readonly linkIndex: number | null;
  /** The redirect that led here; chains are followed through this. */
  readonly redirectFrom: CaptureId | null;
  /** Portal uri of the dataset or resource this exchange is about. */
  readonly portalUri: string | null;
  /** The address as its link has it, when it was asked under its site's own (other scheme, with or without `www.`). */
  readonly writtenAs?: string;
};

/** One header as received: order, spelling and repeats are kept. */
export type Header = readonly [name: string, value: string];

export type Request = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: readonly Header[];
  /** Text of the body of a POST; null for GET. */
  readonly body: string | null;
};

export type BodyRef = {
  readonly digest: Sha256;
  /** Bytes kept, after content decoding. */
  readonly bytes: number;
  /** Why the rest is missing, when it is (WARC-Truncated). */
  readonly truncated: 'length' | 'time' | 'disconnect' | null;
};

/** The exchange of an earlier audit that brought the bytes: where a 304 or a carried capture has its body from. */
export type EarlierExchange = {
  readonly audit: string;
  readonly capture: CaptureId;
  /** Its start, ISO 8601 in UTC. */
  readonly startedAt: string;
};

/**
 * What can be wrong with TLS, and the failure code when we stop at it. Read nevertheless, over a connection that
 * ignores the fault, it is a fact of the answer (`Response.tls.trouble`) and no failure. Revocation is not looked up.
 */
export const TLS_FAILURES = {
  expired: 'tls-expired',
  'not-yet-valid': 'tls-not-yet-valid',
  'wrong-name': 'tls-wrong-name',
  'self-signed': 'tls-self-signed',
  'untrusted-issuer': 'tls-untrusted-issuer',
  'incomplete-chain': 'tls-incomplete-chain',
  'old-protocol': 'tls-old-protocol',
  other: 'tls-failed',
} as const satisfies Record<string, FailureCode>;
export type TlsTrouble = keyof typeof TLS_FAILURES;

export type TlsState = {
  /** `TLSv1.3`; null when the connection did not say. */
  readonly protocol: string | null;
  /** Not null = read over a faulty connection: the fault was ignored so that the data can be judged. */
  readonly trouble: TlsTrouble | null;
};

export type Response = {
  readonly is: 'response';
  readonly status: number;
  readonly httpVersion: string;
  readonly headers: readonly Header[];
  readonly body: BodyRef;
  readonly remoteAddress: string | null;
  /** Null over plain HTTP. */
  readonly tls: TlsState | null;
  /**
   * Present when the server answered 304 to our conditional request: `body` is then the one of this earlier exchange,
   * with the status and headers that came with it. What the answer says as a whole: `answerOf`.
   */
  readonly notModified?: EarlierExchange & { readonly status: number; readonly headers: readonly Header[] };
};

/** Every way in which an exchange can fail, with the phase and what may be done next. Texts: reports/texts. */
export const FAILURES = {
  'dns-not-found': { phase: 'dns', next: 'later' },
  'dns-failed': { phase: 'dns', next: 'now' },
  'address-forbidden': { phase: 'connect', next: 'never' },
  'connect-refused': { phase: 'connect', next: 'later' },
  'connect-timeout': { phase: 'connect', next: 'later' },
  'connect-reset': { phase: 'connect', next: 'later' },
  unreachable: { phase: 'connect', next: 'later' },
  'tls-expired': { phase: 'tls', next: 'later' },
  'tls-not-yet-valid': { phase: 'tls', next: 'later' },
  'tls-wrong-name': { phase: 'tls', next: 'later' },
  'tls-self-signed': { phase: 'tls', next: 'later' },
  'tls-untrusted-issuer': { phase: 'tls', next: 'later' },
  'tls-incomplete-chain': { phase: 'tls', next: 'later' },
  'tls-old-protocol': { phase: 'tls', next: 'later' },
  'tls-failed': { phase: 'tls', next: 'later' },
  'headers-timeout': { phase: 'headers', next: 'later' },
  'headers-too-large': { phase: 'headers', next: 'never' },
  'http-garbage': { phase: 'headers', next: 'later' },
  'body-timeout': { phase: 'body', next: 'later' },
  'body-cut': { phase: 'body', next: 'later' },
  'decoding-failed': { phase: 'body', next: 'never' },
  'redirect-loop': { phase: 'headers', next: 'never' },
  'redirect-without-target': { phase: 'headers', next: 'never' },
  'browser-missing': { phase: 'browser', next: 'never' },
  'browser-failed': { phase: 'browser', next: 'later' },
  'browser-timeout': { phase: 'browser', next: 'later' },
  'file-unreadable': { phase: 'body', next: 'never' },
} as const satisfies Record<string, { phase: FailurePhase; next: 'never' | 'later' | 'now' }>;
export type FailurePhase = 'dns' | 'connect' | 'tls' | 'headers' | 'body' | 'browser';
export type FailureCode = keyof typeof FAILURES;

export type Failure = {
  readonly is: 'failure';
  readonly code: FailureCode;
  /** What the system or library said, at most 300 characters. For people, never for decisions. */
  readonly detail: string;
};

/** Why nothing was asked. A closed list (DESIGN §2). */
export const SKIP_REASONS = [
  'robots',
  /** robots.txt could not be had (RFC 9309 §2.3.1.4): nobody forbade anything, but nothing may be asked either. */
  'robots-unreachable',
  'scope',
  'budget',
  'back-off',
  'duplicate',
  'policy',
  /** One of endlessly many addresses: a path that grows, dates without end, parameters upon parameters, … */
  'trap-path',
  'trap-calendar',
  'trap-parameters',
  /** … combinations of filters, pages past the end of a list, and any kind of which hundreds led to nothing. */
  'trap-facets',
  'trap-paging',
  'trap-pattern',
  'not-due',
  'stopped-by-owner',
  'quiet-hours',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export type NotAttempted = {
  readonly is: 'not-attempted';
  readonly reason: SkipReason;
  /** The robots line, the budget, the scope that decided; at most 300 characters. */
  readonly detail: string;
};

/** Why an address came up in a browser that no link of the shown page names. */
export const OFFERS = ['data', 'download', 'navigation', 'window', 'tab', 'script-link'] as const;
export type OfferedBy = (typeof OFFERS)[number];

/**
 * What was noted while a browser showed a page. The page itself is the body of the capture in `target.foundOn`, not
 * asked again; what its scripts asked for are captures of purpose `subrequest`, or ones from before.
 */
export type RenderingNote = {
  /** Captures whose answers the page was given, sorted. */
  readonly given: readonly CaptureId[];
  /** Addresses found beside the links, sorted: asked later by our own client, if at all. */
  readonly offered: readonly { readonly url: string; readonly by: OfferedBy }[];
  /** Clicks on „Зареди още“, tabs and buttons. */
  readonly clicks: number;
  /** Kept as a resource record of its own, sealed: pages show people's data. */
  readonly screenshot: { readonly digest: Sha256; readonly bytes: number; readonly type: string } | null;
};

/**
 * One exchange with the outside world, or why there was none. A redirect is a capture of its own, and the next one
 * names it in `target.redirectFrom`: so every answer is recorded and judged robots-, scope- and pace-wise alone,
 * and a run killed inside a chain goes on where it was.
 */
export type Capture = {
  readonly id: CaptureId;
  /** Institution id, or `portal:<host>`: exchanges of one lane happen one after another. */
  readonly lane: string;
  /** Position in its lane, from 1. Captures are ordered by (lane, sequence) everywhere. */
  readonly sequence: number;
  readonly target: Target;
  readonly request: Request;
  /** Start of the request, ISO 8601 in UTC with milliseconds. For NotAttempted: when it was decided. */
  readonly startedAt: string;
  readonly elapsedMs: number;
  /** `address:port` that the request went to, also when nobody answered; absent when nothing was sent. */
  readonly address?: string;
  /** Asked a second time because the run was killed while the first was in flight. */
  readonly repeat: boolean;
  readonly result: Response | Failure | NotAttempted;
  /** Present when a browser showed the page (purpose `render`). */
  readonly rendering?: RenderingNote;
  /**
   * Present when the address was not asked in this audit, since it was not due: request, startedAt and result are those
   * of the exchange of an earlier audit named here, sequence and target those of this one. `due` = when it will be.
   */
  readonly carried?: { readonly audit: string; readonly capture: CaptureId; readonly due: string };
};

/** A rendering, or what one was given: no answer that a visitor's link leads to. */
export function isByBrowser({ target }: Pick<Capture, 'target'>): boolean {
  return target.purpose === 'render' || target.purpose === 'subrequest';
}

/** The end of a file whose beginning another capture brought: no answer that stands for the address. */
export function isTail({ request }: Pick<Capture, 'request'>): boolean {
  return headerValue(request.headers, 'range') !== undefined;
}

/** Captures with these statuses answered "not there"; everything else that is no 2xx is unknown, never dead. */
export function isGone(status: number): boolean {
  return status === 404 || status === 410;
}

export function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/** The fault of TLS that a failure stands for; null when it failed in another way. */
export function troubleOfFailure(code: FailureCode): TlsTrouble | null {
  return TLS_TROUBLES.find((trouble) => TLS_FAILURES[trouble] === code) ?? null;
}
const TLS_TROUBLES = Object.keys(TLS_FAILURES) as readonly TlsTrouble[];

/**
 * What a Location header says, ready to be resolved against the address that was asked. Bytes that are not UTF-8
 * (windows-1251 in old systems) are percent-encoded as they are: the server knows its own. Undefined when it is missing.
 */
export function redirectTarget(headers: readonly Header[]): string | undefined {
  // No trim(): it would take the byte A0, which is a letter in some of their alphabets.
  const location = headerValue(headers, 'location')?.replace(/^[ \t]+|[ \t]+$/g, '');
  if (location === undefined || /[^\u0000-\u00ff]/.test(location)) return location;
  return location.replace(/[\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** First value of a header, whatever its spelling; undefined when absent. */
export function headerValue(headers: readonly Header[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([key]) => key.toLowerCase() === wanted)?.[1];
}

/** Headers that speak of the bytes that came; those of a 304 speak of bytes that did not. */
const OF_THE_BYTES = /^(?:content-|transfer-encoding$)/;

/**
 * Status and headers for whoever wants to know what an answer means: of a 304 those of the earlier answer that it
 * confirms, brought up to date by its own (RFC 9111 §3.2). Date goes with Last-Modified, which is weighed against it.
 */
export function answerOf(response: Response): { readonly status: number; readonly headers: readonly Header[] } {
  const { notModified } = response;
  if (notModified === undefined) return response;
  const renewsDate = headerValue(response.headers, 'last-modified') !== undefined;
  const renewed = response.headers.filter(([name]) => {
    const lower = name.toLowerCase();
    return !OF_THE_BYTES.test(lower) && (lower !== 'date' || renewsDate);
  });
  const names = new Set(renewed.map(([name]) => name.toLowerCase()));
  const kept = notModified.headers.filter(([name]) => !names.has(name.toLowerCase()));
  return { status: notModified.status, headers: [...kept, ...renewed] };
}
