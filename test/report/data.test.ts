import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvChunks } from '../../src/report/data/csv.ts';
import { dutyRows } from '../../src/report/data/dutyRows.ts';
import { rankingRows } from '../../src/report/data/rankingRows.ts';
import { resourceRows } from '../../src/report/data/resourceRows.ts';
import { TABLE_SCHEMAS } from '../../src/report/data/tableSchemas.ts';
import { sampleReport } from './sampleReport.ts';

const { result } = sampleReport();

/** The first line as another program reads it. */
function readCells(text: string): readonly string[] {
  const [cells = []] = parse(text, { record_delimiter: '\r\n' });
  return cells;
}

describe('CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+359', "'+359"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['\r=1', '"\'\r=1"'],
    ['а, б', '"а, б"'],
    ['каза "да"', '"каза ""да"""'],
    ['обикновен', 'обикновен'],
    ['\ud800', '\ufffd'],
  ])('writes %j safely', (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });

  it('keeps numbers as numbers and nothing as nothing', () => {
    expect([csvCell(-1.5), csvCell(null), csvCell(true)]).toEqual(['-1.5', '', 'true']);
  });

  it('never begins a text cell as a formula, and can be read back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), (values) => {
        const columns = values.map((_, index) => `c${index}`);
        const row = Object.fromEntries(values.map((value, index) => [`c${index}`, value]));
        const [, body = ''] = [...csvChunks(columns, [row])];
        const cells = readCells(body);
        expect(cells).toHaveLength(values.length);
        for (const [index, cell] of cells.entries()) {
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
          const wanted = (values[index] ?? '').toWellFormed().replaceAll('\u0000', '');
          expect([wanted, `'${wanted}`]).toContain(cell);
        }
      }),
    );
  });
});

describe('rows', () => {
  it('have the columns that the schemas document, in their order', () => {
    expect(Object.keys(resourceRows(result)[0] ?? {})).toEqual(Object.keys(TABLE_SCHEMAS.resources));
    expect(Object.keys(dutyRows(result)[0] ?? {})).toEqual(Object.keys(TABLE_SCHEMAS.duties));
    expect(Object.keys(rankingRows(result)[0] ?? {})).toEqual(Object.keys(TABLE_SCHEMAS.ranking));
  });

  it('name resources and documents with their facts and faults', () => {
    const rows = resourceRows(result, 'en');
    expect(rows.filter((row) => row.kind === 'document').length).toBeGreaterThan(10);
    const xlsx = rows.find((row) => row.format === 'xlsx' && row.kind === 'resource');
    expect(xlsx).toMatchObject({ level: 2, tableFaults: 'merged-cells title-rows' });
    expect(rows[0]?.institutionName).toBe('Byala Reka Municipality');
  });

  it('list every institution in the ranking, ranked ones first, the others with the reason', () => {
    const rows = rankingRows(result);
    expect(rows.map((row) => row.institution).sort()).toEqual(
      result.institutions.map((each) => each.institution.id).sort(),
    );
    const unranked = rows.slice(result.ranking.length);
    expect(unranked).toHaveLength(4);
    for (const row of unranked)
      expect(row).toMatchObject({ rankBest: null, technicalLevel: null, withheld: expect.any(String) });
    expect(rows.slice(0, 8).map((row) => row.institution)).toEqual(result.ranking.map((rank) => rank.institutionId));
  });
});
