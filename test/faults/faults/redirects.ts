import { type Fault, raw, sound, TABLE } from '../fault.ts';

type Map = Readonly<Record<string, string | Buffer | null>>;

/** Locations by path; null = a redirect without Location; a path that is not listed brings the table. */
function leads(to: Map, status = '302 Found'): Fault['serve'] {
  return ({ socket, path }) => {
    const location = to[path];
    if (location === undefined) return void socket.write(sound(TABLE));
    const line = location === null ? [] : ['Location: '];
    const head = raw(status, ['Content-Type: text/html', 'Content-Length: 5', ...line])
      .toString('latin1')
      .trimEnd();
    socket.write(
      Buffer.concat([
        Buffer.from(head + (location === null ? '' : ' '), 'latin1'),
        Buffer.from(location ?? ''),
        Buffer.from('\r\n\r\nmoved'),
      ]),
    );
  };
}

const CP1251_PATH = Buffer.from([0x2f, 0x66, 0x61, 0x75, 0x6c, 0x74, 0x2d, 0xf0, 0xe0, 0xe7]);
const hops = Object.fromEntries(
  Array.from({ length: 26 }, (_, index) => [index === 0 ? '/fault.csv' : `/fault${index}`, `/fault${index + 1}`]),
);

/** Where redirects lead. */
export const REDIRECT_FAULTS: readonly Fault[] = [
  {
    name: 'redirect-with-body',
    what: 'a redirect that has a body',
    serve: leads({ '/fault.csv': '/fault2' }),
    expect: ['/fault.csv 302', '/fault2 200'],
    body: 'moved',
  },
  {
    name: 'redirect-308',
    what: '308',
    serve: leads({ '/fault.csv': '/fault2' }, '308 Permanent Redirect'),
    expect: ['/fault.csv 308', '/fault2 200'],
  },
  {
    name: 'loop-self',
    what: 'leads to itself',
    serve: leads({ '/fault.csv': '/fault.csv' }),
    expect: ['/fault.csv 302', '/fault.csv redirect-loop'],
  },
  {
    name: 'loop-two',
    what: 'two that lead to each other',
    serve: leads({ '/fault.csv': '/fault2', '/fault2': '/fault.csv' }, '301 Moved Permanently'),
    expect: ['/fault.csv 301', '/fault2 301', '/fault.csv redirect-loop'],
  },
  {
    name: 'redirects-too-many',
    what: 'a chain of 26',
    serve: leads(hops),
    expect: [
      '/fault.csv 302',
      '/fault1 302',
      '/fault2 302',
      '/fault3 302',
      '/fault4 302',
      '/fault5 302',
      '/fault6 redirect-loop',
    ],
  },
  {
    name: 'no-location',
    what: 'a redirect without Location',
    serve: leads({ '/fault.csv': null }),
    expect: ['/fault.csv 302', '/fault.csv redirect-without-target'],
  },
  {
    name: 'empty-location',
    what: 'an empty Location: the same address',
    serve: leads({ '/fault.csv': '' }),
    expect: ['/fault.csv 302', '/fault.csv redirect-loop'],
  },
  {
    name: 'scheme-file',
    what: 'leads to a file of ours',
    serve: leads({ '/fault.csv': 'file:///etc/passwd' }),
    expect: ['/fault.csv 302', '/fault.csv redirect-without-target'],
  },
  {
    name: 'scheme-data',
    what: 'leads to a data address',
    serve: leads({ '/fault.csv': 'data:text/html,x' }),
    expect: ['/fault.csv 302', '/fault.csv redirect-without-target'],
  },
  {
    name: 'scheme-script',
    what: 'leads to a script',
    serve: leads({ '/fault.csv': 'javascript:alert(1)' }),
    expect: ['/fault.csv 302', '/fault.csv redirect-without-target'],
  },
  {
    name: 'private-address',
    what: 'leads to the metadata address of a cloud',
    serve: leads({ '/fault.csv': 'http://169.254.169.254/latest' }),
    expect: ['/fault.csv 302', '/latest robots-unreachable'],
  },
  {
    name: 'cross-host',
    what: 'leads to a host of somebody else',
    serve: leads({ '/fault.csv': 'http://elsewhere.example/fault' }),
    expect: ['/fault.csv 302', '/fault robots-unreachable'],
  },
  {
    name: 'location-1251',
    what: 'a Location in windows-1251, raw',
    serve: leads({ '/fault.csv': CP1251_PATH }),
    expect: ['/fault.csv 302', '/fault-%F0%E0%E7 200'],
  },
  {
    name: 'location-utf8',
    what: 'a Location in UTF-8, raw',
    serve: leads({ '/fault.csv': Buffer.from('/fault-раздел') }),
    expect: ['/fault.csv 302', '/fault-%D1%80%D0%B0%D0%B7%D0%B4%D0%B5%D0%BB 200'],
  },
  {
    name: 'location-latin1',
    what: 'a Location in latin-1, raw',
    serve: leads({ '/fault.csv': Buffer.from('/fault-a\xe7\xe3o', 'latin1') }),
    expect: ['/fault.csv 302', '/fault-a%E7%E3o 200'],
  },
  {
    name: 'location-broken',
    what: 'a Location that is no address',
    serve: leads({ '/fault.csv': 'http://[::bad/' }),
    expect: ['/fault.csv 302', '/fault.csv redirect-without-target'],
  },
  {
    name: 'refresh-header',
    what: 'a Refresh header on a page of its own',
    serve: ({ socket }) => void socket.write(sound(TABLE, 'text/csv', ['Refresh: 600; url=/fault2'])),
    expect: ['/fault.csv 200'],
    body: TABLE,
  },
];
