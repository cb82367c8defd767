import { expect } from 'vitest';
import { type Fault, sound } from '../fault.ts';

const html = (body: string, head = ''): Buffer =>
  sound(
    `<!doctype html><html lang="bg"><head><meta charset="utf-8"><title>Регистър</title>${head}</head><body><main>${body}</main></body></html>`,
    'text/html; charset=utf-8',
  );
const page =
  (body: string, head = ''): Fault['serve'] =>
  ({ socket }) =>
    void socket.write(html(body, head));

/** A few pages of a trap may be asked for, not all that it has. */
const fewerThan =
  (most: number) =>
  (told: readonly string[]): void => {
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(most);
  };

/** Pages that lie, and pages without end. */
export const PAGE_FAULTS: readonly Fault[] = [
  {
    name: 'soft-404',
    what: '200 with „Страницата не е намерена“',
    serve: page('<h1>Страницата не е намерена</h1>'),
    expect: ['/fault.csv 200'],
  },
  {
    name: 'meta-refresh',
    what: 'a page that goes on to another at once',
    serve: ({ socket, path }) =>
      void socket.write(
        path === '/fault.csv' ? html('', '<meta http-equiv="refresh" content="0;url=/fault2">') : html('ето'),
      ),
    expect: ['/fault.csv 200', '/fault2 200'],
  },
  {
    name: 'meta-refresh-slow',
    what: 'a page that renews itself with another every ten minutes',
    serve: page('ето', '<meta http-equiv="refresh" content="600;url=/fault2">'),
    expect: ['/fault.csv 200'],
  },
  {
    name: 'meta-refresh-loop',
    what: 'a page that renews itself for ever',
    serve: page('ето', '<meta http-equiv="refresh" content="0">'),
    expect: ['/fault.csv 200'],
  },
  {
    name: 'calendar',
    what: 'every month links to the next',
    serve: ({ socket, path }) => {
      const month = Number(/(\d+)$/.exec(path)?.[1] ?? 0) + 1;
      socket.write(html(`<a href="/fault/kalendar/2026/${month}">Следващ месец</a>`));
    },
    expect: fewerThan(20),
  },
  {
    name: 'session-ids',
    what: 'every page links to itself under a new session id',
    serve: ({ socket, count }) =>
      void socket.write(html(`<a href="/fault.csv?PHPSESSID=${count}abc${'0'.repeat(20)}">Регистър</a>`)),
    expect: ['/fault.csv 200'],
  },
  {
    name: 'growing-path',
    what: 'every page links deeper into itself',
    serve: ({ socket }) => void socket.write(html('<a href="fault/regis/">Регистър</a>')),
    expect: fewerThan(20),
  },
  {
    name: 'deep-json',
    what: 'a hundred thousand brackets',
    serve: ({ socket }) => void socket.write(sound('['.repeat(100_000), 'application/json')),
    expect: ['/fault.csv 200'],
    body: 100_000,
  },
];
