import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UserError } from '../../model/errors.ts';
import { sha256 } from '../../model/ids.ts';

/** Reads an Ed25519 private key (PEM, PKCS #8). @throws UserError when the file is missing, or is no such key */
export function readPrivateKey(file: string): KeyObject {
  return readKey(file, createPrivateKey, {
    bg: `${file}: тук няма частен ключ Ed25519 (PEM, без парола); такъв прави zvezdomer keygen`,
    en: `${file}: no Ed25519 private key here (PEM, without a password); zvezdomer keygen makes one`,
  });
}

/** Reads an Ed25519 public key (PEM). A private key is refused: whoever checks must not need it. @throws UserError */
export function readPublicKey(file: string): KeyObject {
  const texts = {
    bg: `${file}: тук няма публичен ключ Ed25519 (PEM, „BEGIN PUBLIC KEY“)`,
    en: `${file}: no Ed25519 public key here (PEM, "BEGIN PUBLIC KEY")`,
  };
  return readKey(file, (pem) => parsePublicKey(pem) ?? createPublicKey(''), texts);
}

function readKey(file: string, parse: (pem: string) => KeyObject, texts: { bg: string; en: string }): KeyObject {
  const refused = new UserError('key', texts);
  let key: KeyObject;
  try {
    key = parse(readFileSync(file, 'utf8'));
  } catch {
    // What the library says of a key file may hold parts of it, and is about DER anyway.
    throw refused;
  }
  if (key.asymmetricKeyType !== 'ed25519') throw refused;
  return key;
}

/** A public key from PEM; null when the text is none, or is a private key, or one of another kind. */
export function parsePublicKey(pem: string): KeyObject | null {
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) return null;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** Short name of a key pair, for people to compare: `ed25519:` and 32 hexadecimal digits of the public key's SHA-256. */
export function keyId(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return `ed25519:${sha256(publicKey.export({ type: 'spki', format: 'der' })).slice(0, 32)}`;
}

export function publicPem(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}
