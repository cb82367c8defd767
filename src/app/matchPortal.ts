import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { openMatcher } from '../judge/match/openMatcher.ts';
import { UserError } from '../model/errors.ts';
import type { Institution } from '../model/institution.ts';
import type { OrganisationMatch, PortalOrganisation } from '../model/organisationMatch.ts';
import { readAuditFolder } from './auditFolder.ts';
import { listedOrganisations } from './listedOrganisations.ts';
import { loadConfig, matchingFiles } from './loadConfig.ts';
import { loadDecisions, loadKnownNames } from './loadMatching.ts';

/** Where organisations are read from: answers of `listOrganisations`, or an audit that asked for them. */
export type OrganisationSource = { readonly answers: readonly string[] } | { readonly auditDir: string };

/** Both directions: what each organisation is, and which bodies no organisation is. */
export type PortalMatch = {
  readonly matches: readonly OrganisationMatch[];
  readonly unmatched: readonly Institution[];
  /** Bodies to which several organisations match: a person says which is theirs. */
  readonly doubled: readonly { readonly institution: string; readonly organisations: readonly string[] }[];
};

/** Matches organisations of the portal with the bodies of a configuration. @throws UserError for unreadable input */
export function matchPortal(configPath: string, source: OrganisationSource): PortalMatch {
  const { institutions } = loadConfig(configPath);
  const { names, matches: decided } = matchingFiles(configPath);
  const match = openMatcher({
    institutions,
    knownNames: names === null ? [] : loadKnownNames(names, institutions),
    decisions: decided === null ? [] : loadDecisions(decided, institutions),
  });
  const matches = organisationsOf(source).map((organisation) => match(organisation));
  const found = Map.groupBy(
    matches.filter((one) => one.is === 'matched'),
    ({ institution }) => institution,
  );
  const doubled = [...found].flatMap(([institution, of]) =>
    of.length < 2 ? [] : [{ institution, organisations: of.map(({ organisation }) => organisation.uri) }],
  );
  return { matches, unmatched: institutions.filter(({ id }) => !found.has(id)), doubled };
}

function organisationsOf(source: OrganisationSource): readonly PortalOrganisation[] {
  const read = 'auditDir' in source ? ofAudit(source.auditDir) : source.answers.flatMap((file) => ofAnswer(file));
  const byUri = new Map(read.map((organisation) => [organisation.uri, organisation]));
  return [...byUri.values()];
}

function ofAudit(dir: string): readonly PortalOrganisation[] {
  const folder = readAuditFolder(dir);
  try {
    const listed = listedOrganisations(folder.store, folder.store.captures());
    if (listed !== null) return listed;
    throw new UserError('no-organisations', {
      bg: `${dir}: тази оценка не е прочела списъка с организациите на портала`,
      en: `${dir}: this audit has not read the portal's list of organisations`,
    });
  } finally {
    folder.close();
  }
}

/** Only what matching looks at; whatever else an answer holds, logos and numbers, is passed over. */
const answer = z.object({
  organisations: z.array(
    z.object({
      uri: z.string().min(1),
      name: z.string(),
      description: z.string().nullish(),
      contacts: z.string().nullish(),
      activity_info: z.string().nullish(),
      type: z.number().nullish(),
    }),
  ),
});

/** The portal's number for organisations of citizens. */
const CIVIL = 1;

function ofAnswer(file: string): readonly PortalOrganisation[] {
  const parsed = answer.safeParse(jsonOf(file));
  if (!parsed.success) throw notAnAnswer(file);
  return parsed.data.organisations.map(({ uri, name, description, contacts, activity_info: activity, type }) => ({
    uri,
    name,
    description: [description ?? '', activity ?? ''].join('\n').trim(),
    contacts: contacts ?? '',
    ...(type === CIVIL ? { civil: true } : {}),
  }));
}

function jsonOf(file: string): unknown {
  if (!existsSync(file)) {
    throw new UserError('file-missing', { bg: `${file}: няма такъв файл`, en: `${file}: no such file` }, { file });
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw notAnAnswer(file);
  }
}

function notAnAnswer(file: string): UserError {
  return new UserError(
    'no-organisations',
    {
      bg: 'не е отговор на listOrganisations или listDataOrganisations (JSON с „organisations“)',
      en: 'no answer of listOrganisations or listDataOrganisations (JSON with "organisations")',
    },
    { file },
  );
}
