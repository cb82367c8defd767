import { completeUtf8Length, detectEncoding } from './detectEncoding.ts';
import { textDecoder } from './textDecoder.ts';

export type DecodedText = {
  readonly text: string;
  /** WHATWG label in lower case; also `ascii`, `mik`, `ibm855`, `utf-32le`, `utf-32be`. */
  readonly encoding: string;
  readonly bom: boolean;
  /** Characters of the text that the encoding could not decode. */
  readonly undecodable: number;
};

/**
 * Text of a body whose encoding is found from its bytes; never throws. A multi-byte character that is cut off at the
 * very end is left out and not counted as damage. `declaredCharset` (HTTP, meta, XML declaration) decides only between
 * encodings that fit about equally well.
 */
export function decodeText(bytes: Uint8Array, declaredCharset?: string): DecodedText {
  const { encoding, bomBytes } = detectEncoding(bytes, declaredCharset);
  const body = bytes.subarray(bomBytes);
  const whole = encoding === 'utf-8' ? body.subarray(0, completeUtf8Length(body)) : body;
  const decoder = textDecoder(encoding);
  const text = decoder.push(whole) + decoder.end();
  return { text, encoding, bom: bomBytes > 0, undecodable: countUndecodable(text) };
}

/** Replacement characters, and the C1 controls that stand for bytes without a meaning in a code page. */
export function countUndecodable(text: string): number {
  return UNDECODABLE.test(text) ? countEach(text) : 0;
}

/** Nearly every text has none, and a pattern is told so sooner than one who asks for each character. */
const UNDECODABLE = /[\ufffd\u0080-\u0084\u0086-\u009f]/;

function countEach(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd || (code >= 0x80 && code < 0xa0 && code !== 0x85)) count += 1;
  }
  return count;
}
