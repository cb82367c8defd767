import { type Fact, known } from '../../model/facts.ts';
import type { SubjectId } from '../../model/ids.ts';
import { WHOLE_CATALOGUE } from '../../model/config.ts';
import type { World } from './discoverLinked.ts';
import { outcomeOf } from './outcome.ts';

const MOST_PAGES = 3;

/**
 * How many services and series the body's catalogue describes beside datasets: told, and scored by nobody. Each is
 * counted once, however many pages speak of it. No fact without any.
 */
export function otherEntries(subject: SubjectId, { exchanges, institution }: World): readonly Fact[] {
  const pages = exchanges.captures.flatMap((capture) => {
    const { purpose, institutionId } = capture.target;
    const isOwn = institution.portalOrganisation === WHOLE_CATALOGUE || institutionId === institution.id;
    if (!purpose.startsWith('portal-') || !isOwn || outcomeOf(capture) !== 'answered') return [];
    const others = exchanges.value(capture, 'catalogue.others');
    return others === undefined ? [] : [{ capture, others }];
  });
  if (pages.length === 0) return [];
  const count = (kind: 'services' | 'series'): number => {
    const named = pages.flatMap(({ capture, others }) =>
      // A thing without an address is told apart by the page on which it stands.
      others[kind].map((id) => (id.startsWith('_:') ? `${capture.id} ${id}` : id)),
    );
    return new Set(named).size;
  };
  const value = { services: count('services'), series: count('series') };
  const evidence = pages.slice(0, MOST_PAGES).flatMap(({ capture }) => exchanges.evidence(capture, 'catalogue.others'));
  return [known(subject, 'catalogue.beside', value, evidence)];
}
