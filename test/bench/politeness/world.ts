import type { Institution } from '../../../src/model/institution.ts';
import { institution } from '../../gather/fakes/sampleConfig.ts';

/** How a host behaves, apart from its size and pace. */
export type Behaviour =
  | 'well'
  /** 2–20 seconds for each answer. */
  | 'slow'
  /** Every tenth answer is a 500. */
  | 'faulty'
  /** No connection at all. */
  | 'refuses'
  /** Every fifth answer never comes. */
  | 'times-out'
  /** A byte now and then until the limit for bodies. */
  | 'drips'
  /** Once 429 with Retry-After, then well. */
  | 'asks-to-wait'
  /** 429 that says nothing, after some pages. */
  | 'sends-away'
  /** Once 503 with a date in Retry-After. */
  | 'is-mended';

export type SimHost = {
  readonly name: string;
  readonly address: string;
  /** Files; its pages list them. */
  readonly files: number;
  readonly crawlDelaySeconds: number | null;
  readonly behaviour: Behaviour;
  /** Host whose files this one's pages list as well. */
  readonly fileHost: string | null;
};
export type World = { readonly hosts: readonly SimHost[]; readonly institutions: readonly Institution[] };

export type WorldPlan = {
  readonly hosts: number;
  readonly largest: number;
  readonly seed: number;
  /** No host needs more than about this at its own pace; absent = no limit. */
  readonly seconds?: number;
};

/**
 * Hosts as institutions have them: sizes by a long tail with one very large one, a third with a Crawl-delay, a fifth on
 * shared addresses, one in ten with a file host of its own beside it, some slow, some broken.
 */
export function planWorld({ hosts: count, largest, seed, seconds }: WorldPlan): World {
  const random = randomFrom(seed);
  const hosts: SimHost[] = [];
  const institutions: Institution[] = [];
  let shared = 0;
  while (hosts.length < count) {
    const number = hosts.length;
    const id = `body${number}`;
    const isShared = number > 0 && random() < 0.2;
    if (!isShared || random() < 0.3) shared += 1;
    const fileHost = number > 0 && hosts.length + 1 < count && random() < 0.1 ? `files.${id}.example` : null;
    const name = `${id}.example`;
    const common = {
      crawlDelaySeconds: delayOf(random()),
      behaviour: number === 0 ? ('well' as const) : behaviourOf(number, random()),
    };
    const wanted = number === 0 ? largest : tail(random(), largest);
    const files =
      seconds === undefined ? wanted : Math.min(wanted, Math.floor(seconds / (common.crawlDelaySeconds ?? 1.1)) - 8);
    const size = Math.max(1, number > 0 && common.behaviour === 'slow' ? Math.min(files, 300) : files);
    const address = isShared ? `198.51.100.${shared % 200}` : `192.0.${(number >> 8) + 2}.${number & 255}`;
    hosts.push({
      name,
      address,
      files: size,
      ...common,
      ...(number === 0 ? { crawlDelaySeconds: null } : {}),
      fileHost,
    });
    if (fileHost !== null)
      hosts.push({
        name: fileHost,
        // Half of them stand on the same server.
        address: random() < 0.5 ? address : `203.0.113.${number % 250}`,
        files: Math.max(1, Math.round(size / 2)),
        crawlDelaySeconds: null,
        behaviour: 'well',
        fileHost: null,
      });
    institutions.push(institution(id, { sites: [`http://${name}/`], fileHosts: fileHost === null ? [] : [fileHost] }));
  }
  return { hosts, institutions };
}

/** Most hosts are small; the exponent gives about one in a hundred more than 1,000 files. */
function tail(u: number, largest: number): number {
  return Math.min(Math.round(largest / 10), Math.ceil(5 * (1 - u) ** -1.15));
}

function delayOf(u: number): number | null {
  return u < 0.67 ? null : Math.round((u - 0.67) * 300) / 10;
}

/** The first hosts show each behaviour once, so that every world has them all. */
function behaviourOf(number: number, u: number): Behaviour {
  const shown: readonly Behaviour[] = [
    'drips',
    'slow',
    'asks-to-wait',
    'sends-away',
    'is-mended',
    'times-out',
    'refuses',
    'faulty',
  ];
  const first = shown[number - 1];
  if (first !== undefined) return first;
  if (u < 0.8) return 'well';
  return shown[1 + Math.floor(((u - 0.8) / 0.2) * (shown.length - 1))] ?? 'well';
}

/** mulberry32: the same world for the same seed on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
