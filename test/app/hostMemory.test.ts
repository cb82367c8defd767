import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHostMemory } from '../../src/app/hostMemory.ts';
import { DAY_MS, FRESH_PACE, type HostPace } from '../../src/gather/pace/hostPace.ts';

const NOW = Date.UTC(2026, 2, 2);
const RESTED: HostPace = { ...FRESH_PACE, lastStartMs: NOW, restedUntilMs: NOW + DAY_MS, tooMany: 2, factor: 2 };

function folder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-hosts-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

describe('what is known of hosts across audits', () => {
  it('begins with nothing', () => expect(openHostMemory(folder()).known(NOW)).toEqual({}));

  it('keeps a rest to its end, a doubled interval for a month', () => {
    const dir = folder();
    const memory = openHostMemory(dir);
    memory.note('a.example', RESTED);
    memory.save();
    const next = openHostMemory(dir);
    expect(next.known(NOW + 1)).toEqual({ 'a.example': { ...RESTED, tooMany: 0 } });
    expect(next.known(NOW + 2 * DAY_MS)['a.example']).toMatchObject({ factor: 2 });
    expect(next.known(NOW + 31 * DAY_MS)).toEqual({});
  });

  it('loses nothing that another process wrote meanwhile', () => {
    const dir = folder();
    const [one, other] = [openHostMemory(dir), openHostMemory(dir)];
    one.note('a.example', RESTED);
    other.note('b.example', RESTED);
    one.save();
    other.save();
    expect(Object.keys(openHostMemory(dir).known(NOW))).toEqual(['a.example', 'b.example']);
  });

  it.each(['', '{', '{"format":1}', '{"format":1,"hosts":{"a":{"restedUntilMs":"soon"}}}'])(
    'refuses a file that says %j rather than forget rests',
    (text) => {
      const dir = folder();
      writeFileSync(path.join(dir, 'hosts.json'), text);
      expect(() => openHostMemory(dir)).toThrow(/cannot be read/);
    },
  );
});
