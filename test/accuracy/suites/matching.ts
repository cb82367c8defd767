import path from 'node:path';
import { loadKnownNames } from '../../../src/app/loadMatching.ts';
import { loadInstitutions } from '../../../src/app/loadConfig.ts';
import { openMatcher } from '../../../src/judge/match/openMatcher.ts';
import type { OrganisationMatch, PortalOrganisation } from '../../../src/model/organisationMatch.ts';
import { type Answer, type Case, cannotTell, type CorpusRecord, type Question, right, rightIf, type Suite, wrong } from '../question.ts';

const CONFIG = path.join(import.meta.dirname, '..', '..', '..', 'config');

/** A labelled pair: `institution` null = no body of ours; `ambiguous` = several fit, only a person can tell. */
type Pair = {
  readonly id: string;
  readonly organisation: PortalOrganisation;
  readonly institution: string | null;
  readonly ambiguous: boolean;
  readonly contested: boolean;
};

export const matching: Suite = {
  name: 'matching',
  about: 'organisations of the portal and the institutions that they are',
  main: 'matched, of those that are ours',
  cases: ({ records }) => {
    const pairs = records.flatMap((record) => pairOf(record));
    if (pairs.length === 0) return [];
    const match = ownMatcher();
    return pairs.map((pair) => caseOf(pair, match(pair.organisation)));
  },
};

/** Against the committed list of institutions and names; no decisions of people. */
function ownMatcher(): (organisation: PortalOrganisation) => OrganisationMatch {
  const institutions = loadInstitutions(path.join(CONFIG, 'institutions.yaml'));
  const knownNames = loadKnownNames(path.join(CONFIG, 'institutionNames.yaml'), institutions);
  return openMatcher({ institutions, knownNames, decisions: [] });
}

function pairOf({ id, value }: CorpusRecord): Pair[] {
  const { organisation, institution, ambiguous } = value;
  if (typeof organisation !== 'object' || organisation === null || institution === undefined) return [];
  const { name, description, contacts } = organisation as Record<string, unknown>;
  if (typeof name !== 'string') return [];
  return [
    {
      id: `${id} ${typeof value['id'] === 'string' ? value['id'] : ''}`,
      organisation: { uri: id, name, ...textOf('description', description), ...textOf('contacts', contacts) },
      institution: typeof institution === 'string' ? institution : null,
      ambiguous: ambiguous === true,
      contested: value['contested'] === true,
    },
  ];
}

function textOf(key: 'description' | 'contacts', value: unknown): { readonly [key]?: string } {
  return typeof value === 'string' ? { [key]: value } : {};
}

function caseOf(pair: Pair, match: OrganisationMatch): Case {
  const { institution, ambiguous, contested, organisation } = pair;
  const expected = `${ambiguous ? 'a tie' : (institution ?? 'nobody')} for ${organisation.name}`;
  const ask = (metric: string, answer: Answer): Question => ({ metric, expected, counted: !contested, answer: () => answer });
  const isWrong = match.is === 'matched' && match.institution !== institution;
  const questions = [ask('no wrong match', isWrong ? wrong(said(match)) : right(said(match)))];
  if (ambiguous) questions.push(ask('left to a person, of the ambiguous', rightIf(match.is !== 'matched', said(match))));
  else if (institution === null) questions.push(ask('nobody, of those that are not ours', rightIf(match.is !== 'matched', said(match))));
  else questions.push(ask('matched, of those that are ours', recalled(match, institution)));
  return { id: pair.id, bytes: null, questions };
}

function recalled(match: OrganisationMatch, institution: string): Answer {
  if (match.is !== 'matched') return cannotTell(said(match));
  return rightIf(match.institution === institution, said(match));
}

function said(match: OrganisationMatch): string {
  if (match.is === 'none') return 'nobody';
  if (match.is === 'matched') return `${match.institution} by ${match.by}: ${match.quote}`;
  return `tie (${match.because}): ${match.candidates.map(({ institution }) => institution).join(', ')}`;
}
