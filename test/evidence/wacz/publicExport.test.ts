import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { RecordedExchange } from '../../../src/model/ports.ts';
import { checkWacz } from '../../../src/evidence/wacz/checkWacz.ts';
import { sampleExchange } from '../sampleExchanges.ts';
import { exportSample, sampleAudit } from './exportSample.ts';
import { allBytes, readBack, type ReadBack } from './readBack.ts';

/** Nobody's number, with the right check digit. */
const EGN = '7501020018';
const DATASET = {
  success: true,
  data: { id: 1, name: 'Регистър', author_email: 'tayna@b.example', signals: [{ email: 'podal@c.example' }] },
};
const html = [['Content-Type', 'text/html']] as const;

const PLANTED: readonly RecordedExchange[] = [
  sampleExchange({ url: 'https://a.example/', purpose: 'home', headers: html, body: '<p>чиста страница' }),
  sampleExchange({
    url: 'https://a.example/spisak',
    purpose: 'page',
    headers: html,
    sequence: 2,
    body: `<p>Тодор, ЕГН ${EGN}`,
  }),
  sampleExchange({
    url: 'https://a.example/pak',
    purpose: 'page',
    headers: html,
    sequence: 3,
    body: `<p>Тодор, ЕГН ${EGN}`,
  }),
  sampleExchange({
    url: 'https://portal.example/api/getDatasetDetails',
    purpose: 'portal-datasets',
    post: '{"dataset_uri":"u-1"}',
    headers: [['Content-Type', 'application/json']],
    sequence: 4,
    body: JSON.stringify(DATASET),
  }),
  sampleExchange({
    url: `https://a.example/vhod?egn=${EGN}`,
    purpose: 'page',
    headers: html,
    sequence: 5,
    body: '<p>друга',
  }),
  sampleExchange({
    url: 'https://portal.example/api/listDatasets',
    purpose: 'portal-datasets',
    post: '{}',
    sequence: 6,
    body: '{"datasets":[{"author_email":"otrya',
  }),
  sampleExchange({
    url: 'https://a.example/izvestie.pdf',
    sequence: 7,
    headers: [['Content-Type', 'application/pdf']],
    body: '%PDF-1.7',
  }),
  sampleExchange({
    url: 'https://a.example/spa',
    purpose: 'render',
    sequence: 8,
    screenshot: 'снимка',
    body: '<p>показана',
  }),
];
const SECRETS = [EGN, 'tayna@b.example', 'podal@c.example', 'otrya', 'снимка'];

function records({ records: files }: ReadBack) {
  return [...files.values()].flat();
}
const urls = (wacz: ReadBack, type: string): string[] =>
  records(wacz)
    .filter((record) => record.type === type)
    .map(({ headers }) => headers.get('WARC-Target-URI') ?? '–');

describe('a public export', () => {
  it('has none of the personal data that was planted, the sealed one has all of it', async () => {
    const dir = await sampleAudit(PLANTED);
    const shown = allBytes(await readBack((await exportSample(dir)).file));
    const sealed = allBytes(await readBack((await exportSample(dir, { class: 'sealed' })).file));
    for (const secret of SECRETS) {
      expect(shown.includes(secret), secret).toBe(false);
      expect(sealed.includes(secret), secret).toBe(true);
    }
    expect(shown.includes('чиста страница')).toBe(true);
    expect(shown.includes('Регистър')).toBe(true);
  });

  it('leaves out a body in whose tables inspection found personal data, wherever it is referred to', async () => {
    const result = PLANTED[0]?.capture.result;
    if (result?.is !== 'response') throw new Error('no response');
    const isPersonal = (body: string): boolean => body === result.body.digest;
    const dir = await sampleAudit(PLANTED);
    const wacz = await readBack((await exportSample(dir, { isPersonal })).file);
    expect(allBytes(wacz).includes('чиста страница')).toBe(false);
    expect(records(wacz).some(({ payload }) => payload.includes('"withheld":"personal-columns"'))).toBe(true);
    const sealed = await readBack((await exportSample(dir, { isPersonal, class: 'sealed' })).file);
    expect(allBytes(sealed).includes('чиста страница')).toBe(true);
  });

  it('puts a record that names the sealed one, its digest and the reason in the place of what it withholds', async () => {
    const wacz = await readBack((await exportSample(await sampleAudit(PLANTED))).file);
    const sealedDigest = PLANTED[1]?.capture.result;
    if (sealedDigest?.is !== 'response') throw new Error('no response');
    const stand = records(wacz).filter(
      ({ headers }) => headers.get('Zvezdomer-Sealed-Digest') === `sha256:${sealedDigest.body.digest}`,
    );
    expect(stand.map(({ type, headers }) => [type, headers.get('WARC-Target-URI')])).toEqual([
      ['metadata', 'https://a.example/spisak'],
      ['metadata', 'https://a.example/pak'],
    ]);
    const [first] = stand;
    const told = JSON.parse(first?.payload.toString() ?? '') as object;
    expect(told).toMatchObject({
      withheld: 'personal-number',
      sealed: {
        type: 'response',
        payloadDigest: `sha256:${sealedDigest.body.digest}`,
        record: first?.headers.get('WARC-Refers-To'),
      },
    });
    expect(urls(wacz, 'response')).toEqual(['https://a.example/', 'https://a.example/izvestie.pdf']);
    // What is shown in another form is no response of the server.
    const [conversion, ...more] = records(wacz).filter(({ type }) => type === 'conversion');
    expect(more).toEqual([]);
    expect(conversion?.headers.get('Zvezdomer-Redaction')).toBe('portal-personal-fields');
    expect(JSON.parse(conversion?.payload.toString() ?? '')).toMatchObject({
      data: { name: 'Регистър', author_email: '•••', signals: [] },
    });
  });

  it('tells of an address with a personal number nothing from which it could be guessed', async () => {
    const { file, notes } = await exportSample(await sampleAudit(PLANTED));
    const wacz = await readBack(file);
    const guessable = PLANTED[4]?.capture.id ?? '';
    expect(allBytes(wacz).includes(guessable)).toBe(false);
    expect(wacz.content('audit/notes.jsonl').toString()).toContain(
      '{"because":"personal-number-in-request","is":"withheld","lane":"byala-reka","sequence":5}',
    );
    expect(notes).toEqual({ withheld: 5, redacted: 1, 'not-looked-into': 1, missing: 0 });
  });

  it('agrees with its own index and pages, and can be verified', async () => {
    const { file, pages } = await exportSample(await sampleAudit(PLANTED));
    expect(pages).toBe(2);
    expect(await checkWacz(file, null)).toMatchObject({ is: 'intact', differences: [] });
    expect((await readBack(file)).index.map((line) => line.split(' ')[0])).toEqual([
      'example,a)/',
      'example,a)/izvestie.pdf',
      'example,a)/spa',
    ]);
  });

  it('of one institution does not show a withheld body that it only refers to', async () => {
    const dir = await sampleAudit(PLANTED);
    const { file } = await exportSample(dir, { select: ({ sequence }) => sequence === 3 });
    const wacz = await readBack(file);
    expect(allBytes(wacz).includes(EGN)).toBe(false);
    expect(urls(wacz, 'metadata')).toEqual([
      'https://a.example/pak',
      'https://a.example/pak',
      'https://a.example/spisak',
    ]);
    expect(Buffer.from(wacz.index.join('')).length).toBe(0);
    expect(await checkWacz(file, null)).toMatchObject({ is: 'intact' });
  });
});
