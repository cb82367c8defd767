/** Names are cut here: longer ones are attacks, or texts. */
const MAX_NAME_CHARACTERS = 300;

/**
 * The name of a file: from Content-Disposition (RFC 6266, with RFC 5987 `filename*`, and what servers really send: raw
 * UTF-8 or windows-1251 bytes, MIME words, percent signs), else the last part of the address, decoded. Null when
 * neither has a name. Header text is as received, one character a byte (latin1), or already decoded UTF-8.
 */
export function fileName(contentDisposition: string | undefined, url: string): string | null {
  return fromDisposition(contentDisposition ?? '') ?? fromAddress(url);
}

function fromDisposition(header: string): string | null {
  const bounded = header.slice(0, 8_192);
  const extended =
    /(?:^|;)\s{0,10}filename\*\s{0,10}=\s{0,10}"?([\w!#$%&+^`{}~-]{0,40})'[^';]{0,40}'([^;"]{0,4000})/i.exec(bounded);
  if (extended !== null) {
    const decoded = tidy(decodePercent(extended[2] ?? '', extended[1] ?? 'utf-8'));
    if (decoded !== null) return decoded;
  }
  const plain = /(?:^|;)\s{0,10}filename\s{0,10}=\s{0,10}(?:"((?:[^"\\]|\\.){0,4000})"|([^;]{0,4000}))/i.exec(bounded);
  if (plain === null) return null;
  const value = plain[1]?.replace(/\\(["\\])/g, '$1') ?? plain[2] ?? '';
  return tidy(decodeMimeWord(/%[0-9a-f]{2}/i.test(value) ? decodePercent(value, 'utf-8') : decodeRawBytes(value)));
}

function fromAddress(url: string): string | null {
  const path = url.replace(/[?#].*$/s, '').replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  return last === '' ? null : tidy(decodePercent(last, 'utf-8'));
}

/** Percent escapes as UTF-8 if they are that, else in the charset that is named, else windows-1251. */
function decodePercent(text: string, charset: string): string {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const part of text.toWellFormed().matchAll(/%([0-9a-f]{2})|[^%]+|%/gi)) {
    if (part[1] !== undefined) bytes.push(Number.parseInt(part[1], 16));
    else bytes.push(...encoder.encode(part[0]));
  }
  return decodeBytes(Uint8Array.from(bytes), charset);
}

/** Header text in which every character is a byte: the bytes are UTF-8, or windows-1251 as old servers send. */
function decodeRawBytes(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  return decodeBytes(
    Uint8Array.from(text, (character) => character.charCodeAt(0)),
    'windows-1251',
  );
}

/** `=?UTF-8?B?…?=`: meant for mail, sent by some systems nevertheless. */
function decodeMimeWord(text: string): string {
  return text.replace(
    /=\?([\w-]{1,40})\?([bq])\?([^?]{0,2000})\?=/gi,
    (whole: string, charset: string, kind: string, body: string) => {
      if (kind.toLowerCase() === 'q')
        return decodePercent(body.replace(/_/g, ' ').replace(/=([0-9a-f]{2})/gi, '%$1'), charset);
      return /^[A-Za-z0-9+/=]*$/.test(body) ? decodeBytes(Buffer.from(body, 'base64'), charset) : whole;
    },
  );
}

function decodeBytes(bytes: Uint8Array, charset: string): string {
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return utf8;
  return (
    (charset === '' ? null : decodeStrictly(bytes, charset)) ??
    decodeStrictly(bytes, 'windows-1251') ??
    new TextDecoder('utf-8').decode(bytes)
  );
}

function decodeStrictly(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Without folders, control characters and ends of quotes; null when nothing is left. */
function tidy(name: string): string | null {
  const plain = name
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
    .replace(/^["']+|["']+$/g, '');
  const last = plain.slice(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1).trim();
  return last === '' || last === '.' || last === '..' ? null : last.slice(0, MAX_NAME_CHARACTERS);
}
