import { describe, expect, test } from 'vitest';
import { isLegalText } from '../../../src/inspect/licences/legalText.ts';
import { readLicenceStatements } from '../../../src/inspect/licences/readLicenceStatements.ts';
import { inspectPage } from '../../../src/inspect/page/inspectPage.ts';
import { realTables } from '../realTables.ts';

const tables = realTables();
const CONTEXT = { scope: 'file', source: 'words', at: { kind: 'whole' } } as const;
const read = (text: string) =>
  readLicenceStatements(text, tables, CONTEXT).map(({ kind, licence }) => `${kind} ${licence ?? '-'}`);

/** The manner of licence texts in our own words, with the traps that the real ones hold. */
const BODY = [
  'The Licensor and You agree on the terms of this Public License, as set out in the sections below.',
  'NonCommercial means not meant for gain. Licensed Material means what the Licensor offers under this license.',
  'The Licensor grants You a worldwide, royalty-free, non-exclusive right to share the Licensed Material.',
  'You may not apply other terms to Adapted Material without prior written permission.',
  'No warranties of any kind are given with the Licensed Material.',
  ...Array.from(
    { length: 12 },
    (_, n) => `Section ${n + 1}. The Licensor keeps all other rights in the Licensed Material.`,
  ),
  'The text of these public licenses is dedicated to the public domain under the CC0 Public Domain Dedication.',
].join('\n');

describe('the text of a licence is that licence, whatever it mentions', () => {
  test.each([
    ['Attribution-NonCommercial-ShareAlike 4.0 International', 'restricted cc-by-nc-sa-4.0'],
    ['Attribution-NoDerivatives 4.0 International', 'restricted cc-by-nd-4.0'],
    ['Creative Commons Legal Code\n\nAttribution-NonCommercial 3.0 Unported', 'restricted cc-by-nc-3.0'],
    ['## creative commons\n\n# Attribution-ShareAlike 4.0 International', 'open cc-by-sa-4.0'],
    ['Creative Commons Attribution 4.0 International Public License', 'open cc-by-4.0'],
    ['Признание-Некомерсиално 2.5 България', 'restricted cc-by-nc-2.5'],
    ['Open Data Commons Open Database License (ODbL) v1.0', 'open odbl-1.0'],
    ['=====\nEUROPEAN UNION PUBLIC LICENCE v. 1.2\n=====', 'open eupl-1.2'],
  ])('%s', (title, expected) => {
    expect(read(`${title}\n\n${BODY}`)).toEqual([expected]);
  });

  test.each(['Common Program License, version 7', 'Terms', ''])(
    'no licence that we know by the title „%s“',
    (title) => {
      expect(read(`${title}\n\n${BODY}`)).toEqual([]);
    },
  );

  test('what such a text is put under is said by a sentence that says so', () => {
    expect(read(`Terms\nThese data are licensed under CC BY 4.0.\n${BODY}`)).toEqual(['open cc-by-4.0']);
  });

  test('a notice that applies a licence is read as words', () => {
    expect(isLegalText('The Licensor offers the Licensed Material under this license without warranties.')).toBe(false);
  });
});

test('a page that shows the text of a licence', () => {
  const paragraphs = BODY.split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');
  const html = `<main><h1>Attribution-NonCommercial 4.0 International</h1>${paragraphs}</main><footer>Съдържанието на сайта е под лиценз CC BY 4.0.</footer>`;
  const fact = inspectPage(html, 'd'.repeat(64), tables).find(({ key }) => key === 'licence.statements');
  expect(fact?.known === true && fact.value).toMatchObject([
    { kind: 'restricted', licence: 'cc-by-nc-4.0', scope: 'page' },
    { kind: 'open', licence: 'cc-by-4.0', scope: 'site' },
  ]);
});
