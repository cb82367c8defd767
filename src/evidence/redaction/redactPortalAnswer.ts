import { Buffer } from 'node:buffer';
import { isPersonalPublisher } from '../../model/personalPublisher.ts';
import { isPersonalSetting } from '../../model/personalSetting.ts';

/**
 * Fields of the portal's answers that name, or lead to, a person: authors and maintainers of a dataset, whoever sent a
 * signal, ids of users; and what a publisher may have left there by mistake to reach his own server (passwords).
 */
const PERSONAL = new Set([
  'author_name', 'author_email', 'support_name', 'support_email', 'contact_name', 'email', 'firstname', 'lastname',
  'username', 'created_by', 'updated_by', 'deleted_by', 'authentication', 'post_data', 'http_headers',
  'user', 'user_id', 'user_firstname', 'user_lastname', 'ip_address',
  'author', 'maintainer', 'maintainer_email', 'creator_user_id',
]); // prettier-ignore
/** Lists of pairs that publishers fill as they like, now and then with who answers for the data. */
const PAIRS = new Set(['custom_settings', 'custom_fields', 'extras']);
/** Lists of reports that people sent: nothing in them is about the data's quality that is not also counted elsewhere. */
const PERSONAL_LISTS = new Set(['signals', 'followers', 'members']);
const REMOVED = '•••';
/** Where organisations stand, alone or in a list; and by which keys one is known that stands elsewhere. */
const ORGANISATIONS = new Set(['organisations', 'organisation', 'org', 'organizations', 'organization']);
const ORGANISATION_KEYS = ['activity_info', 'parent_org_id', 'is_organization', 'package_count'];
/** What a person who registered as an organisation tells of himself. */
const TELLS_WHO = new Set([
  'name', 'title', 'display_name', 'description', 'contacts', 'activity_info', 'image_url', 'image_display_url', 'logo',
]); // prettier-ignore

/**
 * The answer of a portal method without its personal fields, at any depth; null when it is no JSON (an error page, or
 * an answer that was cut), so that nothing can be promised of it. Rows of a resource (`data`) are what a body published
 * as data: they stay, and only the guard for personal numbers looks at them.
 */
export function redactPortalAnswer(body: Uint8Array): { readonly bytes: Buffer; readonly changed: boolean } | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
  } catch {
    return null;
  }
  let changed = false;
  const remove = (replacement: unknown): unknown => {
    changed = true;
    return replacement;
  };
  const cleanPair = (pair: unknown): unknown => {
    const { key, value } = (typeof pair === 'object' && pair !== null ? pair : {}) as Record<string, unknown>;
    const isPair = typeof key === 'string' && typeof value === 'string' && value !== '';
    return isPair && isPersonalSetting({ key, value }) ? { ...(pair as object), value: remove(REMOVED) } : clean(pair);
  };
  const clean = (item: unknown, isListed = false): unknown => {
    if (Array.isArray(item)) return item.map((one) => clean(one, isListed));
    if (typeof item !== 'object' || item === null) return item;
    const isPerson = isPersonsOrganisation(item, isListed);
    return Object.fromEntries(
      Object.entries(item).map(([key, one]) => {
        const name = key.toLowerCase();
        if (isPerson && TELLS_WHO.has(name)) return [key, isEmpty(one) ? one : remove(REMOVED)];
        if (PERSONAL_LISTS.has(name)) return [key, isEmpty(one) ? one : remove([])];
        if (PAIRS.has(name) && Array.isArray(one)) return [key, one.map(cleanPair)];
        if (PERSONAL.has(name)) return [key, isEmpty(one) ? one : remove(typeof one === 'string' ? REMOVED : null)];
        return [key, clean(one, ORGANISATIONS.has(name))];
      }),
    );
  };
  const cleaned = clean(value);
  return { bytes: Buffer.from(JSON.stringify(cleaned)), changed };
}

/** A sole trader, or a person among organisations. */
function isPersonsOrganisation(item: object, isListed: boolean): boolean {
  if (!isListed && !ORGANISATION_KEYS.some((key) => key in item)) return false;
  const { name, title, display_name: shown } = item as { readonly [key: string]: unknown };
  return [name, title, shown].some((text) => typeof text === 'string' && isPersonalPublisher(text));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
