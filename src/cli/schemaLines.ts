import type { SchemaVerdict } from '../app/schemaVerdict.ts';
import type { Bilingual } from '../model/lang.ts';
import type { SchemaFault } from '../model/tableSchema.ts';
import type { Terminal } from './terminal.ts';

const SHOWN = 100;

/** What a schema says of a file, for whoever has to mend it: each fault with its place, code and words. */
export function schemaLines(
  { asked, valid, tables, structure, metadata }: SchemaVerdict,
  { say }: Terminal,
): readonly string[] {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const notes = metadata.map(
    (note) => `  ${note.level === 'error' ? '✗' : '!'} ${note.at === '' ? '/' : note.at}: ${say(noteWords(note))}`,
  );
  if (valid)
    return [
      `✓ ${say({ bg: `${asked} отговаря на схемата (редове с данни: ${rows}).`, en: `${asked} is what its schema says (rows of data: ${rows}).` })}`,
      ...notes,
    ];
  const faults = tables.flatMap((table) => table.faults);
  const count = tables.reduce((sum, table) => sum + table.count, 0);
  const more = count - Math.min(faults.length, SHOWN);
  return [
    say({ bg: `${asked} не отговаря на схемата.`, en: `${asked} is not what its schema says.` }),
    ...notes,
    ...structure.map(
      ({ code, count: times, row, column, sheet }) =>
        `  ✗ ${placeOf({ sheet, row, column })}${code}${times > 1 ? ` (${times})` : ''}`,
    ),
    ...faults.slice(0, SHOWN).map((fault) => `  ✗ ${placeOf(fault)}${fault.code}: ${say(wordsOf(fault))}`),
    ...(more > 0 ? [say({ bg: `  … и още ${more}`, en: `  … and ${more} more` })] : []),
  ];
}

/** „Лист1!C5“, as spreadsheets write it. */
function placeOf({ sheet, row, column }: Pick<SchemaFault, 'sheet' | 'row' | 'column'>): string {
  const cell = `${column === null ? '' : columnName(column)}${row ?? ''}`;
  const place = [sheet ?? '', cell].filter((part) => part !== '').join('!');
  return place === '' ? '' : `${place} `;
}

function columnName(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnName(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

function wordsOf({ code, field, asked, quote }: SchemaFault): Bilingual {
  switch (code) {
    case 'missing-label':
      return { bg: `липсва колоната „${field}“`, en: `the column “${field}” is missing` };
    case 'extra-label':
      return { bg: `колоната „${quote}“ я няма в схемата`, en: `the schema has no column “${quote}”` };
    case 'incorrect-label':
      return {
        bg: `колоната се казва „${quote}“, а по схемата – „${field}“`,
        en: `the column is called “${quote}”, by the schema “${field}”`,
      };
    case 'type-error':
      return { bg: `„${field}“: „${quote}“ не е ${asked}`, en: `“${field}”: “${quote}” is no ${asked}` };
    case 'constraint-error':
      return asked === 'required'
        ? {
            bg: `„${field}“: клетката е празна, а трябва да е попълнена`,
            en: `“${field}”: the cell is empty and must be filled`,
          }
        : { bg: `„${field}“: „${quote}“ не изпълнява ${asked}`, en: `“${field}”: “${quote}” does not meet ${asked}` };
    case 'unique-error':
      return { bg: `„${field}“: „${quote}“ се повтаря`, en: `“${field}”: “${quote}” is there twice` };
    case 'primary-key':
      return {
        bg: `ключът „${field}“ е празен или се повтаря: „${quote}“`,
        en: `the key “${field}” is empty or there twice: “${quote}”`,
      };
    case 'foreign-key':
      return {
        bg: `„${field}“: „${quote}“ не сочи точно един ред (${asked})`,
        en: `“${field}”: “${quote}” does not refer to exactly one row (${asked})`,
      };
    case 'extra-cell':
      return { bg: `редът има повече от ${asked} клетки`, en: `the row has more than ${asked} cells` };
    case 'missing-cell':
      return { bg: `редът има по-малко от ${asked} клетки`, en: `the row has fewer than ${asked} cells` };
    case 'source-error':
      return { bg: 'отворени кавички, които никъде не се затварят', en: 'an opening quote that nothing closes' };
  }
}

/** What is wrong with the description itself; a „!“ is passed over, a „✗“ makes it useless. */
function noteWords({ code, quote }: SchemaVerdict['metadata'][number]): Bilingual {
  const said = quote === '' ? '' : ` (${quote})`;
  switch (code) {
    case 'metadata-unreadable':
      return { bg: `не е описание по CSVW${said}`, en: `no CSVW metadata${said}` };
    case 'property-unknown':
      return { bg: 'CSVW няма такова свойство тук; пропускаме го', en: 'CSVW has no such property here; passed over' };
    case 'property-value':
      return { bg: `стойността не е допустима${said}`, en: `a value that is not allowed${said}` };
    case 'property-missing':
      return { bg: `липсва задължително свойство${said}`, en: `a required property is missing${said}` };
    case 'property-forbidden':
      return { bg: `свойството не може да стои тук${said}`, en: `the property cannot stand here${said}` };
    case 'reference-unknown':
      return { bg: `сочи нещо, което го няма${said}`, en: `refers to something that is not there${said}` };
    case 'not-described':
      return { bg: `описанието не споменава този файл${said}`, en: `the metadata do not mention this file${said}` };
  }
}
