import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect, valueOf } from '../factOf.ts';
import { der, makeSigned } from '../makeSigned.ts';
import { makeZip } from '../makeZip.ts';

const CSV = `код;име;брой\n${Array.from({ length: 90 }, (_, n) => `${n};Горна река;${n * 7}\n`).join('')}`;
const SIGNER = 'Измислен Подписващ Измислен';

function pem(bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN PKCS7-----\n${lines.join('\n')}\n-----END PKCS7-----\n`;
}

describe('a signed file', () => {
  it.each([
    ['in DER', makeSigned(CSV, { signer: SIGNER })],
    ['in BER without lengths, in parts', makeSigned(CSV, { indefinite: true, partBytes: 100, signer: SIGNER })],
    ['in letters', pem(makeSigned(CSV, { signer: SIGNER }))],
  ])('%s is judged as what it encloses, and nothing of the signer is kept', async (_, bytes) => {
    const facts = await inspect(bytes);
    expect(valueOf(facts, 'format.id')).toBe('csv');
    expect(valueOf(facts, 'format.container')).toBe('p7m');
    expect(valueOf(facts, 'table.shape')).toMatchObject({ rows: 90, columns: 3 });
    expect(JSON.stringify(facts)).not.toContain('Подписващ');
  });

  it('may stand in an archive, and an archive in it', async () => {
    for (const bytes of [makeZip({ 'a.csv.p7m': makeSigned(CSV) }), makeSigned(makeZip({ 'a.csv': CSV }))]) {
      expect(valueOf(await inspect(bytes), 'format.id')).toBe('csv');
    }
  });

  it('is not opened twice', async () => {
    const facts = await inspect(makeSigned(makeSigned(CSV)));
    expect(valueOf(facts, 'format.id')).toBe('p7m');
    expect(valueOf(facts, 'format.note')).toBe('nested');
  });

  it('that is a signature alone says so', async () => {
    const facts = await inspect(makeSigned(null, { signer: SIGNER }));
    expect(valueOf(facts, 'format.id')).toBe('p7m');
    expect(valueOf(facts, 'format.note')).toBe('detached');
    expect(valueOf(facts, 'archive.members')).toBe('[unsupported]');
  });

  it('that breaks off is malformed', async () => {
    const facts = await inspect(makeSigned(CSV).subarray(0, 300));
    expect(valueOf(facts, 'format.id')).toBe('p7m');
    expect(valueOf(facts, 'format.note')).toBe('malformed');
  });

  it('with values in values without end is left', async () => {
    let inside = Buffer.alloc(0);
    for (let level = 0; level < 5000; level += 1) inside = Buffer.concat([Buffer.of(0x30, 0x80), inside]);
    const bytes = der(0x30, Buffer.concat([Buffer.from('06092a864886f70d010702', 'hex'), inside]), true);
    expect(valueOf(await inspect(bytes), 'format.note')).toBe('malformed');
  });

  it('never throws when it is bent', async () => {
    const wholes = [makeSigned(CSV), makeSigned(CSV, { indefinite: true, partBytes: 64 })];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...wholes),
        fc.array(fc.tuple(fc.nat({ max: 200 }), fc.nat({ max: 255 })), { maxLength: 5 }),
        async (whole, changes) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, byte] of changes) bytes[at] = byte;
          const facts = await inspect(bytes);
          expect(facts.filter((fact) => !fact.known && fact.because.why === 'inspection-failed')).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
