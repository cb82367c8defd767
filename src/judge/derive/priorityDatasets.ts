import { type Evidence, quote } from '../../model/evidence.ts';
import { type Fact, known } from '../../model/facts.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { SubjectId } from '../../model/ids.ts';
import type { Institution } from '../../model/institution.ts';
import type { PrioritySet } from '../../model/prioritySets.ts';
import type { Resource } from '../../model/resource.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { PortalProfile } from './discoverPortal.ts';
import { representativeOf } from './representative.ts';
import type { Site } from './siteIdentity.ts';
import type { Search } from './siteSearched.ts';

type Found = FactValues['priority.datasets'][number];

const MOST_MATCHES = 20;

/**
 * Which datasets the lists ask of this body, and whether each was found among what it publishes. „Not found“ needs a
 * full search of the site and a known profile on the portal, where the law puts data: otherwise it is cannot-tell. A
 * title that only a document or a dead link has is told as such (the thing is there, and not as data), and after the
 * same search: the data may stand where nobody looked. The document or the link is named either way.
 */
export function priorityDatasets(from: {
  readonly institution: Institution;
  readonly resources: readonly Resource[];
  readonly sites: readonly Site[];
  readonly search: Search;
  readonly portal: PortalProfile;
  readonly tables: Tables;
}): Fact<'priority.datasets'> {
  const { institution, resources, tables } = from;
  const subject: SubjectId = `institution:${institution.id}`;
  const asked = tables.priority.sets.filter((set) => isAskedOf(set, institution));
  const titles = resources.map((resource) => ({ resource, words: normaliseWords(resource.title) }));
  const isTheirs = from.sites.some(({ identified }) => identified === true);
  const searched = isTheirs && from.search.searched && isPortalRead(from.portal);
  const evidence: Evidence[] = [];
  const value = asked.map((set): Found => {
    const matches = titles
      .filter(({ words }) => findAny(words, set.words) !== null && findAny(words, set.not) === null)
      .map(({ resource }) => resource);
    const found = foundAs(matches, searched);
    const shown = found.resource === null ? undefined : matches.find(({ subject: key }) => key === found.resource);
    if (shown !== undefined) evidence.push(titleEvidence(shown));
    return { set: set.id, ...found, matches: matches.slice(0, MOST_MATCHES).map((resource) => resource.subject) };
  });
  return known(subject, 'priority.datasets', value, evidence);
}

/** Its profile is known, and no list or dataset of it was refused, lost or cut: there the set may stand. */
function isPortalRead({ listed, organisation, failed }: PortalProfile): boolean {
  return listed !== null && organisation !== null && failed.length === 0;
}

/** A body is known by any of its names: those that changed them still keep their data. */
function isAskedOf(set: PrioritySet, { kind, name, otherNames }: Institution): boolean {
  if (set.kinds.length > 0 && !set.kinds.includes(kind)) return false;
  if (set.bodies.length === 0) return true;
  return [name.bg, ...otherNames].some((own) => findAny(normaliseWords(own), set.bodies) !== null);
}

function foundAs(matches: readonly Resource[], searched: boolean): Pick<Found, 'is' | 'resource'> {
  const there = matches.filter(({ level }) => level !== 0);
  const data = there.filter(({ kind }) => kind === 'resource');
  if (data.length > 0) return { is: 'published', resource: representativeOf(data).subject };
  const undecided = there.find(({ kind }) => kind === 'undecided');
  if (undecided !== undefined) return { is: 'cannot-tell', resource: undecided.subject };
  const document = there.find(({ kind }) => kind === 'document');
  if (document !== undefined) return { is: searched ? 'as-document' : 'cannot-tell', resource: document.subject };
  const gone = matches[0];
  if (gone !== undefined) return { is: searched ? 'gone' : 'cannot-tell', resource: gone.subject };
  return { is: searched ? 'not-found' : 'cannot-tell', resource: null };
}

function titleEvidence({ foundOn, title }: Resource): Evidence {
  return { capture: foundOn, body: null, at: { kind: 'whole' }, quote: quote(title) };
}
