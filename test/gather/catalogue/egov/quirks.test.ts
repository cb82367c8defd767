import { describe, expect, it } from 'vitest';
import { redactPortalAnswer } from '../../../../src/evidence/redaction/redactPortalAnswer.ts';
import { readEnvelope } from '../../../../src/gather/catalogue/egov/readEnvelope.ts';
import { inspectPortalAnswer } from '../../../../src/inspect/portal/inspectPortalAnswer.ts';
import type { Capture } from '../../../../src/model/capture.ts';
import type { CatalogueDataset } from '../../../../src/model/catalogue.ts';
import type { Fact } from '../../../../src/model/facts.ts';
import { sha256 } from '../../../../src/model/ids.ts';
import { fakeClock } from '../../fakes/fakeClock.ts';
import { institution } from '../../fakes/sampleConfig.ts';
import { body, calls, csv, dataset, described, holdings, type PortalRun, runPortal, uuid } from './portalRun.ts';
import { priorVisits } from './priorVisits.ts';

/** The quirks of data.egov.bg as API.md §10 numbers them, each met by the harvester or by the reader of its answers. */

const HUNDRED = Array.from({ length: 100 }, (_, index) => dataset(index + 1));
const DIGEST = sha256('x');

function facts(answer: unknown): readonly Fact[] {
  return inspectPortalAnswer(answer, DIGEST);
}

function datasets(answer: unknown): readonly CatalogueDataset[] {
  const fact = facts(answer).find(({ key }) => key === 'catalogue.datasets');
  return fact?.known === true ? (fact.value as readonly CatalogueDataset[]) : [];
}

/** The raw row of a dataset, as listDatasets and getDatasetDetails have it. */
function row(changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: 1,
    uri: uuid(1),
    org_id: 1,
    name: 'Регистър',
    visibility: 1,
    status: 2,
    terms_of_use_id: 1,
    version: '1.10',
    created_at: '2020-01-02 10:00:00',
    updated_at: null,
    ...changes,
  };
}

function list(...rows: readonly unknown[]): unknown {
  return { success: true, total_records: rows.length, datasets: rows };
}

function bodies(run: PortalRun, method: string): readonly Readonly<Record<string, unknown>>[] {
  return run.asked
    .filter((line) => line.startsWith(`POST /api/${method} `))
    .map((line) => JSON.parse(line.slice(line.indexOf('{'))) as Readonly<Record<string, unknown>>);
}

function capture(status: number, type = 'application/json'): Capture {
  const headers = [['Content-Type', type]] as const;
  const result = { is: 'response', status, headers, body: { digest: DIGEST, bytes: 1, truncated: null } };
  return { target: { purpose: 'portal-datasets' }, result } as unknown as Capture;
}

const envelope = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

describe('a quirk of the portal', () => {
  it('Q1 the text is in `description`, or in a `descript` that is no number', () => {
    const [listed] = datasets(list(row({ descript: 'Списък' })));
    const [detailed] = datasets({ success: true, data: row({ descript: 268_110, description: 'Списък' }) });
    const [bare] = datasets({ success: true, data: row({ descript: 9_000_001, description: '' }) });
    expect([listed?.description, detailed?.description, bare?.description]).toEqual(['Списък', 'Списък', '']);
  });

  it('Q2 not found and validation are 500 with the envelope, and not asked again', async () => {
    const missing = envelope({
      success: false,
      status: 500,
      errors: { dataset_uri: ['няма'] },
      error: { type: 'Обща' },
    });
    expect(readEnvelope(capture(500), missing).is).toBe('nothing');
    expect(readEnvelope(capture(404), envelope({ success: false, status: 404, errors: [] })).is).toBe('nothing');
    const run = await runPortal({
      holdings: holdings([]),
      institutions: [institution('x', { sites: [], portalOrganisation: uuid(77) })],
    });
    expect(calls(run, 'getOrganisationDetails')).toBe(1);
  });

  it('Q3 no `data` means nothing to show, and hyperlinks and ZIPs are not asked for rows', async () => {
    const at = { createdAt: '2021-01-01 10:00:00', updatedAt: '2021-01-01 10:00:00' };
    const link = { id: 11, uri: uuid(11), name: 'Връзка', type: 2 as const, url: 'http://far.example/t.csv', ...at };
    const zip = { id: 12, uri: uuid(12), name: 'Архив', format: 'ZIP' as const, zip: { 'a.csv': 'а' }, ...at };
    const run = await runPortal({ holdings: holdings([dataset(3, { resources: [link, zip, csv(13)] })]) });
    expect(bodies(run, 'getResourceData').map(({ resource_uri: uri }) => uri)).toEqual([uuid(13)]);
    expect(run.asked).toContain(`GET /resource/download/zip/${uuid(12)}`);
    expect(facts({ success: true })).toMatchObject([{ key: 'portal.rows', value: { is: 'nothing' } }]);
  });

  it('Q4 no page is longer than a hundred', async () => {
    const run = await runPortal({ holdings: holdings(HUNDRED) });
    for (const { records_per_page: size } of bodies(run, 'listDatasets')) expect(size).toBeLessThanOrEqual(20);
  });

  it('Q5 every list is asked with a criterion', async () => {
    const run = await runPortal({ holdings: holdings(HUNDRED) });
    for (const { criteria } of bodies(run, 'listDatasets'))
      expect(Object.keys(criteria as object).length).toBeGreaterThan(0);
  });

  it('Q6 drafts and private datasets are not harvested, whoever answers them', async () => {
    const hidden = [dataset(3, { status: 1 }), dataset(6, { visibility: 2 })];
    const run = await runPortal({ holdings: holdings([...hidden, dataset(9)]) });
    expect(described(run)).toEqual([uuid(9)]);
    for (const change of [{ status: 1 }, { visibility: 2 }, { deleted_at: '2022-01-01 10:00:00' }])
      expect(datasets({ success: true, data: row(change) })).toEqual([]);
  });

  it('Q7 the order is by date: by name the portal drops what has no translation', async () => {
    const run = await runPortal({ holdings: holdings(HUNDRED) });
    for (const { criteria } of bodies(run, 'listDatasets'))
      expect(criteria).toMatchObject({ order: { field: 'created_at', type: 'asc' }, public: true });
  });

  it('Q8 datasets are counted by ourselves: the counts of organisations mean three things', async () => {
    const run = await runPortal({
      holdings: holdings([dataset(3), dataset(6, { status: 1 }), dataset(9, { visibility: 2 })]),
    });
    expect(run.health.catalogue?.lists).toMatchObject({ read: 1, told: 1, whole: 1 });
  });

  it('Q9 a 500 without the envelope may pass, and is asked again', async () => {
    const html = Buffer.from('<html><body>Server Error');
    expect(readEnvelope(capture(500, 'text/html'), html).is).toBe('broken');
    expect(readEnvelope(capture(500), envelope({ message: 'Server Error' })).is).toBe('broken');
    const run = await runPortal({ holdings: holdings(HUNDRED.slice(0, 30)), misbehaviour: { error500: 0.2, seed: 4 } });
    expect(described(run)).toHaveLength(30);
  });

  it('Q10 pages are short, logos are not fetched, and an answer that is too big is told and not asked again', async () => {
    const one = dataset(3);
    const run = await runPortal({
      holdings: holdings([one]),
      misbehaviour: { huge: { [uuid(300)]: 80_000 } },
      crawlConfig: { maxBodyBytes: 50_000 },
    });
    expect(calls(run, 'listOrganisations')).toBe(0);
    expect(calls(run, 'getResourceData')).toBe(1);
    const rows = run.captures.find(({ target }) => target.purpose === 'portal-rows');
    expect(rows?.result).toMatchObject({ is: 'response', status: 200, body: { truncated: 'length', bytes: 50_000 } });
    expect(run.health.end).toBe('complete');
  });

  it('Q11 a dataset that breaks its page is cut out of it, and told', async () => {
    const run = await runPortal({ holdings: holdings(HUNDRED), misbehaviour: { unencodable: [uuid(4_200)] } });
    expect(described(run)).toHaveLength(99);
    expect(described(run)).not.toContain(uuid(42));
    expect(run.health.catalogue?.lists.notWhole).toEqual([
      { list: '', read: 99, told: 100, unreadable: 1, brokenOff: false },
    ]);
  });

  it('Q12 a date may be "", null or an object', () => {
    const dates = ['', null, {}, { date: '2021-03-04 05:06:07.000000', timezone_type: 3 }, 7, '2021-03-04 05:06:07'];
    expect(dates.map((updated_at) => datasets(list(row({ updated_at })))[0]?.modified)).toEqual([
      null, null, null, '2021-03-04 05:06:07', null, '2021-03-04 05:06:07',
    ]); // prettier-ignore
  });

  it('Q13 who created something is kept nowhere, by number or by name', () => {
    const one = row({
      created_by: 2_214,
      updated_by: 947,
      tags: [{ id: 1, name: 'бюджет', created_by: 'obshtina_dr' }],
    });
    expect(JSON.stringify(facts(list(one)))).not.toMatch(/2214|947|obshtina_dr/);
    expect(redactPortalAnswer(envelope(list(one)))?.bytes.toString()).not.toMatch(/2214|947|obshtina_dr/);
  });

  it('Q14 a dataset that is hidden for approval is looked for, and counts as new when it is back', async () => {
    const runs = await audits([dataset(3)], [dataset(3, { status: 1 })], [dataset(3, { version: '1.1' })]);
    expect(runs.map((run) => calls(run, 'getDatasetDetails'))).toEqual([1, 1, 1]);
    expect(runs.map((run) => described(run).length)).toEqual([1, 1, 1]);
  });

  it('Q15 a resource that went away without a trace in its dataset is gone from the list, and its rows are not asked for', async () => {
    const two = dataset(3, { resources: [csv(300), csv(301)] });
    const [, second] = await audits([two], [dataset(3)]);
    expect(calls(second!, 'getDatasetDetails')).toBe(0);
    const page = second!.crawl.records.find(({ capture: { target } }) => target.url.endsWith('/listDatasets'));
    const [listed] = datasets(JSON.parse(Buffer.from(page!.body!).toString('utf8')));
    expect(listed?.resources.map(({ uri }) => uri)).toEqual([uuid(300)]);
    expect(second!.captures.filter(({ target }) => target.portalUri === uuid(301))).toEqual([]);
  });

  it('Q16 absent and denied twice is deleted: it is asked for no more', async () => {
    const gone = [dataset(3, { deleted: true }), dataset(6)];
    const runs = await audits([dataset(3), dataset(6)], gone, gone, gone);
    expect(
      runs.map((run) => bodies(run, 'getDatasetDetails').filter(({ dataset_uri: uri }) => uri === uuid(3)).length),
    ).toEqual([1, 1, 1, 0]);
  });

  it('Q17 names lose stray spaces, descriptions keep their lines and their pasted HTML as text', () => {
    const [one] = datasets(list(row({ name: ' \ufeffРегистър  ', descript: 'Ред 1\r\n<b>Ред 2</b>' })));
    expect(one?.title.replace('\ufeff', '')).toBe('Регистър');
    expect(one?.description).toBe('Ред 1\r\n<b>Ред 2</b>');
  });

  it('Q18 types and formats are numbers here and words there', () => {
    const raw = { id: 5, uri: uuid(5), name: 'а', version: '1', created_at: null, updated_at: null };
    const forms = [
      { resource_type: 2, file_format: null },
      { type: 'Хиперлинк', file_format: null },
      { type: 'Hyperlink', file_format: null },
      { resource_type: 1, file_format: 12 },
      { type: 'Файл', file_format: 'ZIP', file_format_key: 12 },
    ];
    const read = forms.map(
      (form) => datasets(list(row({ resource: { [uuid(5)]: { ...raw, ...form } } })))[0]?.resources[0],
    );
    expect(read.map((one) => [one?.type, one?.storedFormat])).toEqual([
      [2, null],
      [2, null],
      [2, null],
      [1, 'ZIP'],
      [1, 'ZIP'],
    ]);
  });

  it('Q19 credentials of the publisher’s own system are no facts, and not in public evidence', () => {
    const secret = { authentication: 'Basic taina', http_headers: 'X-Key: kljuch', post_data: '{"parola":"parola1"}' };
    const resource = { id: 5, uri: uuid(5), name: 'а', resource_type: 3, file_format: 2, ...secret };
    const answer = list(row({ resource: { [uuid(5)]: resource } }));
    expect(JSON.stringify(facts(answer))).not.toMatch(/taina|kljuch|parola1/);
    expect(redactPortalAnswer(envelope(answer))?.bytes.toString()).not.toMatch(/taina|kljuch|parola1/);
  });

  it('Q20 people are no facts, and not in public evidence', () => {
    const people = {
      author_email: 'a@b.example',
      support_name: 'Първа Иванова',
      signals: [{ firstname: 'Мария', email: 'm@c.example' }],
      custom_settings: [{ key: 'Лице за контакт', value: 'Втора Петрова' }],
      history: [
        {
          user: 'obsht1',
          user_firstname: 'Трета',
          user_lastname: 'Колева',
          ip_address: '192.0.2.10',
          user_id: 7_654_321,
        },
      ],
    };
    const names = /a@b|Първа|Мария|m@c|Втора|obsht1|Трета|Колева|192\.0\.2\.10|7654321/;
    expect(JSON.stringify(facts(list(row(people))))).not.toMatch(names);
    expect(redactPortalAnswer(envelope(list(row(people))))?.bytes.toString()).not.toMatch(names);
  });

  it('Q21 a hyperlink is asked at its own host if that is the body’s, and never if it is no address', async () => {
    const at = { createdAt: '2021-01-01 10:00:00', updatedAt: '2021-01-01 10:00:00' };
    const link = (id: number, url: string) => ({ id, uri: uuid(id), name: 'Връзка', type: 2 as const, url, ...at });
    const resources = [
      link(11, 'http://files.example/t.csv'),
      link(12, 'http://far.example/t.csv'),
      link(13, 'javascript:alert(1)'),
      link(14, 'няма'),
    ];
    const own = { ...body(1), fileHosts: ['files.example'] };
    const run = await runPortal({ holdings: holdings([dataset(3, { resources })]), institutions: [own] });
    const followed = run.captures.filter(({ target }) => target.purpose === 'file');
    expect(followed.map(({ target, result }) => [target.url, result.is])).toEqual([
      ['http://files.example/t.csv', 'response'],
      ['http://far.example/t.csv', 'not-attempted'],
    ]);
  });

  it('Q22 a firewall’s 403, HTML at 200 and an answer past the limit are never the API’s', () => {
    const html = Buffer.from('<!DOCTYPE html><html><body>403 Forbidden');
    expect(readEnvelope(capture(403, 'text/html'), html).is).toBe('refused');
    expect(readEnvelope(capture(200, 'text/html'), html).is).toBe('refused');
    expect(readEnvelope(capture(429), envelope({ message: 'Too Many Attempts.' })).is).toBe('refused');
    expect(readEnvelope(capture(403), envelope({ success: false, status: 403, errors: [] })).is).toBe('nothing');
  });

  it('Q23 nameless migrated resources are read as they are', () => {
    const migrated = {
      id: 5,
      uri: uuid(5),
      name: 'Без име',
      resource_type: 1,
      file_format: 1,
      is_migrated: 1,
      created_at: '2015-02-03 04:05:06',
    };
    const [one] = datasets(list(row({ is_migrated: 1, resource: { [uuid(5)]: migrated } })));
    expect(one?.resources).toMatchObject([{ title: 'Без име', issued: '2015-02-03 04:05:06', type: 1 }]);
  });

  it('Q24 no list is cut by `date_to`, and organisations end at page 191', async () => {
    const run = await runPortal({ holdings: holdings(HUNDRED) });
    for (const { criteria } of bodies(run, 'listDatasets')) expect(criteria).not.toHaveProperty('date_to');
  });

  it('Q25 a schema is free text or an address, and rarely there', () => {
    const raw = { id: 5, uri: uuid(5), name: 'а', resource_type: 1, file_format: 1 };
    const schemas = [{}, { schema_descript: 'колони: а, б' }, { schema_url: 'https://s.example/s.json' }];
    const read = schemas.map(
      (schema) => datasets(list(row({ resource: { [uuid(5)]: { ...raw, ...schema } } })))[0]?.resources[0]?.schema,
    );
    expect(read).toEqual([null, 'колони: а, б', 'https://s.example/s.json']);
  });
});

/** One audit a day, each told what those before it saw. */
async function audits(...each: readonly (readonly ReturnType<typeof dataset>[])[]): Promise<readonly PortalRun[]> {
  const runs: PortalRun[] = [];
  for (const [day, held] of each.entries()) {
    const startMs = Date.UTC(2026, 5, 1 + day, 9);
    const before = runs.map(({ crawl }, index) => ({ id: `audit-${index}`, crawl }));
    const history = before.length === 0 ? null : priorVisits(before, startMs);
    runs.push(await runPortal({ holdings: holdings(held), clock: fakeClock(startMs), more: { history } }));
  }
  return runs;
}
