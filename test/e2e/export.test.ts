import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAuditFolder } from '../../src/app/auditFolder.ts';
import { exportAudit } from '../../src/app/exportAudit.ts';
import { runAudit } from '../../src/app/runAudit.ts';
import { verifyWacz } from '../../src/app/verifyWacz.ts';
import { EXIT } from '../../src/model/errors.ts';
import { allBytes, readBack } from '../evidence/wacz/readBack.ts';
import { inProcess } from './commandLine.ts';
import { type Example, startExample } from './exampleAudit.ts';

let example: Example;
let dir: string;
beforeAll(async () => {
  example = await startExample({ minDelayMs: 0, browser: false });
  const only = ['byala-reka', 'gorna-yantra'];
  const what = { configPath: example.config, out: example.out, id: 'whole', asOf: null, only };
  dir = (await runAudit({ what, pdf: false, onEvent: () => {} })).dir;
}, 120_000);
afterAll(() => example.close());

const at = (name: string): string => path.join(example.out, name);

describe('an audit', () => {
  it('is exported, signed and verified from the command line, and a changed byte is named', async () => {
    expect(await inProcess('keygen', '-o', at('mine.key'))).toMatchObject({ code: EXIT.ok, err: [] });
    expect(await inProcess('keygen', '-o', at('mine.key'))).toMatchObject({ code: EXIT.usage });
    const exported = await inProcess('export', 'wacz', dir, '-o', at('a.wacz'), '--sign', at('mine.key'));
    expect(exported).toMatchObject({ code: EXIT.ok, err: [] });
    expect(exported.out[0]).toMatch(/a\.wacz: \d+ записа, \d+ страници\.$/);
    const verified = await inProcess('verify', at('a.wacz'), '--key', at('mine.key.pub'));
    expect(verified).toMatchObject({ code: EXIT.ok, err: [] });
    expect(verified.out).toEqual([
      expect.stringMatching(/^Непокътнато: /),
      expect.stringMatching(/^Подписано с искания ключ ed25519:[0-9a-f]{32}\.$/),
    ]);
    const bytes = readFileSync(at('a.wacz'));
    bytes.writeUInt8(bytes.readUInt8(2000) ^ 1, 2000);
    writeFileSync(at('a.wacz'), bytes);
    const changed = await inProcess('verify', at('a.wacz'));
    expect(changed.code).toBe(EXIT.tampered);
    expect(changed.out).toContainEqual('  archive/00001.warc.gz: променен');
    expect(changed.out).toContainEqual(
      expect.stringMatching(/archive\/00001\.warc\.gz: запис на байт \d+: member-changed/),
    );
  });

  it('has its catalogues exported as the report has them, as Turtle and as JSON-LD', async () => {
    for (const [file, inReport] of [
      ['a.ttl', 'catalogue.ttl'],
      ['a.jsonld', 'catalogue.jsonld'],
    ] as const) {
      expect(await inProcess('export', 'dcat', dir, '-o', at(file))).toEqual({
        code: EXIT.ok,
        out: [at(file)],
        err: [],
      });
      expect(readFileSync(at(file), 'utf8')).toBe(readFileSync(path.join(dir, 'report/data', inReport), 'utf8'));
    }
    expect((await inProcess('export', 'dcat', dir)).out).toEqual([at('whole.ttl')]);
    for (const file of [at('a.rdf'), path.join(dir, 'a.ttl'), at('no/such/a.ttl')])
      expect(await inProcess('export', 'dcat', dir, '-o', file)).toMatchObject({ code: EXIT.usage, out: [] });
  });

  it('shows no person of the portal, unless it is sealed', async () => {
    const people = /"author_email":"[^"]+@[^"]+"/;
    const shown = allBytes(await readBack((await exportAudit({ dir, sealed: false })).file)).toString('latin1');
    const sealed = allBytes(await readBack((await exportAudit({ dir, sealed: true })).file)).toString('latin1');
    expect(sealed).toMatch(people);
    expect(shown).not.toMatch(people);
  });

  it('gives for one institution what its judgement looked at, and nothing of another', async () => {
    const { file } = await exportAudit({ dir, sealed: false, institution: 'byala-reka' });
    expect(path.basename(file)).toBe('whole.byala-reka.wacz');
    const folder = readAuditFolder(dir);
    const wanted = folder.store.captures('byala-reka').map(({ capture }) => capture.id);
    folder.close();
    const wacz = await readBack(file);
    const found = [...wacz.records.entries()].flatMap(([name, records]) =>
      name === 'referred.warc.gz' ? [] : records.map(({ headers }) => headers.get('Zvezdomer-Capture')),
    );
    expect(new Set(found.filter((id) => id !== undefined))).toEqual(new Set(wanted));
    const hosts = [...wacz.records.values()].flat().map(({ headers }) => headers.get('WARC-Target-URI') ?? '');
    expect(hosts.some((url) => url.includes('byala-reka.example'))).toBe(true);
    expect(hosts.filter((url) => url.includes('gorna-yantra.example'))).toEqual([]);
    const { title, zvezdomer: about } = wacz.json('datapackage.json') as { title: string; zvezdomer: object };
    expect(title).toMatch(/^Община Бяла река – /);
    expect(about).toMatchObject({ audit: 'whole', institution: 'byala-reka', class: 'public' });
    expect(wacz.content('audit/manifest.json').equals(readFileSync(path.join(dir, 'manifest.json')))).toBe(true);
    expect(wacz.content('pages/pages.jsonl').toString()).toMatch(/"title":"[^"]*Бяла река/);
    expect(await verifyWacz(file, null)).toMatchObject({ is: 'intact' });
  });

  it.each([
    [['export', 'wacz', 'whole', '--institution', 'nyama'], 'няма институция „nyama“'],
    [['export', 'wacz', 'whole', '-o', 'a.zip'], 'трябва да завършва на .wacz'],
    [['export', 'wacz', 'whole', '-o', 'whole/a.wacz'], 'в папката на оценката не се добавя нищо'],
    [['export', 'wacz', 'whole', '-o', 'nyama/a.wacz'], 'няма такава папка'],
    [['export', 'wacz', 'whole', '--sign', 'nyama.key'], 'тук няма частен ключ'],
    [['export', 'wacz', 'nyama'], 'тук няма оценка'],
    [['verify', 'nyama.wacz'], 'няма такъв файл'],
  ])('says in one line what is wrong: %s', async (args, text) => {
    const { code, err } = await inProcess(
      ...args.map((arg) => (/^(?:whole|nyama|a\.zip)/.test(arg) && arg !== 'nyama' ? at(arg) : arg)),
    );
    expect(code).toBe(EXIT.usage);
    expect(err).toEqual([expect.stringContaining(text)]);
  });

  it('says loudly what a sealed export holds', async () => {
    const { code, err } = await inProcess('export', 'wacz', dir, '--sealed', '-o', at('s.wacz'));
    expect(code).toBe(EXIT.ok);
    expect(err).toEqual([expect.stringContaining('Не го публикувайте')]);
  });

  it('is not exported when its evidence is not what was sealed', async () => {
    const warc = path.join(dir, 'evidence/00001.warc.gz');
    const bytes = readFileSync(warc);
    writeFileSync(warc, bytes.subarray(0, -1));
    await expect(exportAudit({ dir, sealed: true })).rejects.toThrow('evidence/00001.warc.gz is not what was sealed');
    writeFileSync(warc, bytes);
  });
});
