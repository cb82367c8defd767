import type { Capture } from '../../model/capture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { quote } from '../../model/evidence.ts';
import { type Fact, known, unknown } from '../../model/facts.ts';
import type { Institution } from '../../model/institution.ts';
import { normaliseWords } from '../../model/words.ts';
import type { Exchanges } from './exchanges.ts';
import { outcomeOf, reasonOf } from './outcome.ts';
import type { Page } from './pages.ts';
import { robotsFailure } from './siteOrigin.ts';
import { bareHost } from './resolveLink.ts';

/** One address of a body: was it reached, and does it show whose it is? */
export type Site = {
  readonly host: string;
  readonly url: string;
  /** Captures of its home page: ends of chains. */
  readonly homes: readonly Capture[];
  readonly home: Page | null;
  readonly reached: 'yes' | 'blocked' | 'no' | 'not-asked';
  /** Null = could not be seen. */
  readonly identified: boolean | null;
  readonly fact: Fact<'site.identified'>;
};

/** The kind of body is no name: „Община Бяла река“ presents itself as „Бяла река“ too. */
const KIND_WORDS = /(?<![\p{L}])(?:община|областна администрация|municipality( of)?|район)(?![\p{L}])/gu;
/** Shorter than this, a name stands in too many texts that are not about the body. */
const SHORTEST_NAME = 5;

export function readSites(institution: Institution, exchanges: Exchanges, pages: readonly Page[]): readonly Site[] {
  const hosts = new Map<string, string>();
  for (const url of institution.sites) {
    const host = bareHost(url);
    if (!hosts.has(host)) hosts.set(host, url);
  }
  return [...hosts].map(([host, url]) => readSite({ institution, exchanges, pages, host, url }));
}

function readSite(from: {
  institution: Institution;
  exchanges: Exchanges;
  pages: readonly Page[];
  host: string;
  url: string;
}): Site {
  const { institution, exchanges, pages, host, url } = from;
  const asked = exchanges.captures.filter(
    (capture) =>
      capture.target.purpose === 'home' &&
      capture.target.redirectFrom === null &&
      bareHost(capture.request.url) === host,
  );
  const homes = asked.map((capture) => exchanges.final(capture));
  const home = pages.find((page) => homes.some((capture) => capture.id === page.capture.id)) ?? null;
  const refused = asked.filter((capture) => robotsFailure(exchanges, capture) === undefined);
  const fact = identify(institution, exchanges, host, home, homes);
  return {
    host,
    url,
    homes,
    home,
    reached: reachOf(
      homes,
      home,
      refused.map((capture) => exchanges.final(capture)),
    ),
    identified: fact.known ? fact.value : null,
    fact,
  };
}

/** `refused` = start pages but those that were not asked since nobody could be reached for robots.txt. */
function reachOf(homes: readonly Capture[], home: Page | null, refused: readonly Capture[]): Site['reached'] {
  if (home !== null) return home.blocked ? 'blocked' : 'yes';
  if (homes.some((capture) => outcomeOf(capture) === 'answered')) return 'yes';
  if (homes.length === 0) return 'not-asked';
  return refused.some((capture) => BLOCKING.has(reasonOf(capture))) ? 'blocked' : 'no';
}

const BLOCKING: ReadonlySet<string> = new Set([
  'robots',
  'refused',
  'too-many-requests',
  'stopped-by-owner',
  'back-off',
]);

function identify(
  institution: Institution,
  exchanges: Exchanges,
  host: string,
  home: Page | null,
  homes: readonly Capture[],
): Fact<'site.identified'> {
  const subject = `site:${host}` as const;
  if (institution.identityConfirmed) return known(subject, 'site.identified', true);
  if (home === null || home.blocked) {
    const why = [...new Set(homes.map((capture) => reasonOf(capture)))].join(', ');
    return unknown(subject, 'site.identified', 'not-captured', `home page not seen${why === '' ? '' : `: ${why}`}`);
  }
  if (home.needsScript) return unknown(subject, 'site.identified', 'unsupported', 'the home page is filled by scripts');
  const names = exchanges.fact(home.shown, 'page.names');
  if (names?.known !== true)
    return unknown(subject, 'site.identified', 'not-captured', 'the names on the home page were not read');
  const eiks = exchanges.value(home.shown, 'page.eiks') ?? [];
  const eik = institution.eik;
  if (eik !== null && eiks.includes(eik)) {
    return known(subject, 'site.identified', true, exchanges.evidence(home.shown, 'page.eiks'));
  }
  const shown = names.value.find(({ text }) => namesBody(text, institution));
  if (shown !== undefined) {
    return known(subject, 'site.identified', true, [...names.evidence, wordsOf(home, shown.text)].slice(-1));
  }
  return known(subject, 'site.identified', false, [wordsOf(home, names.value.map(({ text }) => text).join(' · '))]);
}

function wordsOf(home: Page, text: string): Evidence {
  const { result } = home.shown;
  const body = result.is === 'response' ? result.body.digest : null;
  return { capture: home.shown.id, body, at: { kind: 'whole' }, quote: quote(text) };
}

/** Whether a text shows one of the body's names; whole words, however they are quoted or spaced. */
export function namesBody(text: string, institution: Pick<Institution, 'name' | 'otherNames'>): boolean {
  const words = ` ${plainName(text)} `;
  return [institution.name.bg, institution.name.en, ...institution.otherNames].some((name) => {
    const full = plainName(name);
    if (full.length >= SHORTEST_NAME && words.includes(` ${full} `)) return true;
    const proper = full.replace(KIND_WORDS, '').trim();
    return proper.length >= SHORTEST_NAME && words.includes(` ${proper} `);
  });
}

/** Letters and digits alone, single spaces. */
function plainName(text: string): string {
  return normaliseWords(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
