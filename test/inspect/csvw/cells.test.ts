import { describe, expect, it, test } from 'vitest';
import { openNotes } from '../../../src/inspect/csvw/metadataNotes.ts';
import { cellValue } from '../../../src/inspect/csvw/cellValue.ts';
import { readDatatype } from '../../../src/inspect/csvw/readDatatype.ts';

/** Is a cell a value of the datatype? */
function fits(datatype: unknown, text: string): boolean {
  return cellValue(text, readDatatype(datatype, '', openNotes())) !== null;
}

function notesOf(datatype: unknown): readonly string[] {
  const notes = openNotes();
  readDatatype(datatype, '', notes);
  return notes.all.map(({ level, at }) => `${level} ${at}`);
}

describe('numbers by pattern (UAX 35)', () => {
  test.each([
    ['#,##0', '1', true],
    ['#,##0', '1,234', true],
    ['#,##0', '1234', false],
    ['#,##0', '12,34', false],
    ['#,##,##0', '1,23,456', true],
    ['#,##,##0', '123,456', false],
    ['#0.##', '1', true],
    ['#0.##', '1.234', false],
    ['#0.00', '1.2', false],
    ['#0.0##,#', '12.345,6', true],
    ['#0.0##,#', '12.3456', false],
    ['000', '12', false],
    ['+0', '-1', true],
    ['+0', '1', false],
    ['0%', '12%', true],
    ['0%', '12', false],
    ['%000', '%-123', true],
    ['0.0E0', '1.5E12', true],
    ['0.0E0', '1.5', false],
  ])('%s: %s', (pattern, text, right) => {
    expect(fits({ base: 'double', format: { pattern } }, text)).toBe(right);
  });

  it('knows how Bulgarians write', () => {
    const lev = { base: 'decimal', format: { decimalChar: ',', groupChar: ' ', pattern: '# ##0,00' } };
    expect(fits(lev, '1 234,50')).toBe(true);
    expect(fits(lev, '1.234,50')).toBe(false);
    expect(cellValue('1 234,50', readDatatype(lev, '', openNotes()))).toBe(1234.5);
  });
});

describe('values by type', () => {
  test.each([
    ['byte', '127', true],
    ['byte', '128', false],
    ['unsignedLong', '18446744073709551615', true],
    ['unsignedLong', '18446744073709551616', false],
    ['negativeInteger', '0', false],
    ['integer', '1.0', false],
    ['decimal', '1e3', false],
    ['decimal', 'INF', false],
    ['double', '-INF', true],
    ['double', '1,234.5', true],
    ['double', '1,,234', false],
    ['boolean', '1', true],
    ['boolean', 'да', false],
    ['date', '2024-02-29', true],
    ['date', '2025-02-29', false],
    ['date', '2025-02-28+02:00', true],
    ['dateTimeStamp', '2025-02-28T10:00:00', false],
    ['dateTime', '2025-02-28T24:00:00', true],
    ['gMonthDay', '--02-30', false],
    ['gYearMonth', '1999-05Z', true],
    ['duration', 'P1Y2M3DT4H5M6.7S', true],
    ['duration', 'P', false],
    ['duration', 'P1DT', false],
    ['dayTimeDuration', 'P1Y', false],
    ['yearMonthDuration', 'P1Y2M', true],
    ['hexBinary', '0FB', false],
    ['language', 'bg-BG', true],
    ['NMTOKEN', 'два думи', false],
    [{ base: 'date', format: 'd.M.yyyy' }, '1.2.2025', true],
    [{ base: 'date', format: 'dd.MM.yyyy' }, '1.2.2025', false],
    [{ base: 'date', format: 'dd.MM.yyyy' }, '31.02.2025', false],
    [{ base: 'dateTime', format: 'd.M.yyyy HHmm X' }, '1.2.2025 0905 +02', true],
    [{ base: 'time', format: 'HH:mm:ss.SS' }, '10:11:12.123', false],
    [{ base: 'boolean', format: 'да|не' }, 'не', true],
    [{ base: 'boolean', format: 'да|не' }, 'true', false],
    [{ base: 'string', format: String.raw`\d{9}` }, '12345678', false],
  ])('%j %s', (datatype, text, right) => {
    expect(fits(datatype, text)).toBe(right);
  });
});

describe('datatypes that cannot be meant', () => {
  test.each([
    ['foo', ['warning ']],
    [{ base: 'foo' }, ['warning /base']],
    [{ base: 'date', format: 'on a Friday' }, ['warning /format']],
    [{ base: 'integer', format: '0#' }, ['warning /format']],
    [{ base: 'string', format: '+' }, ['warning /format']],
    [{ base: 'boolean', format: 'YN' }, ['warning /format']],
    [{ base: 'date', length: 3 }, ['error /length']],
    [{ base: 'string', minimum: 3 }, ['error /minimum']],
    [{ base: 'integer', minInclusive: 3, minExclusive: 3 }, ['error /minExclusive']],
    [{ base: 'integer', minInclusive: 3, maxExclusive: 3 }, ['error ']],
    [{ base: 'string', minLength: 3, maxLength: 2 }, ['error ']],
    [{ base: 'integer', minimum: 'many' }, ['warning /minimum']],
    [{ '@id': 'http://www.w3.org/2001/XMLSchema#string' }, ['error /@id']],
    [{ base: 'date', format: 'd.M.yyyy', minimum: '2025-01-01', maximum: '31.12.2025' }, []],
  ])('%j', (datatype, notes) => {
    expect(notesOf(datatype)).toEqual(notes);
  });
});
