/**
 * What the bytes 80–FF mean in the one-byte encodings that TextDecoder does not know. MIK is the code page of the first
 * Bulgarian personal computers: election results and registers of the nineties are still published in it.
 */
const MIK =
  'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя' +
  '└┴┬├─┼╣║╚╔╩╦╠═╬┐░▒▓│┤№§╗╝┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const IBM855 =
  'ђЂѓЃёЁєЄѕЅіІїЇјЈљЉњЊћЋќЌўЎџЏюЮъЪаАбБцЦдДеЕфФгГ«»░▒▓│┤хХиИ╣║╗╝йЙ┐' +
  '└┴┬├─┼кК╚╔╩╦╠═╬¤лЛмМнНоОп┘┌█▄Пя▀ЯрРсСтТуУжЖвВьЬ№\u00adыЫзЗшШэЭщЩчЧ§■\u00a0';

/** Encodings decoded by a table of ours. */
export function ownTable(encoding: string): string | null {
  if (encoding === 'mik') return MIK;
  if (encoding === 'ibm855') return IBM855;
  return null;
}

/** The 128 characters of the bytes 80–FF in a one-byte encoding, ours or TextDecoder's. */
export function upperHalf(encoding: string): string {
  const own = ownTable(encoding);
  if (own !== null) return own;
  return new TextDecoder(encoding).decode(Uint8Array.from({ length: 128 }, (_, index) => 128 + index));
}

/** Decodes bytes with a table of the upper half. */
export function decodeWithTable(bytes: Uint8Array, table: string): string {
  const parts: string[] = [];
  const units = new Uint16Array(Math.min(bytes.length, 8192));
  for (let from = 0; from < bytes.length; from += units.length) {
    const count = Math.min(units.length, bytes.length - from);
    for (let index = 0; index < count; index += 1) {
      const byte = bytes[from + index] ?? 0;
      units[index] = byte < 128 ? byte : table.charCodeAt(byte - 128);
    }
    parts.push(String.fromCharCode(...units.subarray(0, count)));
  }
  return parts.join('');
}
