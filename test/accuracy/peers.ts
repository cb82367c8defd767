import { spawnSync } from 'node:child_process';
import chardet from 'chardet';
import { fileTypeFromBuffer } from 'file-type';
import jschardet from 'jschardet';
import type { Tables } from '../../src/model/tables.ts';
import type { Item, TableWords } from './question.ts';
import { datePeer } from './peers/datePeer.ts';
import { dialectPeers } from './peers/dialectPeers.ts';
import { readCorpus, type CorpusPlace } from './readCorpus.ts';
import { formatWord } from './suites/askFormat.ts';
import { withoutSelfDescription } from './suites/encodings.ts';
import { sameText } from './suites/sameText.ts';

/** What another program says of the same files; null when it is not on this machine. */
export type PeerTally = { readonly suite: string; readonly peer: string; readonly cases: number; readonly right: number | null };

type Answers = (bytes: Uint8Array) => Promise<string | null>;
type Peer = { readonly name: string; readonly isHere: () => boolean; readonly answers: Answers };

const FORMAT_PEERS: readonly Peer[] = [
  command('file', ['--brief', '--mime-type', '-']),
  {
    name: 'file-type (npm)',
    isHere: () => true,
    answers: async (bytes) => (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? null,
  },
];
const ENCODING_PEERS: readonly Peer[] = [
  command('uchardet', []),
  { name: 'chardet (npm)', isHere: () => true, answers: (bytes) => Promise.resolve(chardet.detect(bytes)) },
  {
    name: 'jschardet (npm)',
    isHere: () => true,
    answers: (bytes) => Promise.resolve(jschardet.detect(Buffer.from(bytes)).encoding),
  },
];

function command(name: string, options: readonly string[]): Peer {
  return {
    name,
    isHere: () => spawnSync(name, ['--version']).error === undefined,
    answers: (bytes) => Promise.resolve(spawnSync(name, options, { input: bytes, encoding: 'utf8' }).stdout.trim()),
  };
}

/**
 * Other programs on the files of `formats`, `encodings`, `csv-dialects` and `dates`, by the same truths. A media type is right when our table
 * knows it for the true format, so that a peer which says less (all ZIPs, all text) is wrong only where we could be too.
 */
export async function measurePeers(place: CorpusPlace, tables: Tables, words: TableWords): Promise<PeerTally[]> {
  const formats = (readCorpus('formats', place)?.items ?? []).filter(({ truth, contested }) => !contested && words.format(wordOf(truth?.['format'])) !== null); // prettier-ignore
  const typed = (item: Item, type: string): boolean => {
    const truth = words.format(wordOf(item.truth?.['format']));
    return tables.formats.some(({ id, mediaTypes }) => id === truth && mediaTypes.includes(type.toLowerCase()));
  };
  const encodings = (readCorpus('encodings', place)?.items ?? []).filter(({ truth, contested }) => !contested && typeof truth?.['encoding'] === 'string'); // prettier-ignore
  const reads = (item: Item, label: string): boolean =>
    sameText(withoutSelfDescription(item.bytes(), item.note), label, String(item.truth?.['encoding']));
  return [
    ...(await tallyAll('formats', FORMAT_PEERS, formats, typed)),
    ...(await tallyAll('encodings', ENCODING_PEERS, encodings, reads)),
    ...dialectPeers(readCorpus('csv-dialects', place) ?? { items: [], records: [] }, words),
    ...datePeer((readCorpus('dates', place)?.items ?? []).filter(({ contested }) => !contested)),
  ];
}

async function tallyAll(
  suite: string,
  peers: readonly Peer[],
  items: readonly Item[],
  isRight: (item: Item, answer: string) => boolean,
): Promise<PeerTally[]> {
  const tallies: PeerTally[] = [];
  for (const { name, isHere, answers } of peers) {
    if (!isHere()) {
      tallies.push({ suite, peer: name, cases: items.length, right: null });
      continue;
    }
    let right = 0;
    for (const item of items) {
      const answer = await answers(withoutSelfDescription(item.bytes(), item.note));
      if (answer !== null && answer !== '' && isRight(item, answer)) right += 1;
    }
    tallies.push({ suite, peer: name, cases: items.length, right });
  }
  return tallies;
}

function wordOf(truth: unknown): string {
  return typeof truth === 'string' ? formatWord(truth) : '';
}

export function peersText(tallies: readonly PeerTally[]): string {
  const lines = tallies.map(({ suite, peer, cases, right }) => {
    const said = right === null ? 'not installed' : `${((right / Math.max(1, cases)) * 100).toFixed(1)} % (${right} of ${cases})`;
    return `  ${suite.padEnd(13)}${peer.padEnd(42)}${said}\n`;
  });
  return `others on the same files:\n${lines.join('')}`;
}
