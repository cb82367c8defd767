const MAX_CELL_CHARACTERS = 2000;
/** Control characters that no text of a table has. */
const CONTROLS = /[\u0000-\u0008\u000e-\u001f]/;

/** A value of a Parquet column as text; nothing for NULL and for bytes that are no text (shapes, pictures). */
export function parquetCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.slice(0, MAX_CELL_CHARACTERS);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return dateText(value);
  if (value instanceof Uint8Array) return bytesText(value);
  return structureText(value);
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}

function bytesText(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, 4 * MAX_CELL_CHARACTERS));
    return CONTROLS.test(text) ? '' : text.slice(0, MAX_CELL_CHARACTERS);
  } catch {
    return '';
  }
}

/** Lists and structures as JSON: they are values of one cell, whatever stands in them. */
function structureText(value: object): string {
  const plain = (_: string, inner: unknown): unknown => {
    if (typeof inner === 'bigint') return inner.toString();
    return inner instanceof Uint8Array ? bytesText(inner) : inner;
  };
  try {
    return (JSON.stringify(value, plain) ?? '').slice(0, MAX_CELL_CHARACTERS);
  } catch {
    return '';
  }
}
