import { Buffer } from 'node:buffer';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeKeyFiles } from '../../../src/evidence/signature/makeKeyFiles.ts';
import { checkSignature, signBytes } from '../../../src/evidence/signature/signature.ts';
import { keyId, readPrivateKey, readPublicKey } from '../../../src/evidence/signature/signingKey.ts';
import { UserError } from '../../../src/model/errors.ts';
import { temporaryFolder } from '../sampleExchanges.ts';

async function pair() {
  const made = makeKeyFiles(path.join(await temporaryFolder(), 'keys', 'a.key'));
  return { ...made, privateKey: readPrivateKey(made.file), publicKey: readPublicKey(made.publicFile) };
}
const BYTES = Buffer.from('{"audit":"а-1"}\n');

describe('keygen', () => {
  it('writes a private key that nobody else can read, and the public one beside it', async () => {
    const { file, publicFile, id, privateKey, publicKey } = await pair();
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(publicFile, 'utf8')).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
    expect(id).toMatch(/^ed25519:[0-9a-f]{32}$/);
    expect([keyId(privateKey), keyId(publicKey)]).toEqual([id, id]);
  });

  it.each(['a.key', 'a.key.pub'])('never writes over %s, and leaves no half pair', async (there) => {
    const dir = await temporaryFolder();
    writeFileSync(path.join(dir, there), 'mine');
    expect(() => makeKeyFiles(path.join(dir, 'a.key'))).toThrow(UserError);
    expect(readFileSync(path.join(dir, there), 'utf8')).toBe('mine');
    const other = there === 'a.key' ? 'a.key.pub' : 'a.key';
    expect(() => readFileSync(path.join(dir, other))).toThrow('ENOENT');
  });
});

describe('reading keys', () => {
  it('refuses what is no Ed25519 key of the right half, and says nothing of its content', async () => {
    const dir = await temporaryFolder();
    const { file, publicFile } = await pair();
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const at = (name: string, text: string): string => {
      writeFileSync(path.join(dir, name), text);
      return path.join(dir, name);
    };
    const rsaPrivate = at('rsa', rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    const rsaPublic = at('rsa.pub', rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString());
    for (const wrong of [at('empty', ''), at('words', 'тайна'), rsaPrivate, publicFile, path.join(dir, 'gone')])
      expect(() => readPrivateKey(wrong)).toThrow(UserError);
    for (const wrong of [at('none', ''), rsaPublic, file, path.join(dir, 'gone')])
      expect(() => readPublicKey(wrong)).toThrow(UserError);
    expect(() => readPrivateKey(at('words', 'тайна'))).not.toThrow('тайна');
  });
});

describe('a signature', () => {
  it('is of the exact bytes, the same every time, and checked by any tool', async () => {
    const { privateKey, publicKey, id } = await pair();
    const signature = signBytes(BYTES, privateKey);
    expect(signBytes(BYTES, privateKey)).toEqual(signature);
    const bytes = Buffer.from(signature.signature, 'base64');
    expect(verify(null, BYTES, createPublicKey(signature.publicKey), bytes)).toBe(true);
    expect(checkSignature(BYTES, signature, null)).toEqual({ is: 'signed', keyId: id, demanded: false });
    expect(checkSignature(BYTES, signature, publicKey)).toEqual({ is: 'signed', keyId: id, demanded: true });
  });

  it('is wrong for every changed byte, of the bytes and of the signature', async () => {
    const { privateKey, id } = await pair();
    const signature = signBytes(BYTES, privateKey);
    for (let at = 0; at < BYTES.length; at += 1) {
      const changed = Buffer.from(BYTES);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(checkSignature(changed, signature, null)).toEqual({ is: 'wrong', keyId: id });
    }
    const changed = Buffer.from(signature.signature, 'base64');
    changed.writeUInt8(changed.readUInt8(9) ^ 4, 9);
    expect(checkSignature(BYTES, { ...signature, signature: changed.toString('base64') }, null).is).toBe('wrong');
  });

  it('of another key, or none, is told from the demanded one', async () => {
    const [mine, other] = [await pair(), await pair()];
    const signature = signBytes(BYTES, other.privateKey);
    const answer = checkSignature(BYTES, signature, mine.publicKey);
    expect(answer).toEqual({ is: 'other-key', keyId: other.id, wanted: mine.id });
    expect(checkSignature(BYTES, undefined, mine.publicKey)).toEqual({ is: 'missing', wanted: mine.id });
    expect(checkSignature(BYTES, undefined, null)).toEqual({ is: 'unsigned' });
    // Another's signature under a well-known id.
    expect(checkSignature(BYTES, { ...signature, keyId: mine.id }, null).is).toBe('wrong');
    expect(
      checkSignature(BYTES, { ...signature, publicKey: signBytes(BYTES, mine.privateKey).publicKey }, null).is,
    ).toBe('wrong');
  });

  it('of any other shape is wrong, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(checkSignature(BYTES, value, null)).toEqual({ is: 'wrong', keyId: null });
      }),
    );
    const shaped = { algorithm: 'Ed25519', keyId: 'a', publicKey: '-----BEGIN PUBLIC KEY-----\n', signature: 'ЖЖ' };
    expect(checkSignature(BYTES, shaped, null)).toEqual({ is: 'wrong', keyId: null });
  });
});
