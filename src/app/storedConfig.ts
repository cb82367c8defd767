import type { AuditConfig } from '../model/config.ts';
import { isJsonObject, type Json } from '../model/json.ts';
import type { AuditStore } from '../store/auditStore.ts';
import { configDefaults } from './loadConfig.ts';

type Members = { readonly [key: string]: Json };

/**
 * The configuration with which an audit was begun, by this version or an older one: what that one did not know of has
 * the default that every configuration gets. Undefined where none is stored.
 */
export function storedConfig(store: Pick<AuditStore, 'info'>): AuditConfig | undefined {
  const stored = store.info<Json>('config');
  if (!isJsonObject(stored)) return undefined;
  const defaults = configDefaults();
  const institutions = Array.isArray(stored['institutions']) ? (stored['institutions'] as readonly Json[]) : [];
  const complete = {
    ...filled(defaults.config, stored),
    portal: isJsonObject(stored['portal']) ? filled(defaults.portal, stored['portal']) : null,
    crawl: isJsonObject(stored['crawl']) ? filled(defaults.crawl, stored['crawl']) : defaults.crawl,
    institutions: institutions.map((one) => (isJsonObject(one) ? filled(defaults.institution, one) : one)),
  };
  return complete as unknown as AuditConfig;
}

/** What is stored, and what it lacks; lists are stored whole. */
function filled(defaults: Json, stored: Members): Members {
  if (!isJsonObject(defaults)) return stored;
  const members: Record<string, Json> = { ...defaults };
  for (const [key, value] of Object.entries(stored)) {
    const other = members[key];
    members[key] = isJsonObject(value) && other !== undefined ? filled(other, value) : value;
  }
  return members;
}
