import { berChildren, type BerValue, readBer } from './berReader.ts';

export type SignedContent =
  /** The signed file itself, as it stands in the envelope. */
  | { readonly kind: 'content'; readonly bytes: Uint8Array }
  /** A signature alone: the file that it signs is elsewhere. */
  | { readonly kind: 'detached' };

const SEQUENCE = 0x30;
const OBJECT_ID = 0x06;
const EXPLICIT_0 = 0xa0;
const OCTETS = 0x04;
const OCTETS_IN_PARTS = 0x24;
/** 1.2.840.113549.1.7.2 */
const SIGNED_DATA = '2a864886f70d010702';
const MAX_PARTS = 1_000_000;

/**
 * What a signature encloses: CMS SignedData (RFC 5652, section 5) in BER or DER. Whose signature it is and whether it
 * holds is not read: a certificate names a person. Throws when the bytes are no such envelope.
 */
export function readSignedData(bytes: Uint8Array): SignedContent {
  const outer = readBer(bytes, 0, bytes.length);
  const [type, wrapped] = sequence(bytes, outer);
  if (type?.tag !== OBJECT_ID || hex(bytes, type) !== SIGNED_DATA || wrapped?.tag !== EXPLICIT_0)
    throw new Error('no signed data');
  const [signedData] = [...berChildren(bytes, wrapped)];
  if (signedData === undefined) throw new Error('the signed data are not there');
  // Version, digest algorithms, then what is signed; certificates and signatures behind it are left alone.
  const [, , enclosed] = firstThree(bytes, signedData);
  if (enclosed === undefined) throw new Error('the signed data break off');
  const [, content] = sequence(bytes, enclosed);
  if (content === undefined) return { kind: 'detached' };
  const [octets] = [...berChildren(bytes, content)];
  if (octets === undefined) return { kind: 'detached' };
  const parts: Uint8Array[] = [];
  collectOctets(bytes, octets, parts, 0);
  return { kind: 'content', bytes: parts.length === 1 ? (parts[0] ?? new Uint8Array(0)) : Buffer.concat(parts) };
}

function sequence(bytes: Uint8Array, value: BerValue): readonly BerValue[] {
  if (value.tag !== SEQUENCE) throw new Error('no signed data');
  return [...berChildren(bytes, value)];
}

function firstThree(bytes: Uint8Array, value: BerValue): readonly BerValue[] {
  if (value.tag !== SEQUENCE) throw new Error('no signed data');
  const found: BerValue[] = [];
  for (const child of berChildren(bytes, value)) {
    found.push(child);
    if (found.length === 3) break;
  }
  return found;
}

/** Octets in one piece, or in pieces of pieces. What is no string of octets (PKCS #7 of old) is taken as it stands. */
function collectOctets(bytes: Uint8Array, value: BerValue, parts: Uint8Array[], depth: number): void {
  if (parts.length > MAX_PARTS || depth > 16) throw new Error('the signed content is in too many parts');
  if (value.tag === OCTETS_IN_PARTS) {
    for (const child of berChildren(bytes, value, depth)) collectOctets(bytes, child, parts, depth + 1);
  } else if (value.tag === OCTETS || depth === 0) {
    parts.push(bytes.subarray(value.from, value.to));
  } else {
    throw new Error('the signed content is in parts that are none');
  }
}

function hex(bytes: Uint8Array, value: BerValue): string {
  return Buffer.from(bytes.subarray(value.from, value.to)).toString('hex');
}
