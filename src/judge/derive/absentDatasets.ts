import type { Capture } from '../../model/capture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { type Fact, known } from '../../model/facts.ts';
import type { AbsentDataset } from '../../model/facts/datasetFacts.ts';
import type { JudgeHistory } from '../../model/audit.ts';
import type { Visit } from '../../model/history.ts';
import type { SubjectId } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import { portalPath } from '../../model/portalPath.ts';
import type { World } from './discoverLinked.ts';
import type { PortalProfile } from './discoverPortal.ts';
import type { Exchanges } from './exchanges.ts';
import { dayOf, outcomeOf, statusEvidence } from './outcome.ts';

const MOST_ABSENT = 500;

/**
 * Datasets of the body that an earlier audit saw in the list of the national portal and this one did not, though it read
 * the list to its end (only then gather asks for their details, and from no page of the list). Not being listed is no
 * deletion: any edit hides a dataset until it is approved again (portal API note, Q14). No fact without one.
 */
export function absentDatasets(subject: SubjectId, portal: PortalProfile, world: World): readonly Fact[] {
  const { exchanges } = world;
  const listed = listedUris(portal, exchanges);
  const asked = exchanges.captures.filter(
    ({ target, request }) =>
      target.purpose === 'portal-datasets' &&
      target.foundOn === null &&
      target.institutionId === world.institution.id &&
      request.url.endsWith('/getDatasetDetails') &&
      target.portalUri !== null &&
      !listed.has(target.portalUri),
  );
  const absent = [...Map.groupBy(asked, ({ target }) => target.portalUri ?? '')]
    .toSorted(([a], [b]) => compareText(a, b))
    .slice(0, MOST_ABSENT)
    .flatMap(([uri, captures]) => absentDataset(uri, captures, world));
  if (absent.length === 0) return [];
  const value = absent.map(({ dataset }) => dataset);
  return [
    known(
      subject,
      'catalogue.absent',
      value,
      absent.map(({ evidence }) => evidence),
    ),
  ];
}

/** By any list of this audit, whoever it says that the publisher is. */
function listedUris(portal: PortalProfile, exchanges: Exchanges): ReadonlySet<string> {
  const shown = exchanges.captures
    .filter(({ request }) => !request.url.endsWith('/getDatasetDetails'))
    .flatMap((capture) => exchanges.value(capture, 'catalogue.datasets') ?? []);
  return new Set([...portal.datasets.map(({ dataset }) => dataset.uri), ...shown.map(({ uri }) => uri)]);
}

type Absent = { readonly dataset: AbsentDataset; readonly evidence: Evidence };

function absentDataset(uri: string, captures: readonly Capture[], { exchanges, history }: World): readonly Absent[] {
  const capture = captures.find((one) => outcomeOf(one) === 'answered') ?? captures.at(-1);
  if (capture === undefined || capture.result.is === 'not-attempted') return [];
  const prior = history?.resources.get(`dataset:${uri}`)?.listed;
  const read = exchanges.value(capture, 'catalogue.datasets');
  const denials = isDenial(capture, exchanges) ? denialsOf(history, capture) : [];
  return [
    {
      dataset: {
        uri,
        title: prior?.title ?? read?.[0]?.title ?? '',
        page: new URL(portalPath('view', uri), capture.request.url).href,
        listedOn: prior?.on ?? null,
        askedOn: dayOf(capture),
        is:
          read !== undefined
            ? read.length > 0
              ? 'answered'
              : 'not-public'
            : denials.length === 0
              ? 'unknown'
              : denials.length === 1
                ? 'denied'
                : 'denied-again',
        deniedOn: denials.map(({ at }) => at.slice(0, 10)),
      },
      evidence: statusEvidence(capture),
    },
  ];
}

/** The API's own words for „no such dataset“: 404, or 500 with an envelope. A page or a broken answer denies nothing. */
function isDenial(capture: Capture, exchanges: Exchanges): boolean {
  return isDenying(capture.result.is === 'response' ? capture.result.status : 0) && isJson(capture, exchanges);
}

function isJson(capture: Capture, exchanges: Exchanges): boolean {
  return exchanges.value(capture, 'format.id') === 'json';
}

function isDenying(outcome: Visit['outcome']): boolean {
  return outcome === 404 || outcome === 500;
}

/** This denial, and the one of the audit before when nothing else was heard between them. */
function denialsOf(history: JudgeHistory | null, capture: Capture): readonly { readonly at: string }[] {
  const now = { at: capture.startedAt };
  const visits = history?.visits.get(capture.id) ?? [];
  const own = visits.at(-1);
  const before = visits.findLast(({ audit }) => audit !== own?.audit);
  return before !== undefined && isDenying(before.outcome) ? [{ at: before.at }, now] : [now];
}
