import { Buffer } from 'node:buffer';
import type { Header, Request, Response } from '../model/capture.ts';

/** Before the name of a header that was received so, but does not describe the stored bytes. */
const ORIGINAL_HEADER = 'X-Zvezdomer-Orig-';

/**
 * Request line and headers as sent, with the empty line. The HTTP client adds Host and Content-Length on the wire when
 * they are not in the list; without them the record would be no HTTP/1.1 request.
 */
export function requestHead(request: Request, bodyBytes: number): Buffer {
  const url = URL.parse(request.url);
  const path = url === null ? request.url : `${url.pathname}${url.search}`;
  const named = (name: string): boolean => request.headers.some(([key]) => key.toLowerCase() === name);
  const headers: Header[] = [
    ...(named('host') || url === null ? [] : [['Host', url.host] as const]),
    ...request.headers,
    ...(named('content-length') || request.body === null ? [] : [['Content-Length', String(bodyBytes)] as const]),
  ];
  return head(`${request.method} ${oneLine(path).replaceAll(' ', '%20')} HTTP/1.1`, headers);
}

/**
 * Status line and all headers in the order received, with the empty line. Bodies are stored without content and
 * transfer coding, so the headers that spoke of the coded bytes get another name (a reader would decode twice or stop
 * at the wrong byte) and a true Content-Length stands in their place. The reason phrase is empty: it is not kept.
 */
export function responseHead(response: Response): Buffer {
  // A 304 has no body here: its headers speak of one that is elsewhere, and stay as they came.
  if (response.notModified !== undefined)
    return head(`HTTP/${httpVersion(response.httpVersion)} ${response.status} `, response.headers);
  const length = String(response.body.bytes);
  const lengths = response.headers.filter(([name]) => name.toLowerCase() === 'content-length');
  const lengthIsTrue = lengths.length === 1 && lengths[0]?.[1] === length;
  const headers = response.headers.map(([name, value]): Header => {
    const lower = name.toLowerCase();
    const stale =
      lower === 'content-encoding' || lower === 'transfer-encoding' || (lower === 'content-length' && !lengthIsTrue);
    return stale ? [`${ORIGINAL_HEADER}${name}`, value] : [name, value];
  });
  if (!lengthIsTrue) headers.push(['Content-Length', length]);
  return head(`HTTP/${httpVersion(response.httpVersion)} ${response.status} `, headers);
}

function httpVersion(version: string): string {
  return /(\d(?:\.\d)?)$/.exec(version)?.[1] ?? '1.1';
}

function head(firstLine: string, headers: readonly Header[]): Buffer {
  const lines = headers.map(([name, value]) => headerBytes(`${headerName(name)}: ${oneLine(value)}\r\n`));
  return Buffer.concat([headerBytes(`${firstLine}\r\n`), ...lines, Buffer.from('\r\n')]);
}

/** Header bytes arrive as one character a byte; only where somebody decoded them already is UTF-8 the way back. */
function headerBytes(text: string): Buffer {
  return /^[\0-\u00ff]*$/.test(text) ? Buffer.from(text, 'latin1') : Buffer.from(text);
}

/** A line break inside a value would forge a header, or the end of the head. The capture has the value as it came. */
function oneLine(text: string): string {
  return text.replace(/[\0\r\n]/g, ' ');
}

function headerName(name: string): string {
  return name.replace(/[\0-\u0020:]/g, '_') || `${ORIGINAL_HEADER}Unnamed`;
}
