import { isTarHeader } from '../archives/tarHeader.ts';

/** Bytes at a place that show a format; hexadecimal, `..` stands for any byte. */
type Signature = { readonly id: string; readonly at: number; readonly hex: string };

const SIGNATURES: readonly Signature[] = [
  { id: 'zip', at: 0, hex: '504b0304' },
  { id: 'zip', at: 0, hex: '504b0506' },
  { id: 'zip', at: 0, hex: '504b0708' },
  { id: 'cfb', at: 0, hex: 'd0cf11e0a1b11ae1' },
  { id: '7z', at: 0, hex: '377abcaf271c' },
  { id: 'rar', at: 0, hex: '526172211a07' },
  { id: 'gz', at: 0, hex: '1f8b' },
  { id: 'bz2', at: 0, hex: '425a68' },
  { id: 'xz', at: 0, hex: 'fd377a585a00' },
  { id: 'zst', at: 0, hex: '28b52ffd' },
  { id: 'png', at: 0, hex: '89504e470d0a1a0a' },
  { id: 'jpg', at: 0, hex: 'ffd8ff' },
  { id: 'gif', at: 0, hex: '47494638' },
  { id: 'tiff', at: 0, hex: '49492a00' },
  { id: 'tiff', at: 0, hex: '4d4d002a' },
  { id: 'tiff', at: 0, hex: '49492b00' },
  { id: 'webp', at: 0, hex: '52494646........57454250' },
  { id: 'parquet', at: 0, hex: '50415231' },
  { id: 'sqlite', at: 0, hex: '53514c69746520666f726d6174203300' },
  { id: 'mdb', at: 4, hex: '5374616e64617264204a657420444200' },
  { id: 'mdb', at: 4, hex: '5374616e6461726420414345204442' },
  { id: 'feather', at: 0, hex: '4152524f5731' },
  { id: 'feather', at: 0, hex: '46454131' },
  { id: 'hdt', at: 0, hex: '24484454' },
  { id: 'avro', at: 0, hex: '4f626a01' },
  { id: 'dwg', at: 0, hex: '41433130' },
  { id: 'wordperfect', at: 0, hex: 'ff575043' },
  // WordPerfect 4.2 has no mark of its own: texts begin with a margin setting, a function between two bytes cb.
  { id: 'wordperfect', at: 0, hex: 'cb0a01' },
  { id: 'shp', at: 0, hex: '0000270a' },
  { id: 'lotus', at: 0, hex: '0000020006040600' },
  { id: 'lotus', at: 0, hex: '00001a0000100400' },
  { id: 'xls', at: 0, hex: '09081000000605' },
  { id: 'xls', at: 0, hex: '090808000005' },
  { id: 'xls', at: 0, hex: '0904060000' },
  { id: 'xls', at: 0, hex: '0902060000' },
  { id: 'xls', at: 0, hex: '0900040000' },
  { id: 'xls', at: 0, hex: '09000400' },
  { id: 'exe', at: 0, hex: '7f454c46' },
  { id: 'hdf5', at: 0, hex: '894844460d0a1a0a' },
];

/** `1.2.840.113549.1.7.2` (signed data) in DER, with the sequence that it begins. */
const SIGNED_DATA = '06092a864886f70d010702';

/** Format by fixed bytes; null when none are known. `zip`, `cfb`, `sqlite` say what is around the format only. */
export function binarySignature(head: Uint8Array): string | null {
  for (const { id, at, hex } of SIGNATURES) if (matches(head, at, hex)) return id;
  if (pdfStart(head) >= 0) return 'pdf';
  if (isTarHeader(head)) return 'tar';
  if (isBitmap(head)) return 'bmp';
  if (head[0] === 0x4d && head[1] === 0x5a && head.length > 64 && head.subarray(0, 512).includes(0)) return 'exe';
  if (head[0] === 0x30 && Buffer.from(head.subarray(0, 64)).toString('hex').includes(SIGNED_DATA)) return 'p7m';
  if (isDbf(head)) return 'dbf';
  return null;
}

/** A GeoPackage is a SQLite file that says so in its application id, or in its table of contents. */
export function isGeoPackage(head: Uint8Array): boolean {
  const id = Buffer.from(head.subarray(68, 72)).toString('latin1');
  return /^(?:GPKG|GP1\d)$/.test(id) || Buffer.from(head).includes('gpkg_contents');
}

function matches(head: Uint8Array, at: number, hex: string): boolean {
  if (head.length < at + hex.length / 2) return false;
  for (let index = 0; index < hex.length; index += 2) {
    const wanted = hex.slice(index, index + 2);
    if (wanted !== '..' && Number.parseInt(wanted, 16) !== head[at + index / 2]) return false;
  }
  return true;
}

/** Readers accept a header anywhere in the first kilobyte (ISO 32000-1, annex H, note 13). */
function pdfStart(head: Uint8Array): number {
  const start = Buffer.from(head.subarray(0, 1024)).toString('latin1');
  // Without the dash or the version it is still what readers open as PDF, when objects follow.
  return start.startsWith('%PDF') && / obj\b/.test(start) ? 0 : start.indexOf('%PDF-');
}

function isBitmap(head: Uint8Array): boolean {
  if (head.length < 30 || head[0] !== 0x42 || head[1] !== 0x4d) return false;
  const headerBytes = new DataView(head.buffer, head.byteOffset).getUint32(14, true);
  return [12, 40, 52, 56, 64, 108, 124].includes(headerBytes);
}

/** dBASE has no magic number: a known version, a real date, and lengths that fit each other. */
function isDbf(head: Uint8Array): boolean {
  if (head.length < 65 || ![0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0xcb, 0xf5].includes(head[0] ?? 0))
    return false;
  const view = new DataView(head.buffer, head.byteOffset);
  const headerBytes = view.getUint16(8, true);
  const recordBytes = view.getUint16(10, true);
  const month = head[2] ?? 0;
  const day = head[3] ?? 0;
  const firstFieldType = String.fromCharCode(head[43] ?? 0);
  return (
    month <= 12 &&
    day <= 31 &&
    headerBytes >= 65 &&
    recordBytes >= 2 &&
    /[A-Z@+0]/.test(firstFieldType) &&
    head[32] !== 0
  );
}
