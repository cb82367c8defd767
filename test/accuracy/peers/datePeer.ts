import * as chrono from 'chrono-node';
import type { Item } from '../question.ts';
import type { PeerTally } from '../peers.ts';

/** Words such as „yesterday“ are counted from here; the labelled sentences have none. */
const REFERENCE = new Date('2026-11-02T09:00:00Z');

/**
 * chrono-node on the sentences of `dates`. It knows no Bulgarian, only dates in figures: asked day first, its first date
 * is its answer. Right is the day, month or year that is true as far as the truth is precise; where there is no date,
 * none may be found.
 */
export function datePeer(items: readonly Item[]): PeerTally[] {
  const dated = items.filter(({ truth }) => typeof truth?.['date'] === 'string');
  const undated = items.filter(({ truth }) => truth?.['date'] === null);
  const right = dated.filter((item) => foundDate(item)?.startsWith(wanted(item)) === true).length;
  const silent = undated.filter((item) => foundDate(item) === null).length;
  const peer = 'chrono-node (npm)';
  return [
    { suite: 'dates', peer: `${peer}: date`, cases: dated.length, right },
    { suite: 'dates', peer: `${peer}: no false date`, cases: undated.length, right: silent },
  ];
}

function foundDate(item: Item): string | null {
  const words = new TextDecoder()
    .decode(item.bytes())
    .replace(/^[\s\S]*<\/h1>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&');
  const [found] = chrono.en.GB.parse(words, REFERENCE);
  if (found === undefined) return null;
  const part = (name: 'year' | 'month' | 'day', length: number): string =>
    String(found.start.get(name) ?? 0).padStart(length, '0');
  return `${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`;
}

/** Of a month or year its first part alone: chrono-node names a first day, ours the last. A quarter it does not know. */
function wanted({ truth }: Item): string {
  const date = String(truth?.['date']);
  const precision = truth?.['precision'];
  return precision === 'year' ? date.slice(0, 4) : precision === 'month' ? date.slice(0, 7) : date;
}
