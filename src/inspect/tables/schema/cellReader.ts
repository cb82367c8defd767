import type { Field } from '../../../model/tableSchema.ts';
import { type MomentType, momentShapes, readMoment } from './readMoment.ts';

/** What a cell holds, so that values compare: numbers as such, moments as text that sorts, all else as text. */
export type CellValue = number | string | boolean;
/** The value of a cell that is not missing; null when it is not of the field's type. */
export type CellReader = (text: string) => CellValue | null;

const STRINGS: Readonly<Record<string, RegExp>> = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  binary: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
};
const TRUE = ['true', 'True', 'TRUE', '1'];
const FALSE = ['false', 'False', 'FALSE', '0'];
const DURATION = /^-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;
const GEOPOINT = /^\[?\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*\]?$/;
const SPECIAL: Readonly<Record<string, number>> = { INF: Infinity, '-INF': -Infinity, NaN };

/**
 * How the cells of a field are read, by Table Schema v2. `native`: cells of a workbook, where dates and numbers have no
 * way of writing. Null when the field's format is one that we cannot read.
 */
export function cellReader(field: Field, native: boolean): CellReader | null {
  const format = field.format ?? 'default';
  switch (field.type) {
    case 'string':
      return fitting(STRINGS[format] ?? null);
    case 'integer':
    case 'number':
      return (text) => readNumber(text, field, native);
    case 'boolean':
      return (text) => readBoolean(text, field);
    case 'date':
    case 'datetime':
    case 'time':
    case 'yearmonth':
      return momentReader(field.type, format, native);
    case 'year':
      return (text) => (/^[-+]?\d{4,}$/.test(text) ? Number(text) : null);
    case 'duration':
      return fitting(DURATION);
    case 'geopoint':
      return (text) => readPoint(text);
    case 'object':
    case 'geojson':
      return (text) => readJson(text, (value) => typeof value === 'object' && value !== null && !Array.isArray(value));
    case 'array':
      return (text) => readJson(text, Array.isArray);
    default:
      return (text) => text;
  }
}

function fitting(shape: RegExp | null): CellReader {
  return (text) => (shape === null || shape.test(text) ? text : null);
}

function momentReader(type: MomentType, format: string, native: boolean): CellReader | null {
  const shapes = momentShapes(type, format, native);
  return shapes === null ? null : (text) => readMoment(text, shapes);
}

function readNumber(
  text: string,
  { type, decimalChar = '.', groupChar, bareNumber = true }: Field,
  native: boolean,
): number | null {
  if (type === 'number' && SPECIAL[text] !== undefined) return SPECIAL[text];
  let plain = bareNumber ? text : text.replace(/^[^\d+\-.,]+|[^\d]+$/g, '');
  const isNative = native && /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(plain);
  if (!isNative) {
    if (groupChar !== undefined) plain = plain.replaceAll(groupChar, '');
    if (decimalChar !== '.') {
      if (plain.includes('.')) return null;
      plain = plain.replace(decimalChar, '.');
    }
  }
  const shape = type === 'integer' ? /^[-+]?\d+$/ : /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
  return shape.test(plain) ? Number(plain) : null;
}

function readBoolean(text: string, { trueValues = TRUE, falseValues = FALSE }: Field): boolean | null {
  if (trueValues.includes(text)) return true;
  return falseValues.includes(text) ? false : null;
}

/** Longitude first; what lies outside the globe is no place. */
function readPoint(text: string): string | null {
  const found = GEOPOINT.exec(text);
  if (found === null) return null;
  return Math.abs(Number(found[1])) <= 180 && Math.abs(Number(found[2])) <= 90 ? text : null;
}

function readJson(text: string, accepts: (value: unknown) => boolean): string | null {
  try {
    return accepts(JSON.parse(text)) ? text : null;
  } catch {
    return null;
  }
}
