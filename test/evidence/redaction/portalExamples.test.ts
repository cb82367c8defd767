import { describe, expect, it } from 'vitest';
import { redactPortalAnswer } from '../../../src/evidence/redaction/redactPortalAnswer.ts';
import { readExamples } from '../../fixtures/portal/examples.ts';

/** Fields that name a person, lead to one, or open a publisher's own system (API.md §10, Q19, Q20); by their own names. */
const PERSONAL =
  /^(?:author_(?:name|email)|support_(?:name|email)|contact_name|email|first_?name|last_?name|user_(?:first|last)name|username|user|user_id|ip_address|created_by|updated_by|deleted_by|authentication|http_headers|post_data)$/;

/** What stands in such fields, at any depth, and everything that people reported. */
function secretsIn(value: unknown, key = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => secretsIn(item, key));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, item]) => secretsIn(item, name));
  return PERSONAL.test(key) && value !== null && value !== '' ? [JSON.stringify({ [key]: value }).slice(1, -1)] : [];
}

const EXAMPLES = [...readExamples()].filter(([, answer]) => secretsIn(answer).length > 0);

describe.skipIf(EXAMPLES.length === 0)('what the public may see of the portal’s stored answers', () => {
  it.each(EXAMPLES)('%s: no person and no password', (_name, answer) => {
    const shown = redactPortalAnswer(Buffer.from(JSON.stringify(answer)))?.bytes.toString() ?? '';
    for (const secret of secretsIn(answer)) expect(shown).not.toContain(secret);
    expect(secretsIn(JSON.parse(shown)).filter((left) => !left.endsWith('"•••"'))).toEqual([]);
  });
});
