import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { known, unknown } from '../../src/model/facts.ts';
import { openAuditStore } from '../../src/store/auditStore.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openDatabase, sealDatabase } from '../../src/store/openDatabase.ts';

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zvezdomer-test-'));
  path = join(dir, 'audit.sqlite');
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('auditStore', () => {
  it('keeps facts as they are and replaces them for a body', () => {
    const db = openDatabase(path, 'create');
    const store = openAuditStore(db);
    const facts = [known('body:aa', 'format.id', 'csv'), unknown('body:aa', 'text.encoding', 'ambiguous', 'two fit')];
    store.putBodyFacts('aa', '1', 't', facts);
    store.putBodyFacts('aa', '1', 't', facts.slice(0, 1));
    expect(store.facts('', 'body:aa')).toEqual(facts.slice(0, 1));
    expect(store.isInspected('aa', '1', 't')).toBe(true);
    expect(store.isInspected('aa', '2', 't')).toBe(false);
    db.close();
  });

  it('digests of tables change with any change of a row and with nothing else', () => {
    const db = openDatabase(path, 'create');
    const store = openAuditStore(db);
    store.putBodyFacts('aa', '1', 't', [known('body:aa', 'format.id', 'csv')]);
    const before = store.tableDigests();
    sealDatabase(db);
    expect(store.tableDigests()).toEqual(before);
    db.exec(`UPDATE facts SET record = replace(record, 'csv', 'tsv')`);
    const after = store.tableDigests();
    expect(after['facts']).not.toEqual(before['facts']);
    expect({ ...after, facts: null }).toEqual({ ...before, facts: null });
    db.close();
  });

  it('generated columns say what the record says', () => {
    const db = openDatabase(path, 'create');
    openAuditStore(db).putBodyFacts('aa', '1', 't', [known('body:aa', 'format.id', 'csv')]);
    expect({ ...db.prepare('SELECT known, value FROM facts').get() }).toEqual({ known: 1, value: '"csv"' });
    db.close();
  });
});

describe('openDatabase', () => {
  it('refuses to overwrite, to open what is not there and what a newer program wrote', () => {
    openDatabase(path, 'create').close();
    expect(() => openDatabase(path, 'create')).toThrow(UserError);
    expect(() => openDatabase(join(dir, 'no.sqlite'), 'write')).toThrow(UserError);
    const raw = new DatabaseSync(path);
    raw.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    raw.close();
    expect(() => openDatabase(path, 'write')).toThrow(/newer program/);
    expect(() => openDatabase(path, 'read')).toThrow(/newer program/);
  });

  it('documents every table inside the file', () => {
    const db = openDatabase(path, 'create');
    const tables = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").all();
    expect(tables.length).toBeGreaterThan(10);
    for (const { name, sql } of tables) expect(sql, String(name)).toContain('--');
    db.close();
  });
});
