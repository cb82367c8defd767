import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factOf } from './factNames.ts';
import { inspect, valueOf } from './factOf.ts';
import { makeZip } from './makeZip.ts';

const CSV = 'код;име;брой\n1;Горна река;25\n2;Долна река;31\n';

describe('inspectBody', () => {
  it('knows nothing of an empty body but its size', async () => {
    const facts = await inspect('');
    expect(valueOf(facts, 'body.bytes')).toBe(0);
    expect(valueOf(facts, 'format.id')).toBe('[empty]');
    expect(facts).toHaveLength(2);
  });

  it('gives every fact the body, a place and at most 200 graphemes of quote', async () => {
    for (const fact of await inspect(CSV)) {
      for (const evidence of fact.evidence) {
        expect(evidence.body).toMatch(/^[0-9a-f]{64}$/);
        expect([...evidence.quote].length).toBeLessThanOrEqual(201);
      }
    }
  });

  it('inspects the only data file of a ZIP in its place and names the container', async () => {
    const facts = await inspect(makeZip({ 'данни.csv': CSV, 'README.txt': 'Пояснения към данните.' }));
    expect(valueOf(facts, 'format.id')).toBe('csv');
    expect(valueOf(facts, 'format.container')).toBe('zip');
    expect(valueOf(facts, 'table.delimiter')).toBe(';');
    const place = factOf(facts, 'table.labels')?.evidence[0]?.at;
    expect(place).toMatchObject({ kind: 'member', name: 'данни.csv', inside: { kind: 'cell', row: 1 } });
  });

  it('lists the members of a ZIP with several data files and their formats', async () => {
    const facts = await inspect(makeZip({ 'a.csv': CSV, 'b.json': '[{"a":1},{"a":2}]' }));
    expect(valueOf(facts, 'format.id')).toBe('zip');
    expect(valueOf(facts, 'archive.members')).toEqual([
      { name: 'a.csv', bytes: Buffer.byteLength(CSV), format: 'csv' },
      { name: 'b.json', bytes: 17, format: 'json' },
    ]);
  });

  it('reads a licence from a file beside the data', async () => {
    const facts = await inspect(
      makeZip({ 'data.csv': CSV, 'LICENSE.txt': 'Данните се предоставят при условията на лиценз CC BY 4.0.' }),
    );
    expect(valueOf(facts, 'licence.statements')).toMatchObject([{ kind: 'open', source: 'member' }]);
  });

  it('looks into gzip once and not twice', async () => {
    const once = await inspect(gzipSync(CSV));
    expect(valueOf(once, 'format.id')).toBe('csv');
    expect(valueOf(once, 'format.container')).toBe('gzip');
    expect(valueOf(await inspect(gzipSync(gzipSync(CSV))), 'format.id')).toBe('gz');
  });

  it('does not unpack an encrypted archive', async () => {
    const facts = await inspect(makeZip({ 'данни.csv': CSV }, { encrypted: true }));
    expect(valueOf(facts, 'format.id')).toBe('zip');
    expect(valueOf(facts, 'format.note')).toBe('encrypted');
  });

  it('stops at a member that grows beyond measure', async () => {
    const bomb = makeZip({ 'bomb.csv': Buffer.alloc(70 * 1024 * 1024) });
    const facts = await inspect(bomb);
    expect(valueOf(facts, 'format.id')).toBe('zip');
    expect(valueOf(facts, 'archive.members')).toMatchObject([{ name: 'bomb.csv', format: null }]);
  });

  it('calls a ZIP without its list of members malformed, not unknown', async () => {
    const facts = await inspect(makeZip({ 'a.csv': CSV }).subarray(0, 40));
    expect(valueOf(facts, 'format.id')).toBe('zip');
    expect(valueOf(facts, 'format.note')).toBe('malformed');
  });

  it('never throws and always answers the same, whatever the bytes', async () => {
    const starts = [
      '',
      '{',
      '[',
      '<',
      '%PDF-1.4\n',
      'PK\u0003\u0004',
      '{\\rtf1 ',
      '@prefix a: <b:> .',
      '"',
      'a;b\n',
      '\u001f\u008b',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), async (start, tail) => {
        const bytes = Buffer.concat([Buffer.from(start, 'latin1'), tail]);
        const facts = await inspect(bytes);
        expect(JSON.stringify(await inspect(bytes))).toBe(JSON.stringify(facts));
        expect(new Set(facts.map((fact) => fact.key)).size).toBe(facts.length);
      }),
      { numRuns: 150, seed: 20 },
    );
  });

  it('survives damage in the middle of office files', async () => {
    const whole = makeZip({
      '[Content_Types].xml': '<Types>spreadsheetml.sheet.main</Types>',
      'xl/workbook.xml': '<workbook/>',
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = Uint8Array.from(whole);
        damaged[at] = byte;
        expect((await inspect(damaged)).length).toBeGreaterThan(1);
      }),
      { numRuns: 60, seed: 21 },
    );
  });
});
