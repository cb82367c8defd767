import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkResource } from '../../src/app/checkResource.ts';
import { describeCheck } from '../../src/app/describeCheck.ts';
import { fakeClock } from '../gather/fakes/fakeClock.ts';
import { trustInventedRoot, tlsWeb, type TlsWeb } from '../gather/fakes/tlsWeb.ts';

const TABLE = 'област;брой\nСеверна;5\nЮжна;7\nИзточна;9\n';
let web: TlsWeb;
beforeAll(async () => {
  trustInventedRoot();
  web = await tlsWeb((_site, head) =>
    head.startsWith('GET /moved')
      ? 'HTTP/1.1 302 Found\r\nLocation: https://good.tls.example/r.csv\r\nContent-Length: 0\r\n\r\n'
      : `HTTP/1.1 200 OK\r\nContent-Type: text/csv; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(TABLE)}\r\n\r\n${TABLE}`,
  );
});
afterAll(() => web.close());

async function check(
  url: string,
): Promise<{ answer: Awaited<ReturnType<typeof checkResource>>; way: ReturnType<typeof describeCheck>['way'] }> {
  const answer = await checkResource(url, {
    resolve: { ...web.resolve, 'gone.example': '127.0.0.1:1' },
    clock: fakeClock(),
  });
  return { answer, way: describeCheck(answer, 'bg').way };
}

describe('check URL', () => {
  it('says what failed and what to do', async () => {
    const { way } = await check('http://gone.example/r.csv');
    expect(way).toEqual([
      {
        sentence: 'сървърът отказа връзка',
        advice: 'Администраторът да провери дали уеб сървърът работи и дали портът му е отворен.',
      },
    ]);
  });

  it('judges the file behind a bad certificate all the same, and names the fault', async () => {
    const { answer, way } = await check('https://expired.tls.example/r.csv');
    expect(way.map(({ sentence }) => sentence)).toEqual(['сертификатът на сайта е с изтекъл срок']);
    expect(answer.captures.map(({ result }) => (result.is === 'response' ? result.tls?.trouble : 'failed'))).toEqual([
      'failed',
      'expired',
    ]);
    expect(answer.result.resources[0]).toMatchObject({ format: 'csv', level: 3 });
  });

  it('holds to TLS again at the next host of a redirect', async () => {
    const { answer } = await check('https://self-signed.tls.example/moved');
    expect(answer.captures.map(({ result }) => (result.is === 'response' ? result.tls?.trouble : 'failed'))).toEqual([
      'failed',
      'self-signed',
      null,
    ]);
    expect(answer.result.resources[0]).toMatchObject({ format: 'csv', level: 3 });
  });
});
