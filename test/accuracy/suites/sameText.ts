/** Labels that corpora use and TextDecoder does not, or means otherwise. */
const LABELS: Readonly<Record<string, string>> = {
  'utf-8-sig': 'utf-8',
  utf8: 'utf-8',
  ansi: 'windows-1252',
  maccyrillic: 'x-mac-cyrillic',
  'mac-cyrillic': 'x-mac-cyrillic',
  cp855: 'ibm855',
  cp866: 'ibm866',
  cp949: 'euc-kr',
  'shif-jis': 'shift_jis',
  iso8859_5: 'iso-8859-5',
};

/** A label as TextDecoder writes it, or lower case without it when it does not know it. */
export function labelName(label: string): string {
  const lower = label.trim().toLowerCase();
  const own = LABELS[lower] ?? lower;
  if (own === 'ascii' || own === 'us-ascii') return 'ascii';
  try {
    return new TextDecoder(own).encoding;
  } catch {
    return own;
  }
}

/** Two labels are as good as each other when they read a body to the same characters. */
export function sameText(bytes: Uint8Array, one: string, other: string): boolean {
  const [a, b] = [labelName(one), labelName(other)];
  if (a === b) return true;
  const [textA, textB] = [decode(bytes, a), decode(bytes, b)];
  return textA !== null && textA === textB;
}

/** Whether an encoding reads a body without a fault; true where nothing here knows the encoding. */
export function decodesStrictly(bytes: Uint8Array, label: string): boolean {
  const name = labelName(label);
  const known = name === 'ascii' ? 'utf-8' : name;
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(known, { fatal: true });
  } catch {
    return true;
  }
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Text without byte order mark; null when nothing here can read the encoding (then only the labels can be compared). */
function decode(bytes: Uint8Array, label: string): string | null {
  if (label === 'utf-32' || label === 'utf-32le' || label === 'utf-32be') return decodeUtf32(bytes, label);
  const known = label === 'ascii' ? asciiLabel(bytes) : label === 'utf-16' ? utf16Label(bytes) : label;
  try {
    return new TextDecoder(known).decode(bytes);
  } catch {
    return null;
  }
}

/** ASCII is the part that all encodings share; with any other byte the label is simply wrong, so nothing may equal it. */
function asciiLabel(bytes: Uint8Array): string {
  return bytes.every((byte) => byte < 128) ? 'utf-8' : 'not-ascii';
}

function utf16Label(bytes: Uint8Array): string {
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-16le';
}

function decodeUtf32(bytes: Uint8Array, label: string): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = label === 'utf-32le' || (label === 'utf-32' && !(bytes[0] === 0 && bytes[1] === 0));
  const characters: string[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const code = view.getUint32(at, little);
    if (code !== 0xfeff || at > 0) characters.push(code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');
  }
  return characters.join('');
}
