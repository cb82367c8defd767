import type { Client, Dispatcher } from 'undici';
import type { CrawlConfig } from '../../model/config.ts';
import {
  type BodyRef,
  type Failure,
  type Header,
  headerValue,
  type Request,
  type TlsState,
} from '../../model/capture.ts';
import { errorCode, failure, failureOf, type Progress } from './failureOf.ts';
import { type GatheredBody, gatherBody, headBytes } from './gatherBody.ts';
import { readHeaders } from './headerText.ts';
import type { Answer } from './http.ts';
import type { Receiver } from './openByteGate.ts';

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
  /** Bytes of the present answer that may still arrive without being body. */
  wrappingLeft: number;
  /** The present request has had a connection, even if it is gone by now. */
  reached: boolean;
};

/** An answer before content decoding. `broken` = the connection must not be used again. */
export type Raw = { readonly result: Answer | Failure; readonly broken: boolean };

type Gathered = { status: number; headers: Header[]; interim: number; readonly body: GatheredBody };

/** A server that knows the protocol needs one or two of them. */
const MAX_INTERIM_ANSWERS = 20;
/** What an answer may have around its body on the wire, besides as much as the body itself: head, chunk sizes, trailers. */
const MAX_WRAPPING_BYTES = 4 * 1024 * 1024;

/** Thrown into undici to stop reading; never seen outside. */
export class Enough extends Error {
  readonly cut: 'length' | 'time' | 'interim';

  constructor(cut: Enough['cut']) {
    super(`enough: ${cut}`);
    this.cut = cut;
  }
}

/**
 * Sends one request and gathers the answer up to `maxBodyBytes`. Its headers must be whole `headersTimeoutMs` after the
 * request went out, its body `bodyTimeoutMs` after them: a server that drips a byte a second would never be "idle", and
 * undici starts anew with each interim answer. While `room` lets nothing in, nothing is read, and the time of the body
 * begins anew afterwards: our own waiting is no fault of the server. Uses undici's handler directly: its body stream kills the process when
 * it is destroyed without an error listener.
 */
export function sendRequest(
  client: Client,
  line: Line,
  request: Request,
  config: CrawlConfig,
  room: Receiver,
  onSent: () => void,
): Promise<Raw> {
  const got: Gathered = { status: 0, headers: [], interim: 0, body: gatherBody() };
  const progress = (): Progress => (got.status > 0 ? 'body' : line.reached ? 'headers' : 'connect');
  const { promise, resolve } = Promise.withResolvers<Raw>();
  let limit = config.maxBodyBytes;
  let deadline: NodeJS.Timeout | undefined;
  const finish = (raw: Raw): void => {
    clearTimeout(deadline);
    deadline = undefined;
    if (!raw.broken) line.requests += 1;
    resolve(raw);
  };
  const endAfter = (ms: number, controller: Dispatcher.DispatchController): void => {
    clearTimeout(deadline);
    const timer = setTimeout(() => {
      // After the next look at the sockets: had we been busy ourselves, the answer may lie there.
      setImmediate(() => {
        if (deadline === timer) controller.abort(new Enough('time'));
      });
    }, ms);
    deadline = timer;
  };
  const readOn = (controller: Dispatcher.DispatchController): void => {
    endAfter(config.bodyTimeoutMs, controller);
    controller.resume();
  };
  line.httpVersion = '';
  line.wrappingLeft = MAX_WRAPPING_BYTES;
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
        onRequestStart(controller) {
          endAfter(config.headersTimeoutMs, controller);
          onSent();
        },
        onResponseStart(controller, status) {
          if (status < 200) {
            got.interim += 1;
            if (got.interim > MAX_INTERIM_ANSWERS) controller.abort(new Enough('interim'));
            return;
          }
          got.status = status;
          got.headers = readHeaders(controller.rawHeaders);
          limit = readingLimit(got.headers, config.maxBodyBytes);
          endAfter(config.bodyTimeoutMs, controller);
        },
        onResponseData(controller, chunk) {
          line.wrappingLeft += 2 * chunk.length;
          if (got.body.size > limit) return;
          got.body.add(chunk);
          if (got.body.size > limit) controller.abort(new Enough('length'));
          else if (!room.add(chunk.length, () => readOn(controller))) {
            clearTimeout(deadline);
            deadline = undefined;
            controller.pause();
          }
        },
        onResponseEnd: () => finish({ result: answerFrom(got, line, null, limit), broken: false }),
        onResponseError: (_controller, error) =>
          finish({ result: afterError(error, progress(), got, line, limit), broken: true }),
      },
    );
  } catch (error) {
    finish({ result: failureOf(error, 'connect'), broken: true });
  }
  return promise;
}

function readingLimit(headers: readonly Header[], maxBodyBytes: number): number {
  const stated = Number(headerValue(headers, 'content-length') ?? 0);
  return stated > maxBodyBytes ? headBytes(maxBodyBytes) : maxBodyBytes;
}

/** What was read before the trouble is kept and marked; with nothing read it is a failure. */
function afterError(error: Error, progress: Progress, got: Gathered, line: Line, limit: number): Answer | Failure {
  if (error instanceof Enough) return afterEnough(error.cut, got, line, limit);
  if (got.status === 0 || got.body.size === 0) return failureOf(error, progress);
  const late = errorCode(error) === 'UND_ERR_BODY_TIMEOUT';
  return answerFrom(got, line, late ? 'time' : 'disconnect', limit);
}

function afterEnough(cut: Enough['cut'], got: Gathered, line: Line, limit: number): Answer | Failure {
  if (cut === 'interim') return failure('http-garbage', `more than ${MAX_INTERIM_ANSWERS} interim answers (1xx)`);
  if (got.status === 0)
    return cut === 'time'
      ? failure('headers-timeout', 'the head of the answer was not whole in time')
      : failure('headers-too-large', 'the head of the answer does not end');
  if (got.body.size === 0)
    return cut === 'time'
      ? failure('body-timeout', 'no byte of the body in time')
      : failure('body-cut', 'chunk extensions without end in place of a body');
  return answerFrom(got, line, cut, limit);
}

function answerFrom(got: Gathered, line: Line, truncated: BodyRef['truncated'], limit: number): Answer {
  return {
    is: 'answer',
    status: got.status,
    httpVersion: line.httpVersion === '' ? 'HTTP/1.1' : line.httpVersion,
    headers: got.headers,
    body: got.body.bytes(truncated === 'length' ? headBytes(limit) : limit),
    truncated,
    remoteAddress: line.remoteAddress,
    tls: line.tls,
  };
}
