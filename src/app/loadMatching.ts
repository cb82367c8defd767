import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from '../model/errors.ts';
import type { Institution } from '../model/institution.ts';
import type { KnownName, MatchDecision } from '../model/organisationMatch.ts';
import { readYaml } from '../rules/readYaml.ts';

const knownName = z.strictObject({
  institution: z.string().min(1),
  name: z.string().min(2),
  /** For people: what the name is, and since or until when. */
  note: z.string().min(1),
});

const decision = z.strictObject({
  organisation: z.string().min(1),
  name: z.string().default(''),
  /** null = a person looked, and it is none of ours. */
  institution: z.string().min(1).nullable(),
  by: z.string().min(1),
  date: z.iso.date(),
  note: z.string().default(''),
});

/** Other names of bodies; empty when there is no such file. @throws UserError with file and line */
export function loadKnownNames(path: string, institutions: readonly Institution[]): readonly KnownName[] {
  if (!existsSync(path)) return [];
  const { value, lineOf } = readYaml(readFileSync(path, 'utf8'), path, z.array(knownName));
  value.forEach(({ institution }, index) =>
    assertKnown(institution, institutions, path, lineOf([index, 'institution'])),
  );
  return value.map(({ institution, name }) => ({ institution, name }));
}

/**
 * What people decided about organisations of the portal. Two decisions about one organisation, or about a body that is
 * not in the file of institutions, are errors: somebody must say which holds.
 */
export function loadDecisions(path: string, institutions: readonly Institution[]): readonly MatchDecision[] {
  if (!existsSync(path)) return [];
  const { value, lineOf } = readYaml(readFileSync(path, 'utf8'), path, z.array(decision));
  const seen = new Set<string>();
  value.forEach(({ organisation, institution }, index) => {
    const line = lineOf([index, 'organisation']);
    if (institution !== null) assertKnown(institution, institutions, path, lineOf([index, 'institution']));
    if (seen.has(organisation)) {
      throw new UserError(
        'decision-twice',
        { bg: `две решения за организация ${organisation}`, en: `two decisions about organisation ${organisation}` },
        { file: path, line },
      );
    }
    seen.add(organisation);
  });
  return value.map(({ organisation, institution, by, date }) => ({ organisation, institution, by, date }));
}

/**
 * The bodies with the organisations that people gave them. A body has one organisation: another one, in the file of
 * institutions or in a second decision, is an error.
 */
export function withDecisions(
  institutions: readonly Institution[],
  decisions: readonly MatchDecision[],
  file: string,
): readonly Institution[] {
  const decided = Map.groupBy(decisions, ({ institution }) => institution ?? '');
  return institutions.map((body) => {
    const wanted = new Set((decided.get(body.id) ?? []).map(({ organisation }) => organisation));
    if (wanted.size === 0) return body;
    if (body.portalOrganisation !== null) wanted.add(body.portalOrganisation);
    const [organisation] = wanted;
    if (wanted.size === 1 && organisation !== undefined) return { ...body, portalOrganisation: organisation };
    const all = [...wanted].join(', ');
    throw new UserError(
      'two-organisations',
      {
        bg: `„${body.id}“ има повече от една организация: ${all}`,
        en: `"${body.id}" has more than one organisation: ${all}`,
      },
      { file },
    );
  });
}

function assertKnown(institution: string, known: readonly Institution[], file: string, line: number): void {
  if (known.some(({ id }) => id === institution)) return;
  throw new UserError(
    'institution-unknown',
    { bg: `няма институция „${institution}“`, en: `there is no institution "${institution}"` },
    { file, line },
  );
}
