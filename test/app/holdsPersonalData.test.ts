import { expect, it } from 'vitest';
import { holdsPersonalData } from '../../src/app/holdsPersonalData.ts';
import { known, unknown } from '../../src/model/facts.ts';
import type { PersonalColumn } from '../../src/model/personalColumn.ts';
import { inspect } from '../inspect/factOf.ts';
import { inventedEgn } from '../personalNumbers.ts';

const column = (kind: PersonalColumn['kind']): PersonalColumn => ({
  kind,
  column: 1,
  label: '',
  sheet: null,
  cells: 3,
  filled: 3,
});

it.each<readonly [PersonalColumn['kind'], boolean]>([
  ['egn', true],
  ['lnch', true],
  ['id-card', true],
  ['iban', true],
  ['email', false],
  ['phone', false],
])('a table with a column of %s is withheld: %s', (kind, withheld) => {
  expect(holdsPersonalData([known('body:x', 'table.personal-columns', [column(kind)])])).toBe(withheld);
});

it('what is not known withholds nothing, and a table of a page counts as well', async () => {
  expect(holdsPersonalData([unknown('body:x', 'table.personal-columns', 'too-costly', '')])).toBe(false);
  const rows = [0, 1, 2].map((n) => `<tr><td>Лице ${n}</td><td>${inventedEgn(n)}</td></tr>`).join('');
  const page = `<html><body><main><table><tr><th>име</th><th>ЕГН</th></tr>${rows}</table></main></body></html>`;
  expect(holdsPersonalData(await inspect(page))).toBe(true);
});
