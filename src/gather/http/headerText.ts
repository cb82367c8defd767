import type { Header } from '../../model/capture.ts';

/**
 * Headers as undici hands them over: name, value, name, value … in bytes. Old servers write Cyrillic into them raw. Text
 * that is UTF-8 and has letters beyond latin1 is decoded; else each character is one byte (latin1), as RFC 9110 §5.5
 * has it. So the bytes can be had back from the text: `headerBytes` in model/capture.
 */
export function readHeaders(raw: unknown): Header[] {
  const items: readonly unknown[] = Array.isArray(raw) ? raw : [];
  const headers: Header[] = [];
  for (let index = 0; index + 1 < items.length; index += 2)
    headers.push([headerText(items[index]), headerText(items[index + 1])]);
  return headers;
}

function headerText(value: unknown): string {
  if (!(value instanceof Uint8Array)) return String(value);
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  const latin1 = bytes.toString('latin1');
  if (!/[\u0080-\u00ff]/.test(latin1)) return latin1;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return /[^\u0000-\u00ff]/.test(text) ? text : latin1;
  } catch {
    return latin1;
  }
}
