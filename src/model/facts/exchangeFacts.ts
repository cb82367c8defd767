import type { BodyRef, TlsState } from '../capture.ts';
import type { PageFactValues } from './pageFacts.ts';
import { fact, type FactSpec } from './factSpec.ts';

/** Facts of one exchange: status, headers, how much of the body was kept, the connection. */
export type ExchangeFactValues = {
  'http.status': number;
  'http.content-type': string;
  'http.charset': string;
  'http.last-modified': string;
  'http.file-name': string;
  'http.truncated': boolean;
  'http.part': {
    /** Bytes kept, from the first on. */
    readonly kept: number;
    /** Bytes in all, as the server stated them; null when it did not, or when they are of the coded body. */
    readonly total: number | null;
    /** Bytes of its end that were asked for apart; 0 = none. */
    readonly tail: number;
    /** `length` = we stopped reading at the limit; the others befell us. */
    readonly cut: NonNullable<BodyRef['truncated']>;
  };
  'http.tls': TlsState;
  'http.refresh': PageFactValues['page.refresh'];
  'http.guard': string;
  'http.not-modified': { readonly audit: string; readonly capture: string; readonly at: string };
  'http.cookies': boolean;
};

export const EXCHANGE_FACTS = {
  'http.status': fact('exchange', 'number', null, 'Status code of the answer.'),
  'http.content-type': fact('exchange', 'text', null, 'Declared media type without parameters, lower case.'),
  'http.charset': fact('exchange', 'text', null, 'Declared character encoding, lower case.'),
  'http.last-modified': fact(
    'exchange',
    'date',
    'date-time',
    'Last-Modified, unless generated (equal to Date within two seconds).',
  ),
  'http.file-name': fact('exchange', 'text', null, 'File name from Content-Disposition or the address, decoded.'),
  'http.truncated': fact('exchange', 'flag', null, 'Only the beginning of the body was kept.'),
  'http.part': fact(
    'exchange',
    'record',
    'bytes',
    'Which part of a cut body was kept: its first bytes, of how many in all as far as stated, its last bytes where they were asked for apart, and why. Absent when whole.',
  ),
  'http.tls': fact(
    'exchange',
    'record',
    null,
    'Protocol of a secure connection, and the fault that was ignored to read over it (null = none). Absent over http.',
  ),
  'http.refresh': fact('exchange', 'record', 'seconds', 'The Refresh header, as page.refresh. Absent without one.'),
  'http.guard': fact(
    'exchange',
    'text',
    null,
    'The firewall or browser check whose headers the answer bears. Absent without one.',
  ),
  'http.not-modified': fact(
    'exchange',
    'record',
    null,
    'The server answered that nothing changed (304): audit, exchange and moment that the content is from.',
  ),
  'http.cookies': fact(
    'exchange',
    'flag',
    null,
    'Asked with the cookies that the host itself had set, since it redirects in a circle without. Absent otherwise.',
  ),
} as const satisfies Record<keyof ExchangeFactValues, FactSpec>;
