import { type Fault, raw, sound, TABLE } from '../fault.ts';

const HTML = 'text/html; charset=utf-8';
const pageOf = (head: string, body = ''): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
/** What whole sites do; more of it, on one server, in test/gather/waysOn.test.ts and test/gather/lane. */
export const SITE_FAULTS: readonly Fault[] = [
  {
    name: 'cookie-circle',
    what: 'redirects in a circle until its cookie comes back',
    serve: ({ socket, path, count }) => {
      const isFirst = path === '/fault.csv' && count === 1;
      const set = ['Location: /fault.csv', 'Set-Cookie: seen=1; Path=/', 'Content-Length: 0'];
      socket.write(isFirst ? raw('302 Found', set) : sound(TABLE));
    },
    expect: ['/fault.csv 302', '/fault.csv 200'],
  },
  {
    name: 'login-page',
    what: 'a link to data that leads to a log-in',
    serve: ({ socket, path }) =>
      void socket.write(
        path === '/fault.csv'
          ? raw('302 Found', ['Location: /fault-login', 'Content-Length: 0'])
          : sound(pageOf('<title>Вход</title>', '<form method="post"><input type="password"></form>'), HTML),
      ),
    expect: ['/fault.csv 302', '/fault-login 200'],
  },
];
