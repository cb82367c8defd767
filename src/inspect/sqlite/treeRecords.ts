import type { PageReader } from './pageReader.ts';
import { readVarint, signedVarint } from './varint.ts';

/** One record of a table: its key (null in a table WITHOUT ROWID) and its bytes, cut when there are very many. */
export type TreeRecord = { readonly rowid: string | null; readonly payload: Uint8Array };

const LEAF = 0x0d;
const INTERIOR = 0x05;
const INDEX_LEAF = 0x0a;
const INDEX_INTERIOR = 0x02;
/** Trees of real databases are four or five pages high. */
const MAX_DEPTH = 20;
/** Of one record: pictures and shapes may be larger, and stand last as a rule. */
const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;

/**
 * Records of a table in the order of their keys, those of a page together: one by one they would take twice as long. A page is entered once: a tree whose pages lead back to
 * themselves ends with an exception, like every other tree that breaks the format.
 */
export async function* treeRecords(pages: PageReader, root: number): AsyncGenerator<readonly TreeRecord[]> {
  yield* walk({ pages, seen: new Set() }, root, 0);
}

type Tree = { readonly pages: PageReader; readonly seen: Set<number> };

async function* walk(tree: Tree, number: number, depth: number): AsyncGenerator<readonly TreeRecord[]> {
  if (depth > MAX_DEPTH || tree.seen.has(number)) throw new Error(`page ${number} is its own parent`);
  tree.seen.add(number);
  const page = await tree.pages.page(number);
  // The first page begins with the header of the file.
  const start = number === 1 ? 100 : 0;
  const kind = page[start] ?? 0;
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const isInterior = kind === INTERIOR || kind === INDEX_INTERIOR;
  if (!isInterior && kind !== LEAF && kind !== INDEX_LEAF) throw new Error(`page ${number} is no page of a table`);
  const cells = view.getUint16(start + 3);
  const pointers = start + (isInterior ? 12 : 8);
  if (pointers + 2 * cells > page.length) throw new Error(`page ${number} has more cells than room`);
  const records: TreeRecord[] = [];
  for (let index = 0; index < cells; index += 1) {
    const at = view.getUint16(pointers + 2 * index);
    if (isInterior) yield* walk(tree, childAt(view, at), depth + 1);
    if (kind === INTERIOR) continue;
    const cell = readCell(tree, page, kind === INDEX_INTERIOR ? at + 4 : at, kind === LEAF);
    const record = cell instanceof Promise ? await cell : cell;
    if (isInterior) yield [record];
    else records.push(record);
  }
  if (records.length > 0) yield records;
  if (isInterior) yield* walk(tree, childAt(view, start + 8), depth + 1);
}

function childAt(view: DataView, at: number): number {
  if (at + 4 > view.byteLength) throw new Error('a cell lies outside its page');
  return view.getUint32(at);
}

/** At once when the record stands on its page whole, as nearly all do. */
function readCell(tree: Tree, page: Uint8Array, at: number, hasRowid: boolean): TreeRecord | Promise<TreeRecord> {
  const { value: bytes, end } = readVarint(page, at);
  const key = hasRowid ? readVarint(page, end) : null;
  // Keys of eight and nine bytes are so large that numbers lose their last digits, or negative.
  const isLarge = key !== null && key.end - end > 7;
  const rowid = key === null ? null : isLarge ? signedVarint(page, end).toString() : String(key.value);
  const from = key?.end ?? end;
  const local = localBytes(bytes, tree.pages.usableBytes, hasRowid);
  if (from + local > page.length) throw new Error('a record lies outside its page');
  const first = page.subarray(from, from + local);
  if (local === bytes) return { rowid, payload: first };
  const next = new DataView(page.buffer, page.byteOffset, page.byteLength).getUint32(from + local);
  return withOverflow(tree, first, next, Math.min(bytes, MAX_PAYLOAD_BYTES)).then((payload) => ({ rowid, payload }));
}

/** Bytes of a record that stand on its own page; the others are on pages of their own. */
function localBytes(bytes: number, usable: number, isTable: boolean): number {
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (bytes <= most) return bytes;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((bytes - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

async function withOverflow(tree: Tree, first: Uint8Array, start: number, bytes: number): Promise<Uint8Array> {
  const parts = [first];
  let length = first.length;
  let next = start;
  while (length < bytes) {
    if (tree.seen.has(next)) throw new Error(`page ${next} is used twice`);
    tree.seen.add(next);
    const page = await tree.pages.page(next);
    const part = page.subarray(4, 4 + bytes - length);
    parts.push(part);
    length += part.length;
    next = new DataView(page.buffer, page.byteOffset, page.byteLength).getUint32(0);
  }
  return Buffer.concat(parts);
}
