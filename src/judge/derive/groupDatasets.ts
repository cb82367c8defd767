import { subjectKey } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import { nameWithoutPeriods } from '../../model/nameDates.ts';
import type { Tables } from '../../model/tables.ts';
import type { Candidate } from './candidate.ts';
import { fileNameOf } from './resolveLink.ts';
import { nameWithout } from './titles.ts';

/** Names shorter than this („тук“, „2024“) join nothing: two things would become one by accident. */
const SHORTEST_NAME = 4;

/**
 * Which candidates are editions and formats of one thing: the same entry of the portal, the same name on the same
 * page apart from dates and formats, the same bytes, or the same file name with another extension. Returns for each
 * key the smallest key of its group.
 */
export function groupDatasets(candidates: readonly Candidate[], tables: Tables): ReadonlyMap<string, string> {
  const groups = new Map<string, string[]>();
  for (const candidate of candidates) {
    for (const sign of signsOf(candidate, tables)) {
      const own = groups.get(sign) ?? [];
      own.push(candidate.key);
      groups.set(sign, own);
    }
  }
  const parent = new Map(candidates.map(({ key }) => [key, key]));
  for (const keys of groups.values()) {
    for (const key of keys.slice(1)) join(parent, keys[0] ?? key, key);
  }
  return new Map(candidates.map(({ key }) => [key, root(parent, key)]));
}

function signsOf(candidate: Candidate, tables: Tables): readonly string[] {
  const signs: string[] = [];
  if (candidate.portal !== null) signs.push(`portal ${candidate.portal.dataset.uri}`);
  if (candidate.described !== null && candidate.described.dataset.name !== '') {
    signs.push(`described ${candidate.described.page.url} ${candidate.described.dataset.name}`);
  }
  const digest = digestOf(candidate);
  if (digest !== null) signs.push(`digest ${digest}`);
  if (candidate.portal !== null) return signs;
  const page = candidate.foundOn?.request.url ?? '';
  const name = ownName(candidate, tables);
  if (name.length >= SHORTEST_NAME && page !== '') signs.push(`name ${subjectKey(page)} ${name}`);
  if (candidate.table === null) signs.push(`file ${withoutExtension(candidate.url)}`);
  return signs;
}

/**
 * The name that a thing goes by itself. A link that says „тук“ has none: its heading names the page's other files too.
 */
export function ownName(candidate: Candidate, tables: Tables): string {
  const text = candidate.offers[0]?.link.text ?? candidate.title;
  return baseName(text, tables);
}

/** A title without formats, dates and words of downloading. */
function baseName(title: string, tables: Tables): string {
  return nameWithout(nameWithoutPeriods(title), tables);
}

function digestOf({ capture, table, outcome }: Candidate): string | null {
  if (capture === null || table !== null || outcome !== 'answered' || capture.result.is !== 'response') return null;
  return capture.result.body.bytes === 0 ? null : capture.result.body.digest;
}

/** Only a file name that ends in an extension can differ by it alone; queries are kept. */
function withoutExtension(url: string): string {
  const key = subjectKey(url);
  const name = fileNameOf(url);
  return /\.[a-z0-9]{2,5}$/i.test(name) && !key.includes('?') ? key.slice(0, key.lastIndexOf('.')) : key;
}

function root(parent: Map<string, string>, key: string): string {
  let current = key;
  for (let up = parent.get(current); up !== undefined && up !== current; up = parent.get(current)) current = up;
  return current;
}

/** The smaller key stays the root, so that a group's name does not depend on the order of joining. */
function join(parent: Map<string, string>, a: string, b: string): void {
  const [first = a, second = b] = [root(parent, a), root(parent, b)].toSorted(compareText);
  parent.set(second, first);
}
