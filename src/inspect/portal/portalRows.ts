import type { FactValues } from '../../model/factValues.ts';
import { isObject } from '../catalogue/jsonFields.ts';

type PortalRows = FactValues['portal.rows'];

const MEASURED_ROWS = 10_000;
/** An automatic refresh wraps what it fetched (API notes §7). */
const WRAPPERS = ['csvData', 'tsvData', 'xmlData', 'jsonData'];

/**
 * What `data` of getResourceData holds. A string, or strings alone, is a text that the portal drew out of a document,
 * whatever its format is called; objects whose keys are numbers are rows from which columns were dropped.
 */
export function portalRows(data: unknown): PortalRows {
  if (data === undefined || data === null || data === '') return { is: 'nothing', rows: 0, columns: 0 };
  if (typeof data === 'string') return { is: 'string', rows: 1, columns: 1 };
  if (Array.isArray(data)) return ofList(data);
  if (!isObject(data)) return { is: 'object', rows: 1, columns: 1 };
  const keys = Object.keys(data);
  if (keys.length === 1 && WRAPPERS.includes(keys[0] ?? '')) return portalRows(data[keys[0] ?? '']);
  // Rows of which some were dropped arrive as {"0": […], "2": […]}.
  const values = Object.values(data);
  if (keys.length > 1 && keys.every(isIndex) && values.every(Array.isArray)) return ofList(values);
  return keys.length === 0 ? { is: 'nothing', rows: 0, columns: 0 } : { is: 'object', rows: 1, columns: keys.length };
}

function ofList(items: readonly unknown[]): PortalRows {
  const measured = items.slice(0, MEASURED_ROWS);
  if (items.length === 0) return { is: 'nothing', rows: 0, columns: 0 };
  if (measured.every((item) => typeof item === 'string')) return { is: 'string', rows: items.length, columns: 1 };
  const isRow = (item: unknown): boolean =>
    Array.isArray(item) || (isObject(item) && Object.keys(item).length > 0 && Object.keys(item).every(isIndex));
  const columns = measured.reduce((most: number, item) => Math.max(most, width(item)), 0);
  if (measured.every(isRow)) return { is: 'rows', rows: items.length, columns };
  return measured.some(isObject)
    ? { is: 'records', rows: items.length, columns }
    : { is: 'rows', rows: items.length, columns };
}

function width(item: unknown): number {
  if (Array.isArray(item)) return item.length;
  return isObject(item) ? Object.keys(item).length : 1;
}

function isIndex(key: string): boolean {
  return /^\d{1,6}$/.test(key);
}
