import { quote } from '../../model/evidence.ts';
import type { FactValues } from '../../model/factValues.ts';
import { compareText } from '../../model/json.ts';
import { normaliseWords } from '../../model/words.ts';
import type { DerivedResource } from './deriveResource.ts';
import type { World } from './discoverLinked.ts';
import type { ListedDataset } from './discoverPortal.ts';

type Twins = FactValues['dataset.twins'];

/** A file of a few bytes may well be the same twice („{}“, an empty table). */
const SMALLEST_BODY = 64;

/**
 * Of datasets of one publisher with one title and one description, or with all their content the same, every one but the oldest repeats it.
 * Years and numbers are part of a title: „Бюджет 2024“ and „Бюджет 2025“ are two.
 */
export function datasetTwins(
  datasets: readonly ListedDataset[],
  members: ReadonlyMap<string, readonly DerivedResource[]>,
  world: World,
): ReadonlyMap<string, Twins> {
  const sorted = datasets.toSorted(
    (a, b) => compareText(ageOf(a), ageOf(b)) || compareText(a.dataset.uri, b.dataset.uri),
  );
  const firsts = new Map<string, ListedDataset>();
  const twins = new Map<string, Twins>();
  for (const listed of sorted) {
    const signs: readonly (readonly [Twins[number]['by'], string])[] = [
      ['title', titleSign(listed)],
      ['content', contentSign(members.get(listed.dataset.uri) ?? [], world)],
    ];
    const found: Twins = signs.flatMap(([by, sign]) => {
      const first = sign === '' ? undefined : firsts.get(`${by} ${sign}`);
      if (first !== undefined) return [{ title: quote(first.dataset.title), uri: first.dataset.uri, by }];
      if (sign !== '') firsts.set(`${by} ${sign}`, listed);
      return [];
    });
    if (found.length > 0) twins.set(listed.dataset.uri, found);
  }
  return twins;
}

function ageOf({ dataset }: ListedDataset): string {
  return dataset.issued ?? '9999';
}

function titleSign({ dataset }: ListedDataset): string {
  const title = normaliseWords(dataset.title);
  // A period may stand in the description or with the resources: then two datasets of one title are two.
  const others = dataset.resources.map((resource) => normaliseWords(resource.title)).toSorted(compareText);
  const parts = [dataset.publisher?.key ?? '', title, normaliseWords(dataset.description), ...others];
  return title === '' ? '' : parts.join('\n');
}

/** The digests of all its resources; nothing while one of them was not seen or holds next to nothing. */
function contentSign(resources: readonly DerivedResource[], world: World): string {
  const digests = resources.flatMap(({ candidate }) => {
    const { capture, outcome } = candidate;
    if (capture?.result.is !== 'response' || outcome !== 'answered') return [];
    if (capture.result.body.bytes < SMALLEST_BODY || capture.result.body.truncated !== null) return [];
    if (world.exchanges.value(capture, 'portal.rows')?.is === 'nothing') return [];
    if (world.exchanges.value(capture, 'format.id') === 'html') return [];
    return [capture.result.body.digest];
  });
  return digests.length === 0 || digests.length < resources.length
    ? ''
    : [...new Set(digests)].toSorted(compareText).join(' ');
}
