import { describe, expect, it } from 'vitest';
import { inspect, valueOf } from '../factOf.ts';

const ACTION = 'https://katalog.example/api/3/action/help_show?name=';

describe('services that describe themselves', () => {
  it.each([
    ['an API in OpenAPI', 'openapi', '{"openapi":"3.0.3","info":{"title":"Регистри","version":"1"},"paths":{}}'],
    ['an API in Swagger', 'openapi', '{"swagger":"2.0","info":{"title":"Регистри"},"paths":{}}'],
    ['an API in YAML', 'openapi', '# Регистри\nopenapi: 3.1.0\ninfo:\n  title: Регистри\npaths: {}\n'],
    [
      'an OGC API by what it conforms to',
      'ogc-api',
      '{"conformsTo":["http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"]}',
    ],
    [
      'an OGC API by its landing page',
      'ogc-api',
      '{"title":"Гео","links":[{"rel":"conformance","href":"/conformance"},{"rel":"data","href":"/collections"}]}',
    ],
    [
      'OData by its list of sets',
      'odata',
      '{"@odata.context":"https://x.example/odata/$metadata","value":[{"name":"Schools","kind":"EntitySet","url":"Schools"}]}',
    ],
    [
      'OData by its model',
      'odata',
      '<?xml version="1.0"?><edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices/></edmx:Edmx>',
    ],
    ['an answer of a SPARQL endpoint', 'sparql', '{"head":{"vars":["s"]},"results":{"bindings":[]}}'],
    [
      'an answer of a SPARQL endpoint in XML',
      'sparql',
      '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>true</boolean></sparql>',
    ],
    [
      'ArcGIS with records',
      'arcgis-rest',
      '{"currentVersion":10.9,"layers":[{"id":0}],"capabilities":"Map,Query,Data"}',
    ],
    ['ArcGIS with pictures only', 'arcgis-map', '{"currentVersion":10.9,"layers":[{"id":0}],"capabilities":"Map"}'],
    ['the folders of ArcGIS', 'arcgis-rest', '{"currentVersion":11.1,"folders":[],"services":[]}'],
    ['a catalogue of CKAN', 'ckan-api', `{"help":"${ACTION}package_list","success":true,"result":["uchilishta"]}`],
    [
      'coverages',
      'wcs',
      '<?xml version="1.0"?><wcs:Capabilities xmlns:wcs="http://www.opengis.net/wcs/2.0" version="2.0.1"/>',
    ],
    ['linked data in HDT', 'hdt', '$HDT\u0001<http://purl.org/HDT/hdt#HDTv1>\u0000'],
  ])('tells %s', async (_, id, text) => {
    expect(valueOf(await inspect(Buffer.from(text)), 'format.id')).toBe(id);
  });

  it('reads a long commented beginning in no time: it took a time that doubled with each line', async () => {
    const text = `${'# бележка\n\n'.repeat(400)}ime: x\nbroy: 2\n`;
    expect(valueOf(await inspect(Buffer.from(text)), 'format.id')).not.toBe('openapi');
    expect(
      valueOf(await inspect(Buffer.from(`${'# бележка\r\n\r\n'.repeat(40)}openapi: 3.0.1\r\ninfo:\r\n`)), 'format.id'),
    ).toBe('openapi');
  });

  it.each([
    ['records of OData', '{"@odata.context":"https://x.example/odata/$metadata#Schools","value":[{"Name":"ОУ"}]}'],
    ['records of a data store', `{"help":"${ACTION}datastore_search","success":true,"result":{"records":[{"a":1}]}}`],
    ['features of ArcGIS', '{"displayFieldName":"","geometryType":"esriGeometryPoint","features":[{"attributes":{}}]}'],
    ['an object that has a version', '{"currentVersion":3,"title":"Регистър"}'],
    ['an answer „success“ of anybody', '{"success":true,"result":[{"a":1}]}'],
    ['links without more', '{"links":[{"rel":"data","href":"/x"}]}'],
    ['words like an API', '{"openapi":"да","info":"не"}'],
  ])('leaves %s what they are: data in JSON', async (_, text) => {
    expect(valueOf(await inspect(Buffer.from(text)), 'format.id')).toBe('json');
  });
});
