import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { bytesSource } from '../../src/inspect/byteSource.ts';
import { inspectBody } from '../../src/inspect/inspectBody.ts';
import { openAheadInspector } from '../../src/isolate/openAheadInspector.ts';
import { sha256 } from '../../src/model/ids.ts';
import { canonicalJson } from '../../src/model/json.ts';
import { realTables } from '../inspect/realTables.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ahead-'));
afterAll(() => rmSync(folder, { recursive: true }));
const tables = realTables();
const bodies = ['<!doctype html><title>Община</title><p>Регистър</p>', 'а;б\n1;2\n3;4\n', '{"a":[1,2]}'].map((text) =>
  Buffer.from(text),
);

describe('an inspector ahead of the inspect stage', () => {
  it('makes the same facts as the stage, and has them all when it is closed', async () => {
    const made = new Map<string, string>();
    const inspector = openAheadInspector(tables, (digest, rows) =>
      made.set(digest, rows.map(({ record }) => record).join('\n')),
    );
    for (const body of bodies) inspector.offer(sha256(body), body);
    // The same body again is no second work, and a large one is left to the stage.
    inspector.offer(sha256(bodies[0]!), bodies[0]!);
    inspector.offer('large', Buffer.alloc(3 * 1024 * 1024));
    await inspector.close();
    expect([...made.keys()]).toEqual(bodies.map((body) => sha256(body)));
    for (const body of bodies) {
      const facts = await inspectBody(bytesSource(body), sha256(body), tables);
      expect(made.get(sha256(body))).toBe(facts.map((fact) => canonicalJson(fact)).join('\n'));
    }
  });

  it('takes nothing more and does not wait when its process dies at every start', async () => {
    const program = path.join(folder, 'dies.mjs');
    writeFileSync(program, `process.on('message', () => process.exit(1));`);
    const inspector = openAheadInspector(tables, () => expect.unreachable(), pathToFileURL(program));
    for (const body of bodies) inspector.offer(sha256(body), body);
    await inspector.close();
    inspector.offer(sha256(bodies[1]!), bodies[1]!);
    await inspector.close();
  });
});
