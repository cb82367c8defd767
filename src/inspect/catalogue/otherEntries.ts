import type { FactValues } from '../../model/factValues.ts';
import type { DescribedGraph } from './describedGraph.ts';
import { LONGEST } from './descriptionTexts.ts';

const MOST_ENTRIES = 20_000;

/** What a graph describes beside datasets: services (dcat:DataService) and series (dcat:DatasetSeries), which are none. */
export function otherEntries({ nodes }: DescribedGraph): FactValues['catalogue.others'] {
  const named = (type: string): readonly string[] =>
    nodes
      .filter(({ types }) => types.has(type))
      .slice(0, MOST_ENTRIES)
      .map(({ id }) => id.slice(0, LONGEST.address));
  return { services: named('dataservice'), series: named('datasetseries') };
}
