import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { bytesSource } from '../../src/inspect/byteSource.ts';
import { inspectBody } from '../../src/inspect/inspectBody.ts';
import { openInspectorPool } from '../../src/isolate/openInspectorPool.ts';
import { sha256 } from '../../src/model/ids.ts';
import { canonicalJson } from '../../src/model/json.ts';
import { realTables } from '../inspect/realTables.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'pool-'));
afterAll(() => rmSync(folder, { recursive: true }));
const tables = realTables();
const LIMITS = { memoryMb: 512, bodyMs: 15_000, megabyteMs: 1_000 };

/** A child that does what `onBody` says with each body; `reply()` answers it with no facts. */
function program(name: string, onBody: string, ready = true): URL {
  const file = path.join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `const reply = () => process.send({ is: 'facts', rows: [] });
     process.on('message', (message) => { if (message.is === 'body') { const { digest } = message; ${onBody} } });
     ${ready ? `process.send({ is: 'ready' });` : 'process.exit(1);'}`,
  );
  return pathToFileURL(file);
}

const source = (text: string) => bytesSource(Buffer.from(text));

describe('a pool of inspectors', () => {
  it('makes the same facts as inspection in this process, of large bodies in pieces too', async () => {
    const large = `код;сума\n${Array.from({ length: 200_000 }, (_, row) => `ред ${row};${row},50`).join('\n')}\n`;
    const bodies = ['<!doctype html><title>Община</title><p>Регистър</p>', large, 'а;б\n1;2\n3;4\n', '{"a":[1,2]}'];
    const pool = openInspectorPool(tables, { size: 2 });
    const all = await Promise.all(bodies.map((body) => pool.inspect(sha256(body), source(body))));
    pool.close();
    for (const [index, body] of bodies.entries()) {
      const facts = await inspectBody(source(body), sha256(body), tables);
      const rows = facts.map((fact) => ({ key: fact.key, record: canonicalJson(fact) }));
      expect(all[index]).toEqual({ is: 'facts', rows, answer: null });
    }
  });

  it('answers what was asked of the tables, and asks the next body nothing', async () => {
    const pool = openInspectorPool(tables);
    const csv = 'код;сума\n01;1,50\n02;много\n';
    const field = (name: string, type: 'string' | 'number') => ({ name, type, decimalChar: ',' });
    const schema = { fields: [field('код', 'string'), field('сума', 'number')], missingValues: [''] };
    const [described, checked, plain] = await Promise.all([
      pool.inspect(sha256(csv), source(csv), { is: 'describe' }),
      pool.inspect(sha256(csv), source(csv), { is: 'check', schemas: [{ sheet: null, header: true, schema }] }),
      pool.inspect(sha256(csv), source(csv)),
    ]);
    pool.close();
    expect(described).toMatchObject({ answer: { is: 'describe', tables: [{ rows: 2, sheet: null }] } });
    expect(checked).toMatchObject({ answer: { is: 'check', checks: [{ faults: [{ code: 'type-error', row: 3 }] }] } });
    expect(plain).toMatchObject({ is: 'facts', answer: null });
  });

  it.each([
    ['ends its process', 'process.exit(3)', 'its process ended (3)', LIMITS],
    ['never ends', 'for (;;);', 'it took more than 1 s', { ...LIMITS, bodyMs: 300, megabyteMs: 0 }],
    ['fills the memory beside the heap', 'globalThis.held = Buffer.alloc(4e8, 1); for (;;);', 'it took more than 256 MB of memory', { ...LIMITS, memoryMb: 256 }], // prettier-ignore
  ])('loses a body that %s, and no other', async (name, deed, detail, limits) => {
    const child = program(name.replaceAll(' ', '-'), `if (digest === 'bad') { ${deed} } else reply();`);
    const pool = openInspectorPool(tables, { program: child, limits });
    const digests = ['good', 'bad', 'better', 'best'];
    const all = await Promise.all(digests.map((digest) => pool.inspect(digest, source('x'))));
    pool.close();
    expect(all.map(({ is }) => is)).toEqual(['facts', 'lost', 'facts', 'facts']);
    expect(all[1]).toEqual({ is: 'lost', why: 'too-costly', detail });
  });

  it('gives a body a second try in a process of its own', async () => {
    // Dies of every body but the first it is given: only alone can one be read.
    const child = program('first-only', `if (globalThis.second) process.exit(4); globalThis.second = true; reply();`);
    const pool = openInspectorPool(tables, { program: child, limits: LIMITS });
    const all = await Promise.all(['a', 'b', 'c'].map((digest) => pool.inspect(digest, source('x'))));
    pool.close();
    expect(all.map(({ is }) => is)).toEqual(['facts', 'facts', 'facts']);
  });

  it('says that a failure of inspection is ours', async () => {
    const child = program('fails', `process.send({ is: 'failed', message: 'a fault' })`);
    const pool = openInspectorPool(tables, { program: child, limits: LIMITS });
    expect(await pool.inspect('a', source('x'))).toEqual({ is: 'lost', why: 'inspection-failed', detail: 'a fault' });
    pool.close();
  });

  it('fails, and takes nothing more, when its process does not even start', async () => {
    const pool = openInspectorPool(tables, { program: program('dies', '', false), limits: LIMITS });
    await expect(pool.inspect('a', source('x'))).rejects.toThrow('does not start');
    await expect(pool.inspect('b', source('x'))).rejects.toThrow('does not start');
  });

  it('hands on that a body cannot be read, and goes on with the next', async () => {
    const pool = openInspectorPool(tables, { program: program('reads', 'reply()'), limits: LIMITS });
    const unreadable = { ...source('x'), range: () => Promise.reject(new Error('not here')) };
    const lost = pool.inspect('a', unreadable);
    const next = pool.inspect('b', source('x'));
    await expect(lost).rejects.toThrow('not here');
    expect(await next).toEqual({ is: 'facts', rows: [] });
    pool.close();
    await expect(pool.inspect('c', source('x'))).rejects.toThrow('closed');
  });
});
