import { Buffer } from 'node:buffer';
import { type KeyObject, sign, verify } from 'node:crypto';
import { keyId, parsePublicKey, publicPem } from './signingKey.ts';

/** What stands beside signed bytes. The public key is there for whoever has no other: trust comes from its id alone. */
export type Signature = {
  readonly algorithm: 'Ed25519';
  readonly keyId: string;
  /** PEM (SPKI). */
  readonly publicKey: string;
  /** Base64 of the 64 bytes of RFC 8032, over the exact bytes of the signed file. */
  readonly signature: string;
};

/**
 * What can be said of a signature. `unsigned`: none is there and none was demanded · `missing`: one was demanded ·
 * `wrong`: it is not of these bytes, or cannot be read as one · `other-key`: it is right, but not of the demanded key.
 */
export type SignatureCheck =
  | { readonly is: 'unsigned' }
  | { readonly is: 'signed'; readonly keyId: string; readonly demanded: boolean }
  | { readonly is: 'missing'; readonly wanted: string }
  | { readonly is: 'wrong'; readonly keyId: string | null }
  | { readonly is: 'other-key'; readonly keyId: string; readonly wanted: string };

export function signBytes(bytes: Uint8Array, privateKey: KeyObject): Signature {
  return {
    algorithm: 'Ed25519',
    keyId: keyId(privateKey),
    publicKey: publicPem(privateKey),
    signature: sign(null, bytes, privateKey).toString('base64'),
  };
}

/**
 * Checks the signature that was found beside `bytes`; total, whatever stands there.
 *
 * @param found the parsed signature, of any shape; undefined = there is none
 * @param demanded the public key that must have signed; null = any
 */
export function checkSignature(bytes: Uint8Array, found: unknown, demanded: KeyObject | null): SignatureCheck {
  const wanted = demanded === null ? null : keyId(demanded);
  if (found === undefined) return wanted === null ? { is: 'unsigned' } : { is: 'missing', wanted };
  const key = isSignature(found) ? parsePublicKey(found.publicKey) : null;
  if (!isSignature(found) || key === null) return { is: 'wrong', keyId: null };
  const id = keyId(key);
  const bytesOfSignature = Buffer.from(found.signature, 'base64');
  // The stated id must be that of the key: people compare ids.
  if (found.keyId !== id || !verify(null, bytes, key, bytesOfSignature)) return { is: 'wrong', keyId: id };
  if (wanted !== null && wanted !== id) return { is: 'other-key', keyId: id, wanted };
  return { is: 'signed', keyId: id, demanded: wanted !== null };
}

/** True when nothing speaks against the bytes. */
export function isAcceptable(check: SignatureCheck): boolean {
  return check.is === 'unsigned' || check.is === 'signed';
}

function isSignature(value: unknown): value is Signature {
  if (typeof value !== 'object' || value === null) return false;
  const { algorithm, keyId: id, publicKey, signature } = value as Readonly<Record<string, unknown>>;
  return (
    algorithm === 'Ed25519' && typeof id === 'string' && typeof publicKey === 'string' && typeof signature === 'string'
  );
}
