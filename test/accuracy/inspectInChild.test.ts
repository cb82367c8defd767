import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Inspector, inspectInChild, READY } from './inspectInChild.ts';

let dir = '';
let inspector: Inspector | null = null;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'inspect-child-'));
});
afterEach(() => {
  inspector?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** A stand-in that hangs, dies, breaks in judge or answers, as the body says. */
function open(program: string, limitMs: number): Inspector {
  const file = path.join(dir, 'child.mjs');
  writeFileSync(file, program);
  inspector = inspectInChild(limitMs, pathToFileURL(file));
  return inspector;
}

const OBEDIENT = `
process.on('message', ({ name, bytes }) => {
  const order = Buffer.from(bytes).toString();
  if (order === 'hang') for (;;);
  if (order === 'die') { console.error('RangeError: made up'); process.exit(7); }
  const fact = { subject: 'body:x', key: 'format.id', evidence: [], known: true, value: name };
  const judged = order === 'no judge' ? { crashed: 'made up' } : { judgement: { format: null, level: 3, licence: null, licenceId: null, freshness: null, date: null } };
  process.send({ ok: true, facts: [fact], judged, elapsedMs: 1 });
});
process.send('${READY}');
`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a hang and a crash cost one case each, and the next one is answered by a new process', async () => {
  const { inspect } = open(OBEDIENT, 1500);
  expect(await inspect('a/one.csv', bytes('answer'))).toMatchObject({ ok: true, seen: { judgement: { level: 3 } } });
  expect(await inspect('a/two', bytes('hang'))).toEqual({ ok: false, message: 'no answer within 1500 ms' });
  expect(await inspect('a/three', bytes('die'))).toEqual({
    ok: false,
    message: 'the inspecting process ended (7): RangeError: made up',
  });
  const last = await inspect('a/four.csv', bytes('answer'));
  expect(last.ok && last.seen.facts.value('format.id')).toBe('four.csv');
});

test('when only judge breaks, the facts still stand', async () => {
  const { inspect } = open(OBEDIENT, 5000);
  const found = await inspect('a/one.csv', bytes('no judge'));
  expect(found.ok && found.seen.facts.value('format.id')).toBe('one.csv');
  expect(() => (found.ok ? found.seen.judgement : null)).toThrow('judge: made up');
});

test('a process that cannot start ends the run and says why', async () => {
  const { inspect } = open("throw new Error('no tables, made up');", 5000);
  await expect(inspect('a', bytes('x'))).rejects.toThrow(/does not start: .*no tables, made up/);
});
