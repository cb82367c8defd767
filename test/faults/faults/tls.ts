import { TLS_SITES } from '../../gather/fakes/tlsWeb.ts';
import { type Fault, sound, TABLE } from '../fault.ts';

/** Each fault of TLS: one failure, then everything read and marked. */
export const TLS_FAULTS: readonly Fault[] = [
  ...Object.entries(TLS_SITES).map(([name, site]): Fault => ({
    name: `tls-${name}`,
    what: `certificate or protocol: ${name}`,
    serve: ({ socket }) => void socket.write(sound(TABLE)),
    tls: site,
    expect: [`/fault.csv 200${site.trouble === null ? '' : ` over ${site.trouble}`}`],
    body: TABLE,
  })),
  {
    name: 'https-without-tls',
    what: 'speaks plain HTTP where TLS should be',
    serve: ({ socket }) => void socket.write(sound(TABLE)),
    serves: 'everything',
    scheme: 'https',
    expect: ['/robots.txt tls-failed', '/robots.txt tls-failed', '/ robots-unreachable'],
  },
];
