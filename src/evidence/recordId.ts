import { sha256 } from '../model/ids.ts';

/**
 * `<urn:uuid:…>` for a record, from what it is about and not from chance: an unbroken and a resumed run give the same
 * ids. `namespace` is the audit's id, since the same exchange happens again in the next audit and WARC wants ids that
 * no other record has. Version 8 of RFC 9562: a name-based UUID of our own making.
 */
export function recordId(namespace: string, subject: string, type: string): string {
  const hex = sha256([namespace, subject, type].join('\n'));
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`];
  return `<urn:uuid:${groups.join('-')}-${hex.slice(20, 32)}>`;
}
