import type { InstitutionResult } from '../model/audit.ts';
import type { CaptureId, FindingId, InstitutionId, ScoreId, Sha256, SubjectId } from '../model/ids.ts';
import { compareText } from '../model/json.ts';
import type { FactValues } from '../model/factValues.ts';
import type { Finding } from '../model/finding.ts';
import type { Institution } from '../model/institution.ts';
import type { Dataset, Resource } from '../model/resource.ts';
import type { Rule } from '../model/rule.ts';
import type { InstitutionScore, Rank, Score } from '../model/score.ts';
import { indexMethodDatasets, type MethodDatasets } from './numbers/methodDatasets.ts';
import type { ReportInput, StoredCapture } from './reportInput.ts';
import { capturesPath, institutionPath, subjectAnchor } from './reportPaths.ts';

/** Rows of long lists on one page: a page of a large audit stays under about a megabyte. */
export const ROWS_PER_PAGE = 400;
export const RESOURCES_PER_PAGE = 60;

/** A dataset that a catalogue lists under a body's name. */
export type ListedDataset = { readonly subject: SubjectId; readonly value: FactValues['dataset.listed'] };

type Named = { readonly title: string; readonly url: string | null };

/** What pages look up again and again. Built once a report; the same for both languages. */
export type ReportIndex = {
  readonly institutions: ReadonlyMap<InstitutionId, InstitutionResult>;
  /** The body whose profile on the portal it is. */
  readonly ofOrganisation: (uri: string) => Institution | undefined;
  readonly ranks: ReadonlyMap<InstitutionId, Rank>;
  /** Findings that this audience may see, by id and by institution and subject. */
  readonly findings: ReadonlyMap<FindingId, Finding>;
  readonly scores: ReadonlyMap<ScoreId, Score>;
  readonly summaries: ReadonlyMap<ScoreId, InstitutionScore>;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly captures: ReadonlyMap<CaptureId, StoredCapture>;
  /** Captures by lane in order of asking; every institution has a lane, also one that was never asked. */
  readonly lanes: ReadonlyMap<string, readonly StoredCapture[]>;
  readonly capturesOf: (institution: InstitutionId) => readonly StoredCapture[];
  readonly capturesWithBody: ReadonlyMap<Sha256, readonly CaptureId[]>;
  readonly findingsOn: (institution: InstitutionId, subject: SubjectId) => readonly Finding[];
  readonly resource: (institution: InstitutionId, subject: SubjectId) => Resource | undefined;
  readonly dataset: (institution: InstitutionId, subject: SubjectId) => Dataset | undefined;
  /** Resources proper and listed datasets of a body, each in the order of its pages. */
  readonly scored: (institution: InstitutionId) => readonly Resource[];
  readonly listed: (institution: InstitutionId) => readonly ListedDataset[];
  /** What people call a resource or a listed dataset, and where on the web it is; undefined for anything else. */
  readonly named: (institution: InstitutionId, subject: SubjectId) => Named | undefined;
  /** Page and anchor of a resource or listed dataset on its institution's pages. */
  readonly resourceHref: (institution: InstitutionId, subject: SubjectId) => string | null;
  readonly captureHref: (capture: CaptureId) => string | null;
  /** What the methods of others say of each listed dataset, and on which page. */
  readonly methodDatasets: MethodDatasets;
};

export function indexReport(input: ReportInput): ReportIndex {
  const { institutions } = input.result;
  const findings = institutions.flatMap((each) => each.findings.filter((finding) => isShown(finding, input.audience)));
  const bySubject = Map.groupBy(findings, (finding) => placeKey(finding.institutionId, finding.subject));
  const resources = byPlace(institutions, (each) => each.resources);
  const datasets = byPlace(institutions, (each) => each.datasets);
  const scored = new Map(institutions.map((each) => [each.institution.id, scoredResources(each)]));
  const listed = new Map(institutions.map((each) => [each.institution.id, listedDatasets(each)]));
  const listedNames = namesByPlace(listed);
  const hrefs = hrefsByPlace([...scored, ...listed]);
  const lanes = groupLanes(input);
  const byInstitution = Map.groupBy([...lanes.values()].flat(), ({ capture }) => capture.target.institutionId ?? '');
  const captureHrefs = new Map([...lanes].flatMap(([lane, stored]) => hrefsOfLane(lane, stored)));
  return {
    institutions: new Map(institutions.map((each) => [each.institution.id, each])),
    ofOrganisation: indexOrganisations(institutions),
    ranks: new Map(input.result.ranking.map((rank) => [rank.institutionId, rank])),
    findings: new Map(findings.map((finding) => [finding.id, finding])),
    scores: new Map(institutions.flatMap((each) => each.scores.map((score) => [score.id, score] as const))),
    summaries: new Map(institutions.map((each) => [each.summary.id, each.summary])),
    rules: new Map(input.ruleSet.rules.map((rule) => [rule.id, rule])),
    captures: input.captures,
    lanes,
    capturesOf: (institution) => byInstitution.get(institution) ?? [],
    capturesWithBody: groupByBody([...lanes.values()].flat()),
    findingsOn: (institution, subject) => bySubject.get(placeKey(institution, subject)) ?? [],
    resource: (institution, subject) => resources.get(placeKey(institution, subject)),
    dataset: (institution, subject) => datasets.get(placeKey(institution, subject)),
    scored: (institution) => scored.get(institution) ?? [],
    listed: (institution) => listed.get(institution) ?? [],
    named: (institution, subject) => {
      const key = placeKey(institution, subject);
      return resources.get(key) ?? listedNames.get(key);
    },
    resourceHref: (institution, subject) => hrefs.get(placeKey(institution, subject)) ?? null,
    captureHref: (capture) => captureHrefs.get(capture) ?? null,
    methodDatasets: indexMethodDatasets(input.methods ?? { scores: [], bodies: [] }),
  };
}

/**
 * Trial rules rest on wording that nobody has confirmed, and some findings would harm third persons (where personal
 * numbers stand): both are for the working group only.
 */
function isShown(finding: Finding, audience: ReportInput['audience']): boolean {
  return audience === 'working-group' || finding.ruleStatus === 'active';
}

// Two institutions may offer the same file: its subject is then the same, its findings are not.
function placeKey(institution: InstitutionId, subject: SubjectId): string {
  return `${institution}\n${subject}`;
}

/** Resources proper, in the order of the institution's pages. */
export function scoredResources(each: InstitutionResult): readonly Resource[] {
  return each.resources.filter((resource) => resource.kind === 'resource');
}

function listedDatasets(each: InstitutionResult): readonly ListedDataset[] {
  return each.facts.flatMap((fact) =>
    fact.key === 'dataset.listed' && fact.known ? [{ subject: fact.subject, value: fact.value }] : [],
  );
}

type Placed = { readonly subject: SubjectId };

function byPlace<T extends Placed>(
  institutions: readonly InstitutionResult[],
  of: (each: InstitutionResult) => readonly T[],
): ReadonlyMap<string, T> {
  return new Map(
    institutions.flatMap((each) => of(each).map((one) => [placeKey(each.institution.id, one.subject), one] as const)),
  );
}

function indexOrganisations(institutions: readonly InstitutionResult[]): ReportIndex['ofOrganisation'] {
  const bodies = new Map(institutions.map(({ institution }) => [institution.portalOrganisation, institution]));
  return (uri) => bodies.get(uri);
}

function namesByPlace(listed: ReadonlyMap<InstitutionId, readonly ListedDataset[]>): ReadonlyMap<string, Named> {
  return new Map(
    [...listed].flatMap(([id, datasets]) =>
      datasets.map(({ subject, value }) => [placeKey(id, subject), { title: value.title, url: value.page }] as const),
    ),
  );
}

function hrefsByPlace(lists: readonly (readonly [InstitutionId, readonly Placed[]])[]): ReadonlyMap<string, string> {
  return new Map(
    lists.flatMap(([id, placed]) =>
      placed.map(({ subject }, index) => {
        const path = institutionPath(id, 1 + Math.floor(index / RESOURCES_PER_PAGE));
        return [placeKey(id, subject), `${path}#${subjectAnchor(subject)}`] as const;
      }),
    ),
  );
}

function groupLanes(input: ReportInput): ReadonlyMap<string, readonly StoredCapture[]> {
  const names = [
    ...input.result.institutions.map((each) => each.institution.id),
    ...input.health.map((health) => health.lane),
    ...[...input.captures.values()].map(({ capture }) => capture.lane),
  ];
  const lanes = new Map<string, StoredCapture[]>([...new Set(names)].sort(compareText).map((name) => [name, []]));
  for (const stored of input.captures.values()) lanes.get(stored.capture.lane)?.push(stored);
  for (const stored of lanes.values()) {
    stored.sort((a, b) => a.capture.sequence - b.capture.sequence || compareText(a.capture.id, b.capture.id));
  }
  return lanes;
}

function hrefsOfLane(lane: string, stored: readonly StoredCapture[]): (readonly [CaptureId, string])[] {
  return stored.map(({ capture }, index) => {
    const path = capturesPath(lane, 1 + Math.floor(index / ROWS_PER_PAGE));
    return [capture.id, `${path}#${capture.id}`] as const;
  });
}

function groupByBody(stored: readonly StoredCapture[]): ReadonlyMap<Sha256, readonly CaptureId[]> {
  const byBody = new Map<Sha256, CaptureId[]>();
  for (const { capture } of stored) {
    if (capture.result.is !== 'response') continue;
    const { digest } = capture.result.body;
    const known = byBody.get(digest);
    if (known === undefined) byBody.set(digest, [capture.id]);
    else known.push(capture.id);
  }
  return byBody;
}

/** Exchanges without an answer, by why. */
export type StoredGroup = {
  readonly is: 'failure' | 'not-attempted';
  readonly code: string;
  readonly captures: readonly StoredCapture[];
};

export function groupNotSeen(stored: readonly StoredCapture[]): readonly StoredGroup[] {
  const groups = Map.groupBy(stored, ({ capture: { result } }) => {
    if (result.is === 'response') return '';
    return result.is === 'failure' ? `failure ${result.code}` : `not-attempted ${result.reason}`;
  });
  return [...groups]
    .filter(([key]) => key !== '')
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, captures]) => {
      const [is = '', code = ''] = key.split(' ');
      return { is: is === 'failure' ? 'failure' : 'not-attempted', code, captures };
    });
}
