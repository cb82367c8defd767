import { type Fault, raw, sound, TABLE } from '../fault.ts';

const refuses =
  (status: string, headers: readonly string[] = []): Fault['serve'] =>
  ({ socket }) =>
    void socket.write(raw(status, [...headers, 'Content-Length: 2'], 'no'));

/** Refusals, and requests to wait. */
export const STATUS_FAULTS: readonly Fault[] = [
  {
    name: 'unauthorized',
    what: '401',
    serve: refuses('401 Unauthorized', ['WWW-Authenticate: Basic realm="x"']),
    expect: ['/fault.csv 401'],
  },
  { name: 'forbidden', what: '403', serve: refuses('403 Forbidden'), expect: ['/fault.csv 403'] },
  {
    name: 'proxy-login',
    what: '407',
    serve: refuses('407 Proxy Authentication Required', ['Proxy-Authenticate: Basic']),
    expect: ['/fault.csv 407'],
  },
  {
    name: 'legal-reasons',
    what: '451',
    serve: refuses('451 Unavailable For Legal Reasons'),
    expect: ['/fault.csv 451'],
  },
  { name: 'teapot', what: '418', serve: refuses('418 I am a teapot'), expect: ['/fault.csv 418'] },
  { name: 'server-error', what: '500', serve: refuses('500 Internal Server Error'), expect: ['/fault.csv 500'] },
  {
    name: 'busy-seconds',
    what: '503 with Retry-After in seconds',
    serve: refuses('503 Service Unavailable', ['Retry-After: 1']),
    expect: ['/fault.csv 503', '/fault.csv 503'],
  },
  {
    name: 'busy-date',
    what: '503 with Retry-After as a date that has passed',
    serve: refuses('503 Service Unavailable', ['Retry-After: Sun, 06 Nov 1994 08:49:37 GMT']),
    expect: ['/fault.csv 503', '/fault.csv 503'],
  },
  {
    name: 'busy-nonsense',
    what: '503 with a Retry-After that says nothing',
    serve: refuses('503 Service Unavailable', ['Retry-After: -1']),
    expect: ['/fault.csv 503'],
  },
  {
    name: 'too-many-once',
    what: '429 with Retry-After, then the answer',
    serve: ({ socket, count }) =>
      void socket.write(
        count === 1 ? raw('429 Too Many Requests', ['Retry-After: 1', 'Content-Length: 0']) : sound(TABLE),
      ),
    expect: ['/fault.csv 429', '/fault.csv 200'],
  },
  {
    name: 'too-many-requests',
    what: '429 without Retry-After: left alone for a day',
    serve: refuses('429 Too Many Requests'),
    expect: ['/fault.csv 429'],
    end: 'cut-by-budget',
  },
];
