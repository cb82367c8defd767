import { describe, expect, it } from 'vitest';
import { inScope, scopeOf } from '../../../src/gather/frontier/scope.ts';

const SCOPE = scopeOf({ sites: ['https://www.a.example/bg/', 'http://b.example:8080'], fileHosts: ['files.example'] });

describe('scope', () => {
  it.each([
    'http://a.example/x',
    'https://www.a.example/',
    'http://b.example/',
    'http://www.b.example/',
    'https://files.example/f',
    'http://A.EXAMPLE/',
  ])('%s is in', (url) => expect(inScope(SCOPE, url)).toBe(true));
  it.each(['http://x.a.example/', 'http://aa.example/', 'http://a.example.evil.example/', 'not an address'])(
    '%s is out',
    (url) => expect(inScope(SCOPE, url)).toBe(false),
  );
});
