import { join } from 'node:path';
import type { AuditInfo } from '../model/audit.ts';
import type { AuditConfig } from '../model/config.ts';
import { UserError } from '../model/errors.ts';
import { sha256 } from '../model/ids.ts';
import { canonicalJson, type Json } from '../model/json.ts';
import type { Clock } from '../model/ports.ts';
import { type AuditFolder, openAuditFolder } from './auditFolder.ts';
import { openEarlierAudit, type SinceLast } from './earlierAudit.ts';
import type { Detected } from '../gather/catalogue/detect/detectionAdapter.ts';
import type { Recognised } from '../gather/catalogue/detect/recognise.ts';
import { catalogueConfig, catalogueCrawl } from './catalogueConfig.ts';
import { loadConfig } from './loadConfig.ts';
import { loadRuleBook, type RuleBook } from './loadRuleBook.ts';
import { programVersion } from './packageRoot.ts';
import { assertGoesOn } from './assertGoesOn.ts';
import { parseResolve } from './parseResolve.ts';
import { assertContact } from './plan/missingContact.ts';
import { storedConfig } from './storedConfig.ts';
import { takeHistory } from './takeHistory.ts';

export type PreparedAudit = {
  readonly folder: AuditFolder;
  readonly config: AuditConfig;
  readonly info: AuditInfo;
  readonly book: RuleBook;
};

export type NewAudit = {
  /** Null = the audit of one catalogue (`portal`), for which nobody wrote a file. */
  readonly configPath: string | null;
  readonly portal?: {
    readonly address: string;
    /** Page on which operators see who asks; null = only hosts of this machine are asked. */
    readonly contact: string | null;
  } | null;
  /** Folder of all audits. */
  readonly out: string;
  readonly id: string | null;
  readonly asOf: string | null;
  /** Ids of the institutions to audit; empty = all of the config. */
  readonly only: readonly string[];
  /** `host=address:port`, over those of the config. */
  readonly resolve?: readonly string[];
  /** Goes on from an earlier audit; absent = looks at everything anew. */
  readonly sinceLast?: SinceLast | null;
};

/**
 * Reads everything that can be wrong before the first request, then makes the audit's folder and writes it all down.
 * `found` = what the catalogue turned out to be where that was asked, with the folder in which the answers are kept.
 */
export function createAudit(
  wanted: NewAudit,
  clock: Clock,
  found: { readonly detected: Detected; readonly folder: AuditFolder } | null = null,
): PreparedAudit {
  const config = wantedConfig(wanted, found?.detected ?? null);
  if (wanted.configPath !== null) assertContact(config, wanted.configPath);
  const book = loadRuleBook(config.profile);
  const startedAt = new Date(clock.now()).toISOString();
  const id = found?.folder.id ?? idOf(wanted, config, clock);
  const dir = join(wanted.out, id);
  const { sinceLast = null } = wanted;
  const earlier = sinceLast === null ? null : openEarlierAudit(sinceLast, config, wanted.out);
  try {
    const folder = found?.folder ?? openAuditFolder(dir, 'create');
    const info = folder.store.transact(() => {
      const since = earlier === null ? undefined : takeHistory(folder.history, earlier, { dir, startedAt });
      const written = auditInfo(id, config, book, {
        asOf: config.asOf ?? startedAt,
        since,
        detected: foundBy(found?.detected),
      });
      folder.store.putInfo('audit', written as unknown as Json);
      folder.store.putInfo('config', config as unknown as Json);
      putBook(folder, book);
      folder.store.putInfo('started', { at: startedAt, program: programVersion() });
      folder.store.putInstitutions(config.institutions);
      return written;
    });
    return { folder, config, info, book };
  } finally {
    earlier?.close();
  }
}

/** The folder of an audit that is about to begin. */
export function openNewFolder(wanted: NewAudit, config: AuditConfig, clock: Clock): AuditFolder {
  return openAuditFolder(join(wanted.out, idOf(wanted, config, clock)), 'create');
}

function idOf(wanted: NewAudit, config: AuditConfig, clock: Clock): string {
  const minute = new Date(clock.now()).toISOString().slice(0, 16);
  const id = wanted.id ?? `${config.id}-${minute.replace(/[-:]/g, '').replace('T', '-')}`;
  assertId(id);
  return id;
}

function foundBy(detected: Detected | undefined): AuditInfo['detected'] {
  return detected === undefined ? undefined : { kind: detected.kind, by: detected.by, capture: detected.capture };
}

/** Opens an audit again with the config and rules that it was started with. */
export function reopenAudit(dir: string): PreparedAudit {
  const folder = openAuditFolder(dir, 'write');
  try {
    const stored = storedAudit(folder);
    assertGoesOn(folder, stored.book);
    return { folder, ...stored };
  } catch (error) {
    folder.close();
    throw error;
  }
}

export function storedAudit(folder: AuditFolder): Omit<PreparedAudit, 'folder'> {
  const config = storedConfig(folder.store);
  const info = folder.store.info<AuditInfo>('audit');
  const book = folder.store.info<RuleBook>('rule-book');
  if (config === undefined || info === undefined || book === undefined) {
    throw new UserError('audit-incomplete', {
      bg: `${folder.dir}: оценката не е започнала докрай; започнете я наново със същия --id`,
      en: `${folder.dir}: this audit never really started; start it again with the same --id`,
    });
  }
  return { config, info, book };
}

/**
 * Keeps the rules with the audit, as they were when it was judged: a later program, whose checks know other messages,
 * can still print last year's report.
 */
export function putBook(folder: AuditFolder, book: RuleBook): void {
  folder.store.putInfo('rule-book', book as unknown as Json);
}

export function auditInfo(
  id: string,
  config: AuditConfig,
  book: RuleBook,
  {
    asOf,
    since,
    detected,
  }: {
    readonly asOf: string;
    readonly since?: AuditInfo['since'] | undefined;
    readonly detected?: AuditInfo['detected'] | undefined;
  },
): AuditInfo {
  return {
    id,
    title: config.title,
    asOf: new Date(asOf).toISOString(),
    program: programVersion(),
    rulesHash: book.ruleSet.hash,
    tablesHash: book.tables.hash,
    configHash: sha256(canonicalJson(config)),
    profile: config.profile,
    exceptions: config.crawl.robotsExceptions,
    ...(since === undefined ? {} : { since }),
    ...(detected === undefined ? {} : { detected }),
  };
}

/** The configuration of a new audit: its file, with what was asked for besides. */
export function wantedConfig(wanted: NewAudit, found: Recognised | null = null): AuditConfig {
  return narrowed(baseConfig(wanted, found), wanted);
}

function baseConfig({ configPath, portal, resolve = [] }: NewAudit, found: Recognised | null): AuditConfig {
  if (configPath !== null) return loadConfig(configPath, found);
  if (found === null) throw new Error('a catalogue without configuration is found out before it is audited');
  return catalogueConfig(found, catalogueCrawl(parseResolve(resolve), portal?.contact ?? null));
}

function narrowed(config: AuditConfig, { asOf, only, resolve = [] }: NewAudit): AuditConfig {
  const known = new Set(config.institutions.map(({ id }) => id));
  const stranger = only.find((id) => !known.has(id));
  if (stranger !== undefined) {
    throw new UserError('institution-unknown', {
      bg: `в настройките няма институция „${stranger}“; има: ${[...known].slice(0, 20).join(', ')}`,
      en: `the configuration has no institution "${stranger}"; it has: ${[...known].slice(0, 20).join(', ')}`,
    });
  }
  if (asOf !== null && Number.isNaN(Date.parse(asOf))) {
    throw new UserError('as-of', {
      bg: `--as-of: „${asOf}“ не е дата; пример: 2026-11-02`,
      en: `--as-of: "${asOf}" is no date; example: 2026-11-02`,
    });
  }
  const institutions =
    only.length === 0 ? config.institutions : config.institutions.filter(({ id }) => only.includes(id));
  const crawl = { ...config.crawl, resolve: { ...config.crawl.resolve, ...parseResolve(resolve) } };
  return { ...config, institutions, crawl, asOf: asOf ?? config.asOf };
}

function assertId(id: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id)) {
    throw new UserError('audit-id', {
      bg: `--id: „${id}“: само букви, цифри, точка, _ и -`,
      en: `--id: "${id}": only letters, digits, dot, _ and -`,
    });
  }
}
