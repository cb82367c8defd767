import type { BodyRef, Failure, Header, Request, Response, TlsTrouble } from '../../model/capture.ts';

/** Where a request goes on the wire. `mapped` = config.resolve named it, so it may be loopback or private. */
export type Place = {
  readonly address: string;
  readonly port: number;
  readonly mapped: boolean;
};

/** An answer with its bytes: content decoding undone, cut at the limits of config. */
export type Answer = {
  readonly is: 'answer';
  readonly status: number;
  /** `HTTP/1.1` or `HTTP/1.0`, from the status line. */
  readonly httpVersion: string;
  /** Order, spelling and repeats as received. */
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  readonly truncated: BodyRef['truncated'];
  readonly remoteAddress: string | null;
  readonly tls: Response['tls'];
};

/**
 * The network as gather sees it: one exchange at a time, no redirects followed, no cookies, nothing thrown for what
 * the world does. `locate` looks a name up and checks the address; `exchange` connects to that address and no other,
 * so a name that answers differently at the second look-up leads nowhere.
 */
export type Http = {
  locate(url: string): Promise<Place | Failure>;
  /**
   * `onSent` is called when the request goes onto an open connection: what the other side sees as its start. With
   * `ignoring` faults of TLS do not stop the exchange; the answer names the one that was found, or else this one.
   */
  exchange(
    request: Request,
    place: Place,
    onSent?: () => void,
    ignoring?: TlsTrouble | null,
  ): Promise<Answer | Failure>;
  close(): Promise<void>;
};

export function isFailure(value: Place | Answer | Failure): value is Failure {
  return 'is' in value && value.is === 'failure';
}
