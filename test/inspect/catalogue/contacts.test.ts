import { describe, expect, it } from 'vitest';
import { catalogueFacts } from '../../../src/inspect/catalogue/catalogueFacts.ts';
import type { CatalogueDataset } from '../../../src/model/catalogue.ts';
import { sha256 } from '../../../src/model/ids.ts';

function contactIn(json: unknown): CatalogueDataset['contact'] | undefined {
  const [fact] = catalogueFacts(json, sha256(''));
  return fact?.known === true ? (fact.value as readonly CatalogueDataset[])[0]?.contact : undefined;
}

const dataJson = (contactPoint: unknown): unknown => ({
  conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
  dataset: [{ identifier: 'd', title: 'Мостове', contactPoint }],
});
const dcat = (contact: object): unknown => ({
  '@context': { dcat: 'http://www.w3.org/ns/dcat#', vcard: 'http://www.w3.org/2006/vcard/ns#' },
  '@id': 'https://data.example/d',
  '@type': 'dcat:Dataset',
  'dcat:contactPoint': contact,
});
const vcard = (more: object): object => ({ '@type': 'vcard:Organization', ...more });

describe('a contact of which nothing may be kept is a contact', () => {
  it.each<[string, unknown, CatalogueDataset['contact']]>([
    ['a telephone alone', dcat(vcard({ 'vcard:hasTelephone': { '@id': 'tel:+35921234567' } })), { isNamed: true, email: 'none', url: null }],
    ['a postal address alone', dcat(vcard({ 'vcard:hasAddress': { 'vcard:locality': 'Речица' } })), { isNamed: true, email: 'none', url: null }],
    ['a card with nothing on it', dcat(vcard({})), { isNamed: false, email: 'none', url: null }],
    ['a name in words', dataJson('Мария Иванова'), { isNamed: true, email: 'none', url: null }],
    ['an address in words', dataJson('danni@rechitsa.example'), { isNamed: true, email: 'valid', url: null }],
    ['nothing', dataJson(''), null],
  ])('%s', (_, json, contact) => {
    expect(contactIn(json)).toEqual(contact);
  });
}); // prettier-ignore
