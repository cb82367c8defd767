import type { Evidence } from '../../model/evidence.ts';
import { type Fact, known, unknown } from '../../model/facts.ts';
import type { SubjectId } from '../../model/ids.ts';
import type { Content } from './content.ts';
import type { World } from './discoverLinked.ts';
import { outcomeOf, statusEvidence } from './outcome.ts';

/**
 * Whether the things that a graph names are found under their names: of the addresses that the crawl asked for, how many
 * answered. Null for what is no graph; unknown where none was asked for (names on other hosts, a check of one file).
 */
export function resourceNames(
  subject: SubjectId,
  content: Content,
  { exchanges }: World,
): Fact<'resource.names'> | null {
  const names = content.value('rdf.names');
  if (names === undefined || names.length === 0) return null;
  const asked = names.flatMap((name) => exchanges.at(name) ?? []).filter((one) => outcomeOf(one) !== 'not-asked');
  if (asked.length === 0)
    return unknown(
      subject,
      'resource.names',
      'not-captured',
      'none of the names was asked for',
      content.evidence('rdf.names'),
    );
  const outcomes = asked.map((one) => exchanges.outcome(one));
  const value = {
    asked: asked.length,
    answered: outcomes.filter((outcome) => outcome === 'answered').length,
    gone: outcomes.filter((outcome) => outcome === 'gone').length,
  };
  return known(
    subject,
    'resource.names',
    value,
    asked.map((one): Evidence => statusEvidence(one)),
  );
}
