import { Configuration, log, LogLevel, PlaywrightCrawler } from '@crawlee/playwright';
import { type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
import type { Rendering, RenderOptions } from '../model/ports.ts';
import { QUIET_FLAGS } from './chromiumStart.ts';
import type { LoopbackProxy } from './loopbackProxy.ts';

export type Launch = {
  readonly executablePath: string;
  readonly sandbox: boolean;
  readonly proxy: Pick<LoopbackProxy, 'url' | 'permit'>;
};

/** A page whose scripts write without end would fill the memory. */
const MAX_HTML_CHARACTERS = 30_000_000;
/** After loading, scripts get this long without a request until the page counts as shown. */
const QUIET_MS = 500;

type Seen = Rendering['requests'][number];

/**
 * Shows one page in Chromium through Crawlee's PlaywrightCrawler: under our own name, nothing kept on disk, no retry,
 * pictures and fonts not loaded, no downloads, no dialogs, nothing but GET, at most `timeoutMs`. Throws when the page
 * could not be shown.
 */
export async function renderPage(url: string, options: RenderOptions, launch: Launch): Promise<Rendering> {
  const requests: Seen[] = [];
  let rendering: Rendering | undefined;
  let failure: Error | undefined;
  log.setLevel(LogLevel.OFF);
  const crawler = new PlaywrightCrawler(
    {
      launchContext: {
        launcher: chromium,
        userAgent: options.userAgent,
        // Only so does each page get the settings below, in a context of its own.
        useIncognitoPages: true,
        launchOptions: {
          executablePath: launch.executablePath,
          chromiumSandbox: launch.sandbox,
          headless: true,
          args: [...QUIET_FLAGS, '--proxy-bypass-list=<-loopback>'],
          proxy: { server: launch.proxy.url },
        },
      },
      // Crawlee fakes a desktop browser's fingerprint unless told not to; we come under our own name.
      browserPoolOptions: {
        useFingerprints: false,
        prePageCreateHooks: [
          (_id, _controller, pageOptions) => {
            Object.assign(pageOptions ?? {}, {
              acceptDownloads: false,
              serviceWorkers: 'block',
              userAgent: options.userAgent,
              locale: 'bg-BG',
            });
          },
        ],
      },
      useSessionPool: false,
      persistCookiesPerSession: false,
      maxRequestRetries: 0,
      maxRequestsPerCrawl: 1,
      maxConcurrency: 1,
      navigationTimeoutSecs: Math.max(1, Math.ceil(options.timeoutMs / 1000)),
      requestHandlerTimeoutSecs: Math.max(1, Math.ceil(options.timeoutMs / 1000)) + 5,
      preNavigationHooks: [
        async ({ page }, gotoOptions) => {
          await guardPage(page, options, launch, requests);
          Object.assign(gotoOptions ?? {}, { waitUntil: 'domcontentloaded', timeout: options.timeoutMs });
        },
      ],
      async requestHandler({ page, response }) {
        // A page that never falls silent is taken as it stands.
        await page
          .waitForLoadState('networkidle', { timeout: Math.max(QUIET_MS, options.timeoutMs / 2) })
          .catch(() => undefined);
        const html = (await page.content()).slice(0, MAX_HTML_CHARACTERS);
        rendering = { url: page.url(), status: response?.status() ?? null, html, requests };
      },
      failedRequestHandler(_context, error) {
        failure = error;
      },
    },
    new Configuration({
      persistStorage: false,
      purgeOnStart: false,
      systemInfoIntervalMillis: 60_000,
      defaultRequestQueueId: crypto.randomUUID(),
    }),
  );
  await within(crawler.run([{ url, uniqueKey: crypto.randomUUID() }]), options.timeoutMs + 10_000, () =>
    crawler.teardown(),
  );
  if (rendering === undefined) throw failure ?? new Error('the page was not shown');
  return rendering;
}

/** Every request of the page is asked for; forms, dialogs, web sockets and further windows lead nowhere. */
async function guardPage(page: Page, options: RenderOptions, launch: Launch, requests: Seen[]): Promise<void> {
  const context: BrowserContext = page.context();
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  page.on('download', (download) => void download.cancel().catch(() => undefined));
  context.on('page', (other) => {
    if (other !== page) void other.close().catch(() => undefined);
  });
  page.on(
    'response',
    (response) => void requests.push({ url: response.url(), status: response.status(), refused: null }),
  );
  await context.routeWebSocket(/.*/, (socket) => void socket.close());
  await context.route(/.*/, async (route) => {
    const refused = await refusalOf(route, options);
    if (refused === null) {
      launch.proxy.permit(route.request().url());
      return route.continue().catch(() => undefined);
    }
    requests.push({ url: route.request().url(), status: null, refused });
    return route.abort('blockedbyclient').catch(() => undefined);
  });
}

async function refusalOf(route: Route, options: RenderOptions): Promise<string | null> {
  const request = route.request();
  if (request.method() !== 'GET') return `method ${request.method()}`;
  if (!/^https?:/i.test(request.url())) return /^(?:data|blob|about):/i.test(request.url()) ? null : 'scheme';
  const type = request.resourceType();
  if (type === 'image' || type === 'font' || type === 'media') return type;
  return (await options.allow(request.url(), type)) ? null : 'not allowed';
}

async function within<T>(work: Promise<T>, timeoutMs: number, onLate: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no page after ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([work, late]);
  } catch (error) {
    await onLate().catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
