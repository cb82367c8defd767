/** A value of ASN.1 with its length: definite, or in the form that ends with two zeros. */
export function der(tag: number, content: Uint8Array, indefinite = false): Buffer {
  if (indefinite) return Buffer.concat([Buffer.of(tag, 0x80), content, Buffer.of(0, 0)]);
  const length = content.length;
  if (length < 128) return Buffer.concat([Buffer.of(tag, length), content]);
  const bytes = length.toString(16).padStart(length < 256 ? 2 : length < 65_536 ? 4 : 8, '0');
  return Buffer.concat([Buffer.of(tag, 0x80 | (bytes.length / 2)), Buffer.from(bytes, 'hex'), content]);
}

const SIGNED_DATA = der(6, Buffer.from('2a864886f70d010702', 'hex'));
const DATA = der(6, Buffer.from('2a864886f70d010701', 'hex'));

/** A signed file as signing programs write it; of the signature only its place is there. `content` null = detached. */
export function makeSigned(
  content: string | Uint8Array | null,
  options: { readonly indefinite?: boolean; readonly partBytes?: number; readonly signer?: string } = {},
): Uint8Array {
  const { indefinite = false, partBytes, signer = '' } = options;
  const enclosed = content === null ? [] : [der(0xa0, octets(Buffer.from(content), partBytes, indefinite), indefinite)];
  const signedData = Buffer.concat([
    der(2, Buffer.of(1)),
    der(0x31, Buffer.alloc(0)),
    der(0x30, Buffer.concat([DATA, ...enclosed]), indefinite),
    der(0xa0, der(0x0c, Buffer.from(signer))),
    der(0x31, Buffer.alloc(0)),
  ]);
  const body = der(0xa0, der(0x30, signedData, indefinite), indefinite);
  return der(0x30, Buffer.concat([SIGNED_DATA, body]), indefinite);
}

function octets(bytes: Buffer, partBytes: number | undefined, indefinite: boolean): Buffer {
  if (partBytes === undefined) return der(4, bytes);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += partBytes) parts.push(der(4, bytes.subarray(at, at + partBytes)));
  return der(0x24, Buffer.concat(parts), indefinite);
}
