import type { DateStatement } from '../../model/factValues.ts';
import { keySays } from '../dates/dateKeys.ts';
import { readDates } from '../dates/readDates.ts';

const MAX_FOUND = 20;
const MAX_CHARACTERS = 200;
/** Elements below the root that speak of the whole document. */
const HEAD = /^(?:head(?:er)?|meta(?:data)?|info|about|channel|document|summary|report_?info)$/i;

/** Collects the dates that an XML document states about itself while its elements pass by, in the order of the text. */
export type TimeStamps = {
  /** An element opens below `path`, the local names of those that are open. */
  readonly open: (path: readonly string[], local: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  /** The last of `path` closes. */
  readonly close: (path: readonly string[]) => void;
  readonly statements: () => readonly DateStatement[];
};

/**
 * Attributes of the root and of its head, and elements right below these: deeper ones speak of single records. An
 * element that comes twice below the root is a record itself, and dates nothing but itself.
 */
export function timeStamps(): TimeStamps {
  const found = new Map<string, DateStatement[]>();
  let reading: { readonly key: string; readonly depth: number; words: string } | null = null;
  let count = 0;
  const see = (key: string, value: string, place: string): void => {
    const says = keySays(key);
    const date = says === null ? undefined : readDates(value.slice(0, MAX_CHARACTERS))[0];
    if (says === null || date === undefined || count >= MAX_FOUND) return;
    count += 1;
    const { date: day, precision } = date;
    const words = `${key}: ${value.trim().slice(0, 100)}`;
    const at = { kind: 'whole' } as const;
    const statement: DateStatement = { date: day, precision, says, scope: 'file', words, at, linkIndex: null };
    found.set(place, [...(found.get(place) ?? []), statement]);
  };
  const isWhole = (path: readonly string[]): boolean =>
    path.length === 1 || (path.length === 2 && HEAD.test(path[1] ?? ''));
  return {
    open(path, local, attributes) {
      const speaks = path.length === 0 || (path.length === 1 && HEAD.test(local));
      if (speaks) for (const [key, value] of Object.entries(attributes)) see(key, value, `${local}/@${key}`);
      reading = isWhole(path) && keySays(local) !== null ? { key: local, depth: path.length + 1, words: '' } : null;
    },
    text(text) {
      if (reading !== null && reading.words.length < MAX_CHARACTERS) reading.words += text;
    },
    close(path) {
      if (reading === null || path.length !== reading.depth) return;
      see(reading.key, reading.words, path.join('/'));
      reading = null;
    },
    statements: () => [...found.values()].flatMap((some) => (some.length === 1 ? some : [])),
  };
}
