import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactPortalAnswer } from '../../../src/evidence/redaction/redactPortalAnswer.ts';

function redact(value: unknown): unknown {
  const answer = redactPortalAnswer(Buffer.from(JSON.stringify(value)));
  return answer === null ? null : { value: JSON.parse(answer.bytes.toString()) as unknown, changed: answer.changed };
}

describe('an answer of the portal', () => {
  it('loses names, addresses and ids of persons at any depth, and keeps everything else', () => {
    const dataset = {
      id: 7,
      name: 'Регистър',
      author_name: 'Иван Иванов',
      author_email: 'ivan@a.example',
      support_name: null,
      support_email: '',
      created_by: 12,
      updated_by: null,
      signals: [{ firstname: 'Мария', lastname: 'М.', email: 'm@b.example', description: 'сгрешено' }],
      resource: { 'u-1': { id: 9, name: 'Файл', created_by: 12, http_headers: 'Authorization: тайна', upl_freq: 1 } },
    };
    expect(redact({ success: true, datasets: [dataset] })).toEqual({
      changed: true,
      value: {
        success: true,
        datasets: [
          {
            ...dataset,
            author_name: '•••',
            author_email: '•••',
            created_by: null,
            signals: [],
            resource: { 'u-1': { id: 9, name: 'Файл', created_by: null, http_headers: '•••', upl_freq: 1 } },
          },
        ],
      },
    });
  });

  it('loses the name of a person who registered as an organisation, in whatever answer it stands', () => {
    const town = { id: 1, uri: 'o-1', name: 'Община Липово', datasets_count: 2 };
    const trader = { id: 2, uri: 'o-2', name: 'ЕТ Иван Иванов', description: 'Иван прави карти', datasets_count: 1 };
    const hidden = { ...trader, name: '•••', description: '•••' };
    expect(redact({ success: true, organisations: [town, trader] })).toEqual({
      changed: true,
      value: { success: true, organisations: [town, hidden] },
    });
    const own = { activity_info: '', parent_org_id: null };
    expect(redact({ success: true, data: { ...trader, ...own } })).toMatchObject({ value: { data: hidden } });
    const dataset = { uri: 'd', name: 'Иван Иванов', org: trader };
    expect(redact({ data: dataset })).toMatchObject({ value: { data: { name: 'Иван Иванов', org: hidden } } });
    const ckan = { id: 'o', name: 'ivan-petrov', title: 'Иван Петров', is_organization: true };
    for (const value of [{ result: [ckan] }, { result: { organization: ckan } }])
      expect(JSON.stringify(redact(value))).not.toMatch(/Иван|ivan/);
  });

  it('that names nobody is not changed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(redact({ value })).toEqual({ value: JSON.parse(JSON.stringify({ value })) as unknown, changed: false });
      }),
    );
  });

  it.each(['', '<html>', '{"a":', '\ufffd'])('that is no JSON promises nothing: %j', (text) => {
    expect(redactPortalAnswer(Buffer.from(text))).toBeNull();
  });

  it('with a hostile key makes no prototype', () => {
    const answer = redactPortalAnswer(Buffer.from('{"__proto__":{"email":"a"},"constructor":{"email":"б"}}'));
    expect(answer?.bytes.toString()).toBe('{"__proto__":{"email":"•••"},"constructor":{"email":"•••"}}');
  });
});
