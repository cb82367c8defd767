import { describe, expect, it } from 'vitest';
import { mappedPlace } from '../../../src/gather/http/mappedPlace.ts';

const RESOLVE = {
  'a.example': '127.0.0.1:8101',
  '*.example': '127.0.0.1:8102',
  '*.b.example': '[::1]:8103',
  'slip.test': 'localhost:80',
  'zero.test': '127.0.0.1:0',
};

describe('mappedPlace', () => {
  it.each([
    ['a.example', '127.0.0.1', 8101],
    ['A.example', '127.0.0.1', 8101],
    ['www.a.example', '127.0.0.1', 8102],
    ['b.example', '127.0.0.1', 8102],
    ['x.y.b.example', '::1', 8103],
  ])('%s → %s:%i', (host, address, port) =>
    expect(mappedPlace(RESOLVE, host)).toEqual({ address, port, mapped: true }),
  );
  it.each(['example', 'aexample', 'a.example.com', 'slip.test', 'zero.test', 'constructor'])(
    '%s is not mapped',
    (host) => expect(mappedPlace(RESOLVE, host)).toBeNull(),
  );
});
