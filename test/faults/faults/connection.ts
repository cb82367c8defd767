import { dripping, endlessly, type Fault, raw, sound, TABLE } from '../fault.ts';

const refusedBy = (code: string): string[] => ['/robots.txt ' + code, '/ robots-unreachable'];

/** Connections that do not come about, break, stall or never end. */
export const CONNECTION_FAULTS: readonly Fault[] = [
  {
    name: 'refused',
    what: 'nobody listens at the port',
    serve: null,
    serves: 'everything',
    expect: refusedBy('connect-refused'),
    end: 'not-reached',
  },
  {
    name: 'hangs-up',
    what: 'closes every connection without a word',
    serve: ({ socket }) => socket.destroy(),
    serves: 'everything',
    expect: refusedBy('connect-reset'),
    end: 'not-reached',
  },
  {
    name: 'silent',
    what: 'takes the request and says nothing',
    serve: () => undefined,
    expect: ['/fault.csv headers-timeout'],
  },
  {
    name: 'cut-in-head',
    what: 'closes in the middle of a header',
    serve: ({ socket }) => socket.end('HTTP/1.1 200 OK\r\nContent-Ty'),
    expect: ['/fault.csv connect-reset'],
  },
  {
    name: 'cut-before-body',
    what: 'closes after the head',
    serve: ({ socket }) => socket.end(raw('200 OK', ['Content-Length: 100'])),
    expect: ['/fault.csv body-cut'],
  },
  {
    name: 'cut-in-body',
    what: 'closes in the middle of the body',
    serve: ({ socket }) => socket.end(raw('200 OK', ['Content-Length: 1000'], TABLE)),
    expect: ['/fault.csv 200 disconnect'],
    body: TABLE,
  },
  {
    name: 'drip-in-head',
    what: 'a byte of the head at a time, without end',
    serve: ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\nX-Slow: ');
      dripping(socket, 'x');
    },
    expect: ['/fault.csv headers-timeout'],
  },
  {
    name: 'drip-in-body',
    what: 'a byte of the body at a time, without end',
    serve: ({ socket }) => {
      socket.write(raw('200 OK', ['Content-Type: text/csv', 'Content-Length: 1000000'], TABLE));
      dripping(socket, 'x');
    },
    expect: ['/fault.csv 200 time'],
  },
  {
    name: 'stalls-before-body',
    what: 'a head, and then nothing',
    serve: ({ socket }) => void socket.write(raw('200 OK', ['Content-Length: 100'])),
    expect: ['/fault.csv body-timeout'],
  },
  {
    name: 'stalls-in-body',
    what: 'half of the body, and then nothing',
    serve: ({ socket }) => void socket.write(raw('200 OK', ['Content-Length: 1000'], TABLE)),
    expect: ['/fault.csv 200 time'],
    body: TABLE,
  },
  {
    name: 'endless-body',
    what: 'a body without length that never ends',
    serve: ({ socket }) => {
      socket.write(raw('200 OK', ['Content-Type: text/csv']));
      endlessly(socket, Buffer.alloc(65_536, TABLE));
    },
    expect: ['/fault.csv 200 length'],
    body: 4 * 1024 * 1024,
  },
  {
    name: 'closed-while-idle',
    what: 'closes the kept connection when the next request arrives on it',
    serve: ({ socket }) => {
      socket.write(sound(TABLE));
      socket.removeAllListeners('data');
      socket.once('data', () => socket.destroy());
    },
    expect: ['/fault.csv 200'],
    body: TABLE,
  },
  {
    name: 'junk-after-answer',
    what: 'bytes behind the end of the answer, on a connection that stays open',
    serve: ({ socket }) =>
      void socket.write(Buffer.concat([sound(TABLE), Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil')])),
    expect: ['/fault.csv 200'],
    body: TABLE,
  },
];
