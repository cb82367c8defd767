import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isLoopbackAddress } from '../gather/http/forbiddenAddress.ts';
import { isFailure } from '../gather/http/http.ts';
import { openHttp } from '../gather/http/openHttp.ts';
import { requestHeaders } from '../gather/http/requestHeaders.ts';
import {
  type Capture,
  isRedirect,
  redirectTarget,
  type Request,
  type Target,
  type TlsTrouble,
  troubleOfFailure,
} from '../model/capture.ts';
import type { CrawlConfig } from '../model/config.ts';
import { UserError } from '../model/errors.ts';
import { captureId, sha256 } from '../model/ids.ts';
import type { Clock } from '../model/ports.ts';

/** Institution and lane of everything that a person checks by hand. */
export const SELF_CHECK = 'self-check';

/** One exchange with its bytes, kept by nobody. */
export type Seen = { readonly capture: Capture; readonly bytes: Uint8Array | null };

/** A file on this machine, as if it had been answered with 200. */
export function readOne(path: string, maxBytes: number, clock: Clock): Seen[] {
  const url = pathToFileURL(resolve(path)).href;
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined)
    throw new UserError('file-missing', { bg: `${path}: няма такъв файл`, en: `${path}: no such file` });
  if (found.isDirectory()) {
    throw new UserError('file-directory', {
      bg: `${path}: това е папка; посочете един файл`,
      en: `${path}: this is a folder; name one file`,
    });
  }
  if (found.size > maxBytes) {
    throw new UserError('file-large', {
      bg: `${path}: ${Math.round(found.size / 1e6)} MB; тази команда чете до ${maxBytes / 1e6} MB`,
      en: `${path}: ${Math.round(found.size / 1e6)} MB; this command reads up to ${maxBytes / 1e6} MB`,
    });
  }
  const bytes = new Uint8Array(readFileSync(path));
  const body = { digest: sha256(bytes), bytes: bytes.length, truncated: null };
  const result = {
    is: 'response',
    status: 200,
    httpVersion: '',
    headers: [],
    body,
    remoteAddress: null,
    tls: null,
  } as const;
  return [
    { capture: captureOf({ method: 'GET', url, headers: [], body: null }, null, 1, clock.now(), 0, result), bytes },
  ];
}

/** One address with its redirects, by the crawler's own client: the same limits and address checks. */
export async function fetchOne(asked: string, crawl: CrawlConfig, clock: Clock): Promise<Seen[]> {
  const http = openHttp(crawl);
  const seen: Seen[] = [];
  try {
    let url: string | null = asked;
    let redirectFrom: string | null = null;
    let ignoring: TlsTrouble | null = null;
    while (url !== null && seen.length <= crawl.maxRedirects) {
      const request: Request = { method: 'GET', url, headers: requestHeaders(crawl, url, 'page', false), body: null };
      const startedMs = clock.now();
      const place = await http.locate(url);
      const answer = isFailure(place) ? place : await http.exchange(request, place, undefined, ignoring);
      const make = (result: Capture['result']): Capture =>
        captureOf(request, redirectFrom, seen.length + 1, startedMs, clock.now() - startedMs, result, ignoring);
      if (isFailure(answer)) {
        seen.push({ capture: make(answer), bytes: null });
        const trouble = troubleOfFailure(answer.code);
        if (trouble === null || ignoring !== null || isFailure(place)) return seen;
        // Once more, ignoring the fault: the file behind a bad certificate is judged all the same.
        if (!isLoopbackAddress(place.address)) await clock.wait(1_000);
        ignoring = trouble;
        continue;
      }
      const { body: bytes, truncated, is: _is, ...response } = answer;
      seen.push({
        capture: make({ is: 'response', ...response, body: { digest: sha256(bytes), bytes: bytes.length, truncated } }),
        bytes,
      });
      const location = isRedirect(answer.status) ? redirectTarget(answer.headers) : undefined;
      const next: URL | null = location === undefined ? null : URL.parse(location, url);
      if (next?.host !== URL.parse(url)?.host) ignoring = null;
      redirectFrom = seen.at(-1)?.capture.id ?? null;
      url = next?.href ?? null;
    }
    return seen;
  } finally {
    await http.close();
  }
}

function captureOf(
  request: Request,
  redirectFrom: string | null,
  sequence: number,
  startedMs: number,
  elapsedMs: number,
  result: Capture['result'],
  ignoring: TlsTrouble | null = null,
): Capture {
  const target: Target = {
    kind: 'resource',
    purpose: 'local-file',
    url: request.url,
    institutionId: SELF_CHECK,
    depth: 0,
    foundOn: null,
    linkIndex: null,
    redirectFrom,
    portalUri: null,
  };
  return {
    id: captureId(SELF_CHECK, request.method, request.url, 'local-file', ignoring === null ? undefined : 'tls'),
    lane: SELF_CHECK,
    sequence,
    target,
    request,
    startedAt: new Date(startedMs).toISOString(),
    elapsedMs,
    repeat: false,
    result,
  };
}
