import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesSource } from '../../src/inspect/byteSource.ts';
import { inspectBody } from '../../src/inspect/inspectBody.ts';
import { sha256 } from '../../src/model/ids.ts';
import { canonicalJson } from '../../src/model/json.ts';
import { realTables } from '../inspect/realTables.ts';
import { chanceFrom, mutate } from './mutate.ts';
import { seedBodies } from './seedBodies.ts';
import { wrongIn } from './wrongIn.ts';

const BODIES = 120;
const seeds = seedBodies([path.join(import.meta.dirname, '../../fixtures/web')]);
const tables = realTables();

describe('bodies made of the example by chance (npm run fuzz does it for longer, and of more)', () => {
  test('the same seed makes the same bodies', () => {
    const made = (seed: number) => Array.from({ length: 20 }, () => sha256(mutate(seeds, chanceFrom(seed))));
    expect(made(7)).toEqual(made(7));
    expect(made(7)).not.toEqual(made(8));
  });

  test('are inspected without an exception, and the same twice', async () => {
    const chance = chanceFrom(20_260_101);
    for (let count = 0; count < BODIES; count += 1) {
      const body = mutate(seeds, chance);
      const digest = sha256(body);
      const facts = await inspectBody(bytesSource(new Uint8Array(body)), digest, tables);
      expect(wrongIn(facts, digest), `body ${count}`).toBeNull();
      if (count % 10 !== 0) continue;
      const again = await inspectBody(bytesSource(new Uint8Array(body)), digest, tables);
      expect(canonicalJson(again)).toBe(canonicalJson(facts));
    }
  }, 60_000);
});
