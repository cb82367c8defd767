import type { Socket } from 'node:net';
import type { TlsSite } from '../gather/fakes/tlsWeb.ts';

/** One request to a faulty server, and the socket on which it may misbehave. */
export type Talk = {
  readonly socket: Socket;
  readonly path: string;
  /** How often this path was asked of this server, from 1. */
  readonly count: number;
};

/**
 * One named way in which a server misbehaves. It is a host of its own, `NAME.fault.example`, on a port of its own, and
 * an institution of the audit in faultAudit.test.ts. Its start page links to `/fault.csv`, where the fault is, and to
 * `/good.csv`, where none is: one bad answer must not cost the body the rest of its site.
 */
export type Fault = {
  readonly name: string;
  /** What the server does, for people. */
  readonly what: string;
  /** Answers whatever `serves` names; null = nobody listens at all. */
  readonly serve: ((talk: Talk) => void) | null;
  /** Paths that are faulty; all others are in order. Default `fault`: those that begin with `/fault`. */
  readonly serves?: 'fault' | 'everything';
  /** The certificate, when it is a site with TLS. */
  readonly tls?: TlsSite;
  /** `https` where the address says so but the server knows nothing of it. */
  readonly scheme?: 'https';
  /**
   * The captures that must come of it, in order: `PATH STATUS`, with `length`, `time` or `disconnect` behind it when the
   * body was cut, and `over FAULT` when TLS was faulty; or `PATH FAILURE-CODE`; or `PATH SKIP-REASON`. Of all captures
   * those of faulty paths and redirects; with `everything` all of its own address.
   */
  readonly expect: readonly string[] | ((told: readonly string[]) => void);
  /** What the kept body of the first answered faulty capture must be: text, or how many bytes. */
  readonly body?: string | number;
  /** How the lane ends; default `complete`. */
  readonly end?: 'complete' | 'cut-by-budget' | 'not-reached';
};

/** A head and a body as they are: lengths are the caller's business. */
export function raw(status: string, headers: readonly string[], body: string | Buffer = ''): Buffer {
  const lines = headers.map((header) => `${header}\r\n`).join('');
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines}\r\n`, 'latin1'), Buffer.from(body)]);
}

/** An answer in order. */
export function sound(body: string | Buffer, type = 'text/csv; charset=utf-8', more: readonly string[] = []): Buffer {
  const length = Buffer.byteLength(body);
  return raw('200 OK', [`Content-Type: ${type}`, `Content-Length: ${length}`, ...more], body);
}

/** A table that every fault that brings one brings. */
export const TABLE = 'област;брой\nСеверна;5\nЮжна;7\n';

/** Writes again and again until the other side hangs up. */
export function endlessly(socket: Socket, piece: Buffer): void {
  const pump = (): void => {
    while (!socket.destroyed && socket.writable) {
      if (!socket.write(piece)) {
        socket.once('drain', pump);
        return;
      }
    }
  };
  pump();
}

/** Writes a piece every `ms` until the other side hangs up. */
export function dripping(socket: Socket, piece: string, ms = 40): void {
  const timer = setInterval(() => socket.write(piece), ms);
  socket.once('close', () => clearInterval(timer));
}
