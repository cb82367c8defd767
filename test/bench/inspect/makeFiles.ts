// Files of the inspect bench, the same bytes in every run. Argument: the folder they are written to.
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { utils, write } from '@e965/xlsx';
import { pdfOf } from '../../accuracy/documents/pdfPages.ts';

const HEAD = 'ЕИК;Наименование;Населено място;Дата;Сума;Активен;Бележка\n';

/** A register as institutions export it: semicolons, quotes where needed, Bulgarian numbers and dates. */
function row(index: number): string {
  const day = String((index % 28) + 1).padStart(2, '0');
  const sum = (index * 1.37).toFixed(2).replace('.', ',');
  const name = index % 5 === 0 ? `"Фирма ""Пример ${index}"" ООД"` : `Дружество ${index}`;
  return `${100_000_000 + index * 7};${name};гр. Река ${index % 300};${day}.0${(index % 9) + 1}.2025 г.;${sum};${index % 2 === 0 ? 'не' : 'да'};Договор за услуги № ${index}\n`;
}

function writeCsv(file: string, bytes: number): void {
  const descriptor = openSync(file, 'w');
  let written = writeSync(descriptor, HEAD);
  for (let index = 0; written < bytes;) {
    let piece = '';
    for (const until = index + 10_000; index < until; index += 1) piece += row(index);
    written += writeSync(descriptor, piece);
  }
  closeSync(descriptor);
}

function writeXlsx(file: string, rows: number): void {
  const cells = Array.from({ length: rows }, (_, index) => [100_000_000 + index * 7, `Дружество ${index}`, `гр. Река ${index % 300}`, index * 1.37, index % 2 === 0 ? 'не' : 'да', `Договор за услуги № ${index}`]); // prettier-ignore
  const sheet = utils.aoa_to_sheet([['ЕИК', 'Наименование', 'Място', 'Сума', 'Активен', 'Бележка'], ...cells]);
  writeFileSync(file, write({ SheetNames: ['Регистър'], Sheets: { Регистър: sheet } }, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer); // prettier-ignore
}

/** As many pages as are read of one file. */
function writePdf(file: string, pages: number): void {
  const words = 'Общинският съвет прие решение за изпълнение на бюджета и отчета за дейността през годината.';
  const blocks = Array.from({ length: pages * 12 }, (_, index) => `${index}. ${`${words} `.repeat(3)}`);
  writeFileSync(file, pdfOf(blocks));
}

const folder = process.argv[2] ?? '.';
writeCsv(path.join(folder, '200.csv'), 200_000_000);
writeCsv(path.join(folder, '1000.csv'), 1_000_000_000);
writeXlsx(path.join(folder, 'large.xlsx'), 400_000);
writePdf(path.join(folder, 'pages.pdf'), 50);
