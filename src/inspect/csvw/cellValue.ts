import type { CellDatatype, CellValue } from './cellDatatype.ts';
import { readNativeMoment, readPatternMoment } from './momentPattern.ts';
import { fitsNumberPattern } from './numberPattern.ts';

type Written = Omit<CellDatatype, 'bounds'>;

/** The value of a cell of a datatype (Model for Tabular Data, 6.4.2 to 6.4.5); null when it is none. */
export function cellValue(text: string, datatype: Written): CellValue | null {
  const { builtin, format } = datatype;
  switch (builtin.kind) {
    case 'integer':
    case 'decimal':
    case 'double':
      return numberValue(text, datatype);
    case 'boolean':
      return booleanValue(text, datatype);
    case 'moment':
      if (format.is === 'moment') return readPatternMoment(text, format.pattern);
      return builtin.shape?.test(text) === true ? readNativeMoment(text) : null;
    case 'duration':
      if (format.is === 'regex' && !format.regex.test(text)) return null;
      return builtin.shape?.test(text) === true ? durationValue(text) : null;
    default:
      if (format.is === 'regex' && !format.regex.test(text)) return null;
      return builtin.shape === undefined || builtin.shape.test(text) ? text : null;
  }
}

function numberValue(text: string, { builtin, format }: Written): CellValue | null {
  if (format.is !== 'number') return null;
  const { pattern, signs } = format;
  if (builtin.kind === 'double' && /^(?:NaN|-?INF)$/.test(text))
    return text === 'NaN' ? NaN : text === 'INF' ? Infinity : -Infinity;
  if (pattern !== null && !fitsNumberPattern(text, pattern, signs)) return null;
  if (text.includes(signs.group + signs.group)) return null;
  const percent = /[%‰]/.exec(text)?.[0];
  const plain = text
    .replace(/^[%‰]|[%‰]$/u, '')
    .replaceAll(signs.group, '')
    .replace(signs.decimal, '.');
  if (builtin.kind === 'integer') return integerValue(plain, builtin.range ?? [null, null]);
  const shape = builtin.kind === 'decimal' && pattern?.exponent === undefined ? DECIMAL : DOUBLE;
  if (!shape.test(plain)) return null;
  return Number(plain) / (percent === undefined ? 1 : percent === '%' ? 100 : 1000);
}

const DECIMAL = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const DOUBLE = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

function integerValue(plain: string, [least, greatest]: readonly [bigint | null, bigint | null]): bigint | null {
  // BigInt is quadratic in the digits: no identifier has a thousand.
  if (!/^[-+]?\d{1,1000}$/.test(plain)) return null;
  const value = BigInt(plain.replace(/^\+/, ''));
  return (least !== null && value < least) || (greatest !== null && value > greatest) ? null : value;
}

function booleanValue(text: string, { format }: Written): boolean | null {
  const [yes, no] =
    format.is === 'boolean'
      ? [[format.yes], [format.no]]
      : [
          ['true', '1'],
          ['false', '0'],
        ];
  return yes.includes(text) ? true : no.includes(text) ? false : null;
}

const SECONDS_A_MONTH = (365.25 / 12) * 86_400;

/** Seconds; a month counts as a twelfth of a year, so that durations of years and of days compare. */
function durationValue(text: string): number {
  const of = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);
  const [day = '', time = ''] = text.split('T');
  const inDay = (pattern: RegExp): number => Number(pattern.exec(day)?.[1] ?? 0);
  const inTime = (pattern: RegExp): number => Number(pattern.exec(time)?.[1] ?? 0);
  const months = of(/(\d+)Y/) * 12 + inDay(/(\d+)M/);
  const seconds =
    inDay(/(\d+)D/) * 86_400 + inTime(/(\d+)H/) * 3600 + inTime(/(\d+)M/) * 60 + inTime(/(\d+(?:\.\d+)?)S/);
  return (months * SECONDS_A_MONTH + seconds) * (text.startsWith('-') ? -1 : 1);
}
