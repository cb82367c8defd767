import type { Client } from 'undici';
import type { CrawlConfig } from '../../model/config.ts';
import type { BodyRef, Failure, Header, Request, TlsState } from '../../model/capture.ts';
import { errorCode, failureOf, type Progress } from './failureOf.ts';
import type { Answer } from './http.ts';

/** What is known of the socket under a client; written by the connector. */
export type Line = {
  /** Requests already answered on the present socket. */
  requests: number;
  /** Empty = to be read from the next bytes. */
  httpVersion: string;
  remoteAddress: string | null;
  /** Null over plain HTTP. */
  tls: TlsState | null;
  connected: boolean;
  /** The present request has had a connection, even if it is gone by now. */
  reached: boolean;
};

/** An answer before content decoding. `broken` = the connection must not be used again. */
export type Raw = { readonly result: Answer | Failure; readonly broken: boolean };

type Gathered = { status: number; headers: Header[]; parts: Uint8Array[]; size: number };

/** Thrown into undici to stop reading; never seen outside. */
class Enough extends Error {
  readonly cut: 'length' | 'time';

  constructor(cut: 'length' | 'time') {
    super(`enough: ${cut}`);
    this.cut = cut;
  }
}

/**
 * Sends one request and gathers the answer up to `maxBodyBytes`, for at most `bodyTimeoutMs` after its headers: a
 * server that drips a byte a second would never be "idle". Uses undici's handler directly: its body stream kills the
 * process when it is destroyed without an error listener.
 */
export function sendRequest(
  client: Client,
  line: Line,
  request: Request,
  config: CrawlConfig,
  onSent: () => void,
): Promise<Raw> {
  const got: Gathered = { status: 0, headers: [], parts: [], size: 0 };
  const progress = (): Progress => (got.status > 0 ? 'body' : line.reached ? 'headers' : 'connect');
  const { promise, resolve } = Promise.withResolvers<Raw>();
  let deadline: NodeJS.Timeout | undefined;
  const finish = (raw: Raw): void => {
    clearTimeout(deadline);
    if (!raw.broken) line.requests += 1;
    resolve(raw);
  };
  line.httpVersion = '';
  line.reached = line.connected;
  const parsed = new URL(request.url);
  try {
    client.dispatch(
      {
        path: `${parsed.pathname}${parsed.search}`,
        method: request.method,
        headers: request.headers.flatMap(([name, value]) => [name, value]),
        body: request.body,
        headersTimeout: config.headersTimeoutMs,
        bodyTimeout: config.bodyTimeoutMs,
      },
      {
        onRequestStart: onSent,
        onResponseStart(controller, status) {
          if (status < 200) return;
          got.status = status;
          got.headers = readHeaders(controller.rawHeaders);
          deadline = setTimeout(() => controller.abort(new Enough('time')), config.bodyTimeoutMs);
        },
        onResponseData(controller, chunk) {
          if (got.size >= config.maxBodyBytes + 1) return;
          // undici reuses the memory behind a chunk: keep a copy, cut at the limit.
          const kept = Uint8Array.from(chunk.subarray(0, config.maxBodyBytes + 1 - got.size));
          got.parts.push(kept);
          got.size += kept.length;
          if (got.size > config.maxBodyBytes) controller.abort(new Enough('length'));
        },
        onResponseEnd: () => finish({ result: answerFrom(got, line, null, config.maxBodyBytes), broken: false }),
        onResponseError: (_controller, error) =>
          finish({ result: afterError(error, progress(), got, line, config.maxBodyBytes), broken: true }),
      },
    );
  } catch (error) {
    finish({ result: failureOf(error, 'connect'), broken: true });
  }
  return promise;
}

/** What was read before the trouble is kept and marked; with nothing read it is a failure. */
function afterError(
  error: Error,
  progress: Progress,
  got: Gathered,
  line: Line,
  maxBodyBytes: number,
): Answer | Failure {
  if (error instanceof Enough && (got.size > 0 || error.cut === 'length'))
    return answerFrom(got, line, error.cut, maxBodyBytes);
  if (error instanceof Enough) return { is: 'failure', code: 'body-timeout', detail: 'no byte of the body in time' };
  if (got.status === 0 || got.size === 0) return failureOf(error, progress);
  const late = errorCode(error) === 'UND_ERR_BODY_TIMEOUT';
  return answerFrom(got, line, late ? 'time' : 'disconnect', maxBodyBytes);
}

function answerFrom(got: Gathered, line: Line, truncated: BodyRef['truncated'], maxBodyBytes: number): Answer {
  return {
    is: 'answer',
    status: got.status,
    httpVersion: line.httpVersion === '' ? 'HTTP/1.1' : line.httpVersion,
    headers: got.headers,
    body: Buffer.concat(got.parts, Math.min(got.size, maxBodyBytes)),
    truncated,
    remoteAddress: line.remoteAddress,
    tls: line.tls,
  };
}

/** undici gives name, value, name, value … as bytes. Old servers write Cyrillic file names raw: UTF-8 if it is, else latin1. */
function readHeaders(raw: unknown): Header[] {
  const items: readonly unknown[] = Array.isArray(raw) ? raw : [];
  const headers: Header[] = [];
  for (let index = 0; index + 1 < items.length; index += 2)
    headers.push([headerText(items[index]), headerText(items[index + 1])]);
  return headers;
}

function headerText(value: unknown): string {
  if (!(value instanceof Uint8Array)) return String(value);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value);
  } catch {
    return Buffer.from(value).toString('latin1');
  }
}
