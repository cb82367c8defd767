import type { Failure, RenderingNote, Response } from '../../model/capture.ts';
import { sha256 } from '../../model/ids.ts';
import type { FrontierEntry, PageAnswer, Rendering } from '../../model/ports.ts';
import { normaliseAddress } from '../frontier/normaliseAddress.ts';
import { captureIdOf } from '../frontier/frontierEntry.ts';
import { failure } from '../http/failureOf.ts';
import { userAgentOf } from '../http/requestHeaders.ts';
import { commitExchange, type Done } from '../lane/commitExchange.ts';
import { hostnameOf } from '../lane/laneContext.ts';
import type { Lane, Shared } from '../lane/runtime.ts';
import { recordedAnswer } from './knownAnswer.ts';
import { openSubRequests, type SubRequests } from './openSubRequests.ts';

const MAX_OFFERED = 200;

/**
 * Shows a page in the browser, from its recorded bytes; what the scripts made of it becomes the body. First the
 * sub-requests are committed, each as a capture and in the order of their addresses, then the rendering is handed back.
 * Killed on the way, the next run finds the first ones recorded, asks for the rest and comes to the same order.
 */
export async function takeRendering(shared: Shared, lane: Lane, entry: FrontierEntry, repeat: boolean): Promise<Done> {
  const startMs = shared.clock.now();
  const page = await recordedAnswer(shared, entry.target.foundOn ?? '');
  const requests = openSubRequests(shared, lane, entry, repeat);
  const shown = page === null ? noRecord() : await show(shared, lane, entry, page.answer, requests);
  await requests.finish();
  if (requests.failed() !== undefined) throw requests.failed();
  for (const done of requests.recorded()) await commitSubRequest(shared, lane, done);
  return renderingDone(shared, lane, entry, { shown, requests, startMs, repeat });
}

function noRecord(): Failure {
  return failure('browser-failed', 'the page that should be shown is not in the evidence');
}

async function show(
  { render }: Shared,
  lane: Lane,
  { target }: FrontierEntry,
  document: PageAnswer,
  requests: SubRequests,
): Promise<Rendering | Failure> {
  if (render === null) return failure('browser-missing', 'no browser');
  const { crawl } = lane.context.config;
  const rendering = await render(target.url, {
    userAgent: userAgentOf(crawl),
    timeoutMs: crawl.browser.timeoutMs,
    document,
    answer: (request) => requests.answer(request),
  });
  if (!('is' in rendering)) for (const { url, method } of rendering.unsent) requests.note(url, method);
  return rendering;
}

async function commitSubRequest(shared: Shared, lane: Lane, done: Done): Promise<void> {
  // Others of the same page may have been asked since: what the host's pace is now counts after a kill.
  const pace = done.pace === null ? null : shared.pacer.pace(hostnameOf(done.entry.target.url));
  const { address } = done.capture;
  const addressPace = done.addressPace === null || address === undefined ? null : shared.pacer.pace(address);
  const capture = { ...done.capture, sequence: lane.state.sequence + 1 };
  await commitExchange(shared, lane, { ...done, pace, addressPace, capture });
}

type Shown = {
  readonly shown: Rendering | Failure;
  readonly requests: SubRequests;
  readonly startMs: number;
  readonly repeat: boolean;
};

function renderingDone(
  shared: Shared,
  lane: Lane,
  entry: FrontierEntry,
  { shown, requests, startMs, repeat }: Shown,
): Done {
  const { maxBodyBytes } = lane.context.config.crawl;
  const isShown = !('is' in shown);
  const whole = isShown ? Buffer.from(shown.html, 'utf8') : null;
  const body = whole?.subarray(0, maxBodyBytes) ?? null;
  const screenshot = isShown ? shown.screenshot : null;
  return {
    entry,
    body,
    screenshot: screenshot?.bytes,
    pace: null,
    addressPace: null,
    capture: {
      id: captureIdOf(lane.context.lane, entry),
      lane: lane.context.lane,
      sequence: lane.state.sequence + 1,
      target: entry.target,
      // Without headers: nobody was asked for the page again.
      request: { method: 'GET', url: entry.target.url, headers: [], body: null },
      startedAt: new Date(startMs).toISOString(),
      elapsedMs: Math.max(0, shared.clock.now() - startMs),
      repeat,
      result: body === null || whole === null ? (shown as Failure) : responseOf(body, body.length < whole.length),
      ...(isShown ? { rendering: noteOf(shown, requests) } : {}),
    },
  };
}

function responseOf(body: Uint8Array, isCut: boolean): Response {
  return {
    is: 'response',
    status: 200,
    httpVersion: 'HTTP/1.1',
    headers: [['Content-Type', 'text/html; charset=utf-8']],
    body: { digest: sha256(body), bytes: body.length, truncated: isCut ? 'length' : null },
    remoteAddress: null,
    tls: null,
  };
}

function noteOf({ offered, clicks, screenshot }: Rendering, requests: SubRequests): RenderingNote {
  const found = new Map<string, RenderingNote['offered'][number]>();
  for (const url of requests.data()) found.set(url, { url, by: 'data' });
  for (const { url: href, by } of offered) {
    const url = normaliseAddress(href);
    if (url !== null && !found.has(url)) found.set(url, { url, by });
  }
  return {
    given: requests.given(),
    offered: [...found.values()].sort((a, b) => (a.url < b.url ? -1 : 1)).slice(0, MAX_OFFERED),
    clicks,
    screenshot:
      screenshot === null
        ? null
        : { digest: sha256(screenshot.bytes), bytes: screenshot.bytes.length, type: screenshot.type },
  };
}
