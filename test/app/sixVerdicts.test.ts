import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { judgeInstitution } from '../../src/judge/judgeInstitution.ts';
import { ROOT } from '../e2e/exampleAudit.ts';
import { commandLine } from '../e2e/commandLine.ts';
import { makeXlsx, row } from '../inspect/makeOffice.ts';
import { makeZip } from '../inspect/makeZip.ts';
import { ruleSet, tables } from '../judge/ruleBook.ts';
import { csvValues, link, pageValues, world } from '../judge/world.ts';
import { warmInspectors } from './warmInspectors.ts';

/**
 * The files about which ckanext-qa, udata, Portal Watch, Magda, the Global Open Data Index and the five-star text
 * disagree: an XLSX is 2, closed, machine-readable, 2, open and „two stars“ to them; a scan is 3, open, 1. Here stands
 * what we say of each, and the sentence that says why.
 */
const dir = mkdtempSync(join(tmpdir(), 'zvezdomer-six-'));
const inspectors = warmInspectors();
const inProcess = commandLine(inspectors);
afterAll(() => {
  inspectors.close();
  rmSync(dir, { recursive: true });
});

const ROWS = [['код', 'име', 'брой'], ...[1, 2, 3, 4].map((n) => [n, `Село ${n}`, n * 7])];
const CSV = ROWS.map((cells) => cells.join(',')).join('\n');
const HTML = `<!doctype html><html lang="bg"><meta charset="utf-8"><title>Села</title><table>${ROWS.map(
  (cells, index) => `<tr>${cells.map((cell) => (index === 0 ? `<th>${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`,
).join('')}</table></html>`;

function made(name: string, content: string | Uint8Array): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

const example = (path: string): string => join(ROOT, 'fixtures/web/sites', path);

describe('the same file, six verdicts: ours, with its reason', () => {
  test.each<[string, string, string, number, readonly string[]]>([
    [
      'XLSX: a table, in a format that is not open',
      made(
        'sela.xlsx',
        makeXlsx([{ name: 'Данни', rows: ROWS.map((cells, index) => row(index + 1, cells)).join('') }]),
      ),
      'xlsx',
      2,
      ['✗ Форматът Excel (.xlsx) не е отворен.', '✗ Техническото ниво е 2, а е нужно поне 3.'],
    ],
    [
      'PDF with text: open, readable by people only',
      example('rzi-kamengrad.example/upload/registar-laboratorii.pdf'),
      'pdf',
      1,
      ['✗ Данните са във формат „PDF документ“', '✓ Всички страници са с текст'],
    ],
    [
      'a scan in a PDF: not even text',
      example('rzi-kamengrad.example/upload/registar-apteki.pdf'),
      'pdf',
      1,
      ['✗ Документът е сканиран: страниците са снимки без текст'],
    ],
    [
      'PNG: a picture of data',
      example('danni.karti-znatsi.example/karta.png'),
      'png',
      1,
      ['✗ Данните са публикувани като изображение (PNG изображение).'],
    ],
    [
      'HTML table: structured and open, but not to be taken as data',
      made('sela.html', HTML),
      'html',
      2,
      ['✓ Форматът HTML страница е отворен.', '✗ Техническото ниво е 2, а е нужно поне 3.'],
    ],
    [
      'CSV in a ZIP: judged by what it holds, the wrapping told apart',
      made('sela.zip', makeZip({ 'sela.csv': CSV })),
      'csv',
      3,
      ['✓ Файлът е в отворена опаковка (ZIP архив).', '✓ Техническото ниво е 3; нужно е поне 3.'],
    ],
    [
      'good CSV by itself: no licence was looked for where it would stand',
      made('sela.csv', CSV),
      'csv',
      3,
      ['Лиценз: не може да се каже', 'видян е само файлът, без страницата, която го предлага'],
    ],
  ])('%s', async (_, path, format, level, reasons) => {
    const { out } = await inProcess('check', path);
    const text = out.join('\n');
    expect(text).toContain(`Формат: ${format}`);
    expect(text).toContain(`Техническо ниво: ${level} / 5`);
    for (const reason of reasons) expect(text).toContain(reason);
  });

  test('good CSV on a site without a licence: level 3, no strict star, and the law told beside it', () => {
    const site = world();
    const home = site.add('http://lipovo.example/', {
      purpose: 'home',
      depth: 0,
      values: pageValues([link('/sela.csv', 'Регистър на селата (CSV)')]),
    });
    site.add('http://lipovo.example/sela.csv', { from: home, linkIndex: 0, values: csvValues() });
    const { resources, findings } = judgeInstitution(site.input(), ruleSet(), tables());
    const [csv] = resources.filter(({ format }) => format === 'csv');
    expect(csv).toMatchObject({ level: 3, licence: 'not-stated', strictStars: 0 });
    const stated = findings.find(({ ruleId, subject }) => ruleId === 'licence.stated' && subject === csv?.subject);
    expect(stated).toMatchObject({ outcome: 'fail', messageKey: 'not-stated' });
  });
});
