import { detectEncoding } from '../../text/detectEncoding.ts';

/** Code pages by the number of the language driver, as dBASE, FoxPro and ArcGIS write it; those we can decode. */
const LANGUAGE_DRIVERS: Readonly<Record<number, string>> = {
  0x03: 'windows-1252',
  0x13: 'shift_jis',
  0x26: 'ibm866',
  0x4d: 'gbk',
  0x4e: 'euc-kr',
  0x4f: 'big5',
  0x50: 'windows-874',
  0x57: 'windows-1252',
  0x58: 'windows-1252',
  0x59: 'windows-1252',
  0x65: 'ibm866',
  0x7a: 'gbk',
  0x7b: 'shift_jis',
  0x7d: 'windows-1255',
  0x7e: 'windows-1256',
  0x96: 'x-mac-cyrillic',
  0xc8: 'windows-1250',
  0xc9: 'windows-1251',
  0xca: 'windows-1254',
  0xcb: 'windows-1253',
  0xcc: 'windows-1257',
};

/** Encodings in which one character may take several bytes: statistics of letters say nothing about them. */
const MULTI_BYTE = new Set(['gbk', 'gb18030', 'big5', 'shift_jis', 'euc-kr']);

export type DbfEncoding = {
  /** The encoding in which the table is read. */
  readonly found: string;
  /** What the .cpg file beside the table or its language driver claims; null when neither says anything we know. */
  readonly declared: string | null;
};

/**
 * Encoding of a dBASE table. The letters decide; the file beside it (.cpg) and the byte in its header decide between
 * close cases, since programs write „ANSI“ into it whatever the letters are.
 */
export function dbfEncoding(sample: Uint8Array, languageDriver: number, codePage: string | null): DbfEncoding {
  const declared = (codePage === null ? null : codePageLabel(codePage)) ?? LANGUAGE_DRIVERS[languageDriver] ?? null;
  if (declared !== null && MULTI_BYTE.has(declared)) return { found: declared, declared };
  const { encoding } = detectEncoding(sample, declared ?? undefined);
  // Cells of fixed width look like anything but wide characters; pure ASCII is whatever is claimed.
  if (/^utf-(?:16|32)/.test(encoding)) return { found: declared ?? 'windows-1251', declared };
  return { found: encoding === 'ascii' ? (declared ?? 'ascii') : encoding, declared };
}

/** WHATWG label of what a .cpg file says: `UTF-8`, `1251`, `CP1251`, `ANSI 1251`, `OEM 866`, `88595`, `ISO-8859-5`. */
function codePageLabel(text: string): string | null {
  const words = text
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase()
    .slice(0, 40);
  const number = /(\d{3,5})$/.exec(words)?.[1];
  const isIso = /8859[-_ ]?(\d{1,2})$/.exec(words);
  const candidates = [
    words,
    ...(isIso === null ? [] : [`iso-8859-${isIso[1]}`]),
    ...(number === undefined ? [] : [`windows-${number}`, `ibm${number}`]),
    ...(number === '65001' ? ['utf-8'] : []),
    ...(number === '936' ? ['gbk'] : []),
  ];
  for (const candidate of candidates) {
    try {
      return new TextDecoder(candidate).encoding;
    } catch {
      // Not a name that is known: the next one.
    }
  }
  return null;
}
