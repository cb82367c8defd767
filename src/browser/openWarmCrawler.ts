import { Configuration, log, LogLevel, PlaywrightCrawler } from '@crawlee/playwright';
import { chromium } from 'playwright-core';
import type { Failure } from '../model/capture.ts';
import type { Rendering, RenderOptions } from '../model/ports.ts';
import { QUIET_FLAGS } from './chromiumStart.ts';
import { failureIn } from './failureIn.ts';
import { guardPage, type Guard } from './guardPage.ts';
import { showPage } from './showPage.ts';

export type Launch = { readonly executablePath: string; readonly sandbox: boolean; readonly proxyUrl: string };

export type WarmCrawler = {
  /** Never rejects. */
  show(url: string, options: RenderOptions): Promise<Rendering | Failure>;
  close(): Promise<void>;
};

/** A page holds a hundred megabytes; most of its time it waits for its sub-requests' turns. */
const PAGES_AT_ONCE = 3;
/** Chromium grows: after so many pages a new one is started. */
const PAGES_PER_BROWSER = 40;
/** However politely the sub-requests have to wait, and whatever goes wrong: a page takes no longer than this. */
const LONGEST_MS = 240_000;

type Job = {
  readonly url: string;
  readonly options: RenderOptions;
  readonly done: (result: Rendering | Failure) => void;
};

type Running = {
  readonly crawler: PlaywrightCrawler;
  readonly ended: Promise<unknown>;
  taken: number;
  open: number;
  retired: boolean;
};

/**
 * One Chromium, kept warm across pages, behind Crawlee's PlaywrightCrawler: each page in a context of its own, under
 * our own name, nothing on disk, no retry. It is left for a new one after forty pages, and at once when a page fails:
 * what crashed or hung must not reach the next.
 */
export function openWarmCrawler(launch: Launch): WarmCrawler {
  const jobs = new Map<string, Job>();
  const waiting: (() => void)[] = [];
  const all = new Set<Running>();
  let current: Running | null = null;
  let busy = 0;

  const retire = (running: Running): void => {
    running.retired = true;
    if (current === running) current = null;
    if (running.open === 0) void closeRunning(running);
  };
  const closeRunning = async (running: Running): Promise<void> => {
    if (!all.delete(running)) return;
    await running.crawler.teardown().catch(() => undefined);
    await running.ended.catch(() => undefined);
  };
  const enter = async (): Promise<void> => {
    if (busy < PAGES_AT_ONCE) busy += 1;
    else await new Promise<void>((resolve) => void waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  };
  const runningFor = (options: RenderOptions): Running => {
    if (current !== null && current.taken >= PAGES_PER_BROWSER) retire(current);
    if (current === null) {
      const crawler = newCrawler(launch, options.userAgent, jobs);
      current = { crawler, ended: crawler.run(), taken: 0, open: 0, retired: false };
      current.ended.catch(() => undefined);
      all.add(current);
    }
    current.taken += 1;
    current.open += 1;
    return current;
  };

  return {
    async show(url, options) {
      await enter();
      const running = runningFor(options);
      const key = crypto.randomUUID();
      try {
        const result = await new Promise<Rendering | Failure>((resolve) => {
          const timer = setTimeout(() => resolve(failureIn(new Error(`no page after ${LONGEST_MS} ms`))), LONGEST_MS);
          const done = (answer: Rendering | Failure): void => {
            clearTimeout(timer);
            resolve(answer);
          };
          jobs.set(key, { url, options, done });
          const refused = (error: unknown): void => resolve(failureIn(error));
          running.crawler.addRequests([{ url, uniqueKey: key }]).catch(refused);
        });
        running.open -= 1;
        if ('is' in result || running.retired) retire(running);
        return result;
      } finally {
        jobs.delete(key);
        leave();
      }
    },
    async close() {
      for (const { done } of jobs.values()) done(failureIn(new Error('the browser was closed')));
      await Promise.all([...all].map((running) => closeRunning(running)));
    },
  };
}

function newCrawler(launch: Launch, userAgent: string, jobs: ReadonlyMap<string, Job>): PlaywrightCrawler {
  log.setLevel(LogLevel.OFF);
  const guards = new WeakMap<object, Guard>();
  const seconds = LONGEST_MS / 1000;
  return new PlaywrightCrawler(
    {
      launchContext: {
        launcher: chromium,
        userAgent,
        // Only so does each page get the settings below, in a context of its own.
        useIncognitoPages: true,
        launchOptions: {
          executablePath: launch.executablePath,
          chromiumSandbox: launch.sandbox,
          headless: true,
          args: [...QUIET_FLAGS],
          proxy: { server: launch.proxyUrl },
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
              userAgent,
              locale: 'bg-BG',
              timezoneId: 'Europe/Sofia',
              viewport: { width: 1280, height: 1024 },
              reducedMotion: 'reduce',
            });
          },
        ],
      },
      keepAlive: true,
      useSessionPool: false,
      persistCookiesPerSession: false,
      retryOnBlocked: false,
      maxRequestRetries: 0,
      minConcurrency: PAGES_AT_ONCE,
      maxConcurrency: PAGES_AT_ONCE,
      autoscaledPoolOptions: { maybeRunIntervalSecs: 0.05 },
      navigationTimeoutSecs: seconds,
      requestHandlerTimeoutSecs: seconds,
      preNavigationHooks: [
        async ({ page, request }, gotoOptions) => {
          const job = jobs.get(request.uniqueKey);
          if (job === undefined) throw new Error('nobody waits for this page any more');
          guards.set(page, await guardPage(page, job.url, job.options));
          // Waiting for scripts is up to showPage: they wait for their hosts' turns, which is no fault of theirs.
          Object.assign(gotoOptions ?? {}, { waitUntil: 'commit', timeout: LONGEST_MS });
        },
      ],
      async requestHandler({ page, request }) {
        const job = jobs.get(request.uniqueKey);
        const guard = guards.get(page);
        if (job === undefined || guard === undefined) return;
        job.done(await showPage(page, guard, job.options.timeoutMs).catch(failureIn));
      },
      failedRequestHandler({ request }, error) {
        jobs.get(request.uniqueKey)?.done(failureIn(error));
      },
    },
    new Configuration({
      persistStorage: false,
      purgeOnStart: false,
      systemInfoIntervalMillis: 60_000,
      defaultRequestQueueId: crypto.randomUUID(),
    }),
  );
}
