import type { BrowserContext, Page, Request, Route } from 'playwright-core';
import type { Header } from '../model/capture.ts';
import type { PageAnswer, PageRequest, Rendering, RenderOptions } from '../model/ports.ts';

/** What happens around a page while it is shown. */
export type Guard = {
  /** Answers that the page still waits for. */
  pending(): number;
  /** Requests answered so far. */
  answered(): number;
  /** Times that the page wanted to go elsewhere or to send something: then nothing more is clicked. */
  strayed(): number;
  readonly offered: Rendering['offered'][number][];
  readonly unsent: Rendering['unsent'][number][];
};

const MAX_NOTED = 200;
/** The driver stops answering when the page asks for the same thing without end. */
const MAX_REQUESTS = 2_000;
/** Of the coding on the wire, of other exchanges (cookies, reports), or an invitation to fetch by other ways. */
const NOT_HANDED_ON = new Set([
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'set-cookie',
  'link',
  'report-to',
  'reporting-endpoints',
  'nel',
  'content-security-policy-report-only',
  'alt-svc',
  'strict-transport-security',
  'speculation-rules',
]);
const TYPES: Readonly<Record<string, PageRequest['type']>> = {
  script: 'script',
  stylesheet: 'stylesheet',
  xhr: 'data',
  fetch: 'data',
};

/**
 * Puts us between a page and the network: every request is answered from `options.answer` or not at all. Nothing but
 * GET, no pictures, fonts, media, frames, sockets, dialogs, downloads or further windows. A page that wants to go
 * elsewhere stays where it is; where to is noted.
 */
export async function guardPage(page: Page, url: string, options: RenderOptions): Promise<Guard> {
  const context: BrowserContext = page.context();
  let pending = 0;
  let answered = 0;
  let requests = 0;
  let strayed = 0;
  let isShown = false;
  const offered: Rendering['offered'][number][] = [];
  const unsent: Rendering['unsent'][number][] = [];
  const offer = (address: string, by: Rendering['offered'][number]['by']): void => {
    if (/^https?:/i.test(address) && offered.length < MAX_NOTED) offered.push({ url: address, by });
  };

  const goTo = async (route: Route, request: Request): Promise<void> => {
    const isOwn = pageOf(request) === page;
    if (isOwn && !isShown && request.method() === 'GET') {
      isShown = true;
      return fulfil(route, options.document);
    }
    strayed += 1;
    if (request.method() === 'GET' && !sameAddress(request.url(), url))
      offer(request.url(), isOwn ? 'navigation' : 'window');
    // Any other error would put the browser's own error page in the place of the page.
    return route.abort('aborted');
  };
  const give = async (route: Route, request: Request, type: PageRequest['type']): Promise<void> => {
    pending += 1;
    try {
      const headers = Object.entries(request.headers()) as readonly Header[];
      const answer = await options.answer({ url: request.url(), type, headers });
      if (answer === null) return await route.abort('blockedbyclient');
      answered += 1;
      return await fulfil(route, answer);
    } finally {
      pending -= 1;
    }
  };
  const handle = async (route: Route): Promise<void> => {
    const request = route.request();
    requests += 1;
    if (requests > MAX_REQUESTS) return route.abort('blockedbyclient');
    if (/^(?:data|blob|about):/i.test(request.url())) return route.continue();
    if (!/^https?:/i.test(request.url())) return route.abort('blockedbyclient');
    if (isTopNavigation(request)) return goTo(route, request);
    if (request.method() !== 'GET') {
      strayed += request.method() === 'POST' ? 1 : 0;
      if (unsent.length < MAX_NOTED) unsent.push({ url: request.url(), method: request.method() });
      return route.abort('blockedbyclient');
    }
    const type = pageOf(request) === page ? TYPES[request.resourceType()] : undefined;
    return type === undefined ? route.abort('blockedbyclient') : give(route, request, type);
  };

  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  page.on('download', (download) => {
    offer(download.url(), 'download');
    void download.cancel().catch(() => undefined);
  });
  context.on('page', (other) => {
    if (other !== page) void other.close().catch(() => undefined);
  });
  await context.routeWebSocket(/.*/, (socket) => void socket.close());
  // A page that is closed while it waits makes every late answer fail: nobody is left to be told.
  await context.route(/.*/, (route) => handle(route).catch(() => undefined));
  await context.addInitScript(`${SAME_EVERY_TIME}${NO_PEERS}`);
  return { pending: () => pending, answered: () => answered, strayed: () => strayed, offered, unsent };
}

/** Nothing is to be said to peers: what the flags of the start forbid is not even there. */
const NO_PEERS = `for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) delete globalThis[name];`;

/** Chance, as long as a page uses the usual function, is the same in every run: else its requests would not be. */
const SAME_EVERY_TIME = `(() => {
  let seed = 20260101;
  Math.random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
})();`;

/** Null for requests of no page: a worker's, or those of a window that is only being opened. */
function pageOf(request: Request): Page | null {
  try {
    return request.frame().page();
  } catch {
    return null;
  }
}

function isTopNavigation(request: Request): boolean {
  if (!request.isNavigationRequest()) return false;
  try {
    return request.frame().parentFrame() === null;
  } catch {
    return true;
  }
}

function sameAddress(a: string, b: string): boolean {
  return a.replace(/#.*$/, '') === b.replace(/#.*$/, '');
}

function fulfil(route: Route, { status, headers, body }: PageAnswer): Promise<void> {
  const merged: Record<string, string> = {};
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    if (NOT_HANDED_ON.has(lower)) continue;
    merged[lower] = merged[lower] === undefined ? value : `${merged[lower]}, ${value}`;
  }
  return route.fulfill({ status, headers: merged, body: Buffer.from(body) });
}
