import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAuditFolder, readAuditFolder } from '../../src/app/auditFolder.ts';
import { putBook, storedAudit } from '../../src/app/prepareAudit.ts';
import { rescoreAudit } from '../../src/app/rescoreAudit.ts';
import { makeKey } from '../../src/app/makeKey.ts';
import { rewriteReport } from '../../src/app/rewriteReport.ts';
import { runAudit } from '../../src/app/runAudit.ts';
import { sealAudit } from '../../src/app/sealAudit.ts';
import { signAudit } from '../../src/app/signAudit.ts';
import { verifyAudit, type VerifyAnswer } from '../../src/app/verifyAudit.ts';
import { checkManifest } from '../../src/evidence/checkManifest.ts';
import { checkManifestSignature } from '../../src/evidence/signature/manifestSignature.ts';
import { readPublicKey } from '../../src/evidence/signature/signingKey.ts';
import { canonicalJson } from '../../src/model/json.ts';
import { verifyLines } from '../../src/cli/verifyLines.ts';
import { warmInspectors } from '../app/warmInspectors.ts';
import { type Example, startExample } from './exampleAudit.ts';

const inspectors = warmInspectors();
const { openPool } = inspectors;
let example: Example;
let whole: string;
let copies = 0;
beforeAll(async () => {
  example = await startExample({ minDelayMs: 0, browser: false });
  const what = { configPath: example.config, out: example.out, id: 'whole', asOf: null, only: ['gorna-yantra'] };
  whole = (await runAudit({ what, pdf: false, onEvent: () => {}, openPool })).dir;
}, 120_000);
afterAll(async () => {
  inspectors.close();
  await example.close();
});

function copy(): string {
  copies += 1;
  const dir = path.join(example.out, `copy-${copies}`);
  cpSync(whole, dir, { recursive: true });
  return dir;
}

/** Every file of a folder with the digest of its bytes. */
function filesOf(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => `${path.relative(dir, file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`);
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
}

/**
 * Flips the last bit of the first byte of `part` inside a text of the database. Wherever the text stands: SQLite leaves
 * old copies behind in pages that it split.
 */
function flipInside(file: string, text: string, part: string): void {
  const bytes = readFileSync(file);
  const places: number[] = [];
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1))
    places.push(at + Buffer.from(text).indexOf(part));
  expect(places.length, text.slice(0, 80)).toBeGreaterThan(0);
  for (const at of places) flip(file, at);
}

async function tampered(dir: string): Promise<Extract<VerifyAnswer, { is: 'tampered' }>> {
  const answer = await verifyAudit(dir, null, openPool);
  if (answer.is !== 'tampered') throw new Error(`verify said ${answer.is}`);
  return answer;
}

describe('verify', () => {
  it('passes on a fresh audit and changes nothing in it', async () => {
    const before = filesOf(whole);
    // With inspectors of its own, as users have it; the other tests share theirs.
    const answer = await verifyAudit(whole);
    expect(answer.is).toBe('reproduced');
    expect(verifyLines(answer, 'bg')).toEqual([
      expect.stringMatching(/^Непокътнато/),
      expect.stringMatching(/^Без подпис/),
    ]);
    expect(filesOf(whole)).toEqual(before);
  });

  it('names the record whose byte was flipped', async () => {
    const dir = copy();
    const folder = readAuditFolder(dir);
    // Not a revisit, whose body stands in an earlier record.
    const stored = folder.store
      .captures('gorna-yantra')
      .find(
        ({ capture, place, bodyPlace }) =>
          capture.target.purpose === 'file' && bodyPlace !== null && bodyPlace.offset > place.offset,
      );
    folder.close();
    if (stored?.bodyPlace === undefined || stored.bodyPlace === null) throw new Error('no file captured');
    const { file, offset, length } = stored.bodyPlace;
    flip(path.join(dir, 'evidence', path.basename(file)), offset + Math.floor(length / 2));
    const answer = await tampered(dir);
    expect(answer.files).toHaveLength(1);
    expect(answer.files[0]).toMatchObject({
      is: 'changed',
      records: [{ offset, capture: stored.capture.id, targetUri: stored.capture.request.url }],
    });
    expect(verifyLines(answer, 'bg').join('\n')).toContain(stored.capture.request.url);
  });

  it.each([
    ['so that it says something else', '200'],
    ['so that it is no JSON', '"known"'],
  ])('names the fact whose byte was flipped %s', async (_, part) => {
    const dir = copy();
    const folder = readAuditFolder(dir);
    const row = folder.db
      .prepare("SELECT subject, record FROM facts WHERE institution = '' AND key = 'http.status' AND value = '200'")
      .get();
    folder.close();
    const { subject, record } = row as { subject: string; record: string };
    flipInside(path.join(dir, 'audit.sqlite'), record, part);
    const answer = await tampered(dir);
    expect(answer.files.map((file) => file.path)).toEqual(['audit.sqlite']);
    expect(answer.tables).toEqual(['facts']);
    expect(answer.deviations).toContainEqual(expect.objectContaining({ table: 'facts', subject, key: 'http.status' }));
    expect(verifyLines(answer, 'bg').join('\n')).toContain(`facts: ${subject} http.status`);
  });

  it('names the score whose byte was flipped', async () => {
    const dir = copy();
    const folder = readAuditFolder(dir);
    const score = folder.store
      .auditResult()
      ?.institutions.flatMap(({ scores }) => scores)
      .find(({ maxPoints }) => maxPoints >= 2);
    folder.close();
    if (score === undefined) throw new Error('no score');
    flipInside(path.join(dir, 'audit.sqlite'), canonicalJson(score), `${score.maxPoints},`);
    const answer = await tampered(dir);
    expect(answer.tables).toEqual(['scores']);
    expect(answer.deviations).toHaveLength(1);
    expect(answer.deviations[0]).toMatchObject({ table: 'score', subject: score.subject });
  });

  it('notices an index that ends in half a line, and has it whole again once the report is written anew', async () => {
    const dir = copy();
    const index = path.join(dir, 'evidence/index.cdxj');
    const sound = readFileSync(index);
    writeFileSync(index, sound.subarray(0, -40));
    expect((await tampered(dir)).files).toMatchObject([{ is: 'changed', path: 'evidence/index.cdxj' }]);
    await rewriteReport(dir, { pdf: false, audience: 'public', onEvent: () => {} });
    expect(readFileSync(index).equals(sound)).toBe(true);
    expect(await checkManifest(dir)).toEqual([]);
  });

  it('is not made fit again by sealing: a report over a changed database is refused, and nothing is written', async () => {
    const dir = copy();
    flip(path.join(dir, 'audit.sqlite'), 5_000);
    const manifest = readFileSync(path.join(dir, 'manifest.json'));
    await expect(rewriteReport(dir, { pdf: false, audience: 'public', onEvent: () => {} })).rejects.toThrow(
      'audit.sqlite',
    );
    expect(readFileSync(path.join(dir, 'manifest.json')).equals(manifest)).toBe(true);
  });

  it('names a page of the report that was changed, one that is gone and one that was added', async () => {
    const dir = copy();
    flip(path.join(dir, 'report/index.html'), 500);
    writeFileSync(path.join(dir, 'report/added.html'), 'x');
    const answer = await tampered(dir);
    expect(answer.files.map((file) => `${file.is} ${file.path}`)).toEqual([
      'extra report/added.html',
      'changed report/index.html',
    ]);
  });
});

describe('verify of a signed audit', () => {
  it('says who signed, and notices another key', async () => {
    const dir = copy();
    const [mine, other] = [makeKey(path.join(example.out, 'mine.key')), makeKey(path.join(example.out, 'other.key'))];
    expect(await signAudit(dir, mine.file)).toBe(mine.id);
    const signed = await verifyAudit(dir, mine.publicFile, openPool);
    expect(signed).toMatchObject({ is: 'reproduced', signature: { is: 'signed', keyId: mine.id, demanded: true } });
    expect(verifyLines(signed, 'bg').at(-1)).toContain(mine.id);
    const stranger = await verifyAudit(dir, other.publicFile, openPool);
    expect(stranger).toMatchObject({
      is: 'tampered',
      signature: { is: 'other-key', keyId: mine.id, wanted: other.id },
    });
    expect(verifyLines(stranger, 'bg')).toEqual([expect.stringContaining(`трябва да е с ${other.id}`)]);
  });

  it('notices a manifest that was made anew without the key, with the old signature or with none', async () => {
    const dir = copy();
    const { file, publicFile, id } = makeKey(path.join(example.out, 'old.key'));
    await signAudit(dir, file);
    const signature = readFileSync(path.join(dir, 'manifest.sig.json'));
    flip(path.join(dir, 'report/index.html'), 500);
    await expect(signAudit(dir, file)).rejects.toThrow('report/index.html is not what was sealed');
    const seal = await sealAudit(openAuditFolder(dir, 'write'));
    expect(seal).toEqual({ signedBy: null, droppedSignature: true });
    const key = readPublicKey(publicFile);
    expect(await checkManifestSignature(dir, null)).toEqual({ is: 'unsigned' });
    expect(await checkManifestSignature(dir, key)).toEqual({ is: 'missing', wanted: id });
    writeFileSync(path.join(dir, 'manifest.sig.json'), signature);
    expect(await checkManifestSignature(dir, null)).toEqual({ is: 'wrong', keyId: id });
    writeFileSync(path.join(dir, 'manifest.sig.json'), 'null');
    expect(await checkManifestSignature(dir, null)).toEqual({ is: 'wrong', keyId: null });
  });

  it('is signed by the run itself', async () => {
    const dir = copy();
    const { file, id } = makeKey(path.join(example.out, 'run.key'));
    const report = await rewriteReport(dir, { pdf: false, audience: 'public', onEvent: () => {}, sign: file });
    expect(report.signedBy).toBe(id);
    expect(await checkManifestSignature(dir, readPublicKey(`${file}.pub`))).toMatchObject({ is: 'signed', keyId: id });
  });
});

describe('verify, when the files are intact but another result follows', () => {
  it('says so, and which', async () => {
    const dir = copy();
    const folder = openAuditFolder(dir, 'write');
    const { book } = storedAudit(folder);
    // As if a later program weighed one rule otherwise.
    const [first, ...rest] = book.ruleSet.rules.toSorted((a, b) => b.points - a.points);
    if (first === undefined) throw new Error('no rules');
    putBook(folder, {
      ...book,
      ruleSet: { ...book.ruleSet, rules: [{ ...first, points: first.points + 1 }, ...rest] },
    });
    await sealAudit(folder);
    const answer = await verifyAudit(dir, null, openPool);
    if (answer.is !== 'not-reproducible') throw new Error(`verify said ${answer.is}`);
    expect(answer.deviations.some(({ table, key }) => table === 'finding' && key === first.id)).toBe(true);
    expect(answer.deviations.every(({ table }) => ['finding', 'score'].includes(table))).toBe(true);
  });
});

describe('rescore', () => {
  it('gives the same data, byte for byte, with nobody to ask', async () => {
    const dir = copy();
    await example.web.close();
    await rescoreAudit({ dir, rules: 'stored', pdf: false, onEvent: () => {}, openPool });
    expect((await verifyAudit(dir, null, openPool)).is).toBe('reproduced');
    const data = path.join(whole, 'report/data');
    for (const name of readdirSync(data)) {
      const again = readFileSync(path.join(dir, 'report/data', name));
      expect(again.equals(readFileSync(path.join(data, name))), name).toBe(true);
    }
  });
});
