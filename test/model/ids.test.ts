import { describe, expect, it } from 'vitest';
import { captureId, findingId, subjectKey } from '../../src/model/ids.ts';

describe('subjectKey', () => {
  it.each([
    ['http://www.a.example/', 'a.example'],
    ['https://a.example/', 'a.example'],
    ['https://a.example/d/x.csv?b=1#top', 'a.example/d/x.csv?b=1'],
    ['http://a.example:8080/x', 'a.example:8080/x'],
    ['not an address', 'not an address'],
  ])('%s → %s', (url, key) => {
    expect(subjectKey(url)).toBe(key);
  });
});

describe('ids', () => {
  it('are the same for the same place and differ for another', () => {
    expect(captureId('a', 'GET', 'http://a.example/', 'home')).toBe(captureId('a', 'GET', 'http://a.example/', 'home'));
    expect(captureId('a', 'GET', 'http://a.example/', 'home')).not.toBe(
      captureId('a', 'GET', 'http://a.example/', 'page'),
    );
    expect(findingId('r', 'i', 'resource:x')).toMatch(/^f-[0-9a-f]{16}$/);
  });
});
