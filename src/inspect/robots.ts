/** robots.txt after RFC 9309: a reader and a matcher. Total: any text is a robots.txt, if only an empty one. */

export type RobotsRule = { readonly allow: boolean; readonly pattern: string; readonly line: number };
export type RobotsGroup = {
  /** Product tokens, lower case; `*` for everybody. */
  readonly agents: readonly string[];
  readonly rules: readonly RobotsRule[];
  readonly crawlDelaySeconds: number | null;
};
export type Robots = {
  readonly groups: readonly RobotsGroup[];
  /** Addresses as written; not all are absolute, as the protocol asks. */
  readonly sitemaps: readonly string[];
  /** Non-empty lines, to quote the deciding one. */
  readonly lines: readonly string[];
};

/** RFC 9309 §2.5 asks for at least 500 KiB; a text has at most as many characters as its file has bytes. */
export const ROBOTS_BYTES = 500 * 1024;
const MAX_RULES = 20_000;
const MAX_SITEMAPS = 500;
const MAX_PATTERN_CHARACTERS = 2048;
const MAX_DELAY_SECONDS = 24 * 3600;

type Directive = { readonly name: string; readonly value: string; readonly line: number };
type Draft = { agents: string[]; rules: RobotsRule[]; crawlDelaySeconds: number | null };

export function readRobots(text: string): Robots {
  const lines = text
    .slice(0, ROBOTS_BYTES)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/);
  const groups: Draft[] = [];
  const sitemaps: string[] = [];
  let current: Draft | null = null;
  let open = false;
  let rules = 0;
  for (const [index, line] of lines.entries()) {
    const directive = readDirective(line, index + 1);
    if (directive === null) continue;
    const { name, value } = directive;
    if (name === 'sitemap') {
      if (value !== '' && sitemaps.length < MAX_SITEMAPS) sitemaps.push(value);
      continue;
    }
    if (name === 'user-agent') {
      if (current === null || !open) {
        current = { agents: [], rules: [], crawlDelaySeconds: null };
        groups.push(current);
      }
      current.agents.push(agentToken(value));
      open = true;
      continue;
    }
    // Rules before any User-agent line belong to nobody (RFC 9309 §2.2).
    if (current === null || rules >= MAX_RULES) continue;
    if (name === 'crawl-delay') {
      open = false;
      current.crawlDelaySeconds ??= readDelay(value);
    } else if (name === 'allow' || name === 'disallow') {
      open = false;
      rules += 1;
      if (value !== '')
        current.rules.push({
          allow: name === 'allow',
          pattern: escapePath(value.slice(0, MAX_PATTERN_CHARACTERS)),
          line: index + 1,
        });
    }
    // Unknown directives do not end a group (RFC 9309 §2.2.4).
  }
  return { groups, sitemaps, lines };
}

/**
 * Whether a crawler with this product token may ask for an address, and the line (number and text) that decides;
 * null = no rule speaks of it. The longest pattern wins, Allow wins a tie (RFC 9309 §2.2.2).
 */
export function robotsVerdict(
  robots: Robots,
  productToken: string,
  url: string,
): { readonly allowed: boolean; readonly line: string | null } {
  const path = pathOf(url);
  if (path === '/robots.txt') return { allowed: true, line: null };
  let best: RobotsRule | null = null;
  for (const group of groupsFor(robots, productToken)) {
    for (const rule of group.rules) {
      if (
        best !== null &&
        (rule.pattern.length < best.pattern.length || (rule.pattern.length === best.pattern.length && !rule.allow))
      )
        continue;
      if (matchesPattern(rule.pattern, path)) best = rule;
    }
  }
  if (best === null) return { allowed: true, line: null };
  return { allowed: best.allow, line: `${best.line}: ${(robots.lines[best.line - 1] ?? '').trim().slice(0, 200)}` };
}

/** Crawl-delay for this crawler in milliseconds, null when none is stated (not in RFC 9309, but widely meant). */
export function crawlDelayMs(robots: Robots, productToken: string): number | null {
  const delays = groupsFor(robots, productToken).flatMap((group) => group.crawlDelaySeconds ?? []);
  return delays.length === 0 ? null : Math.round(Math.max(...delays) * 1000);
}

/** A name that robots.txt can address (RFC 9309 §2.2.1): letters, `_` and `-`. */
export function isProductToken(token: string): boolean {
  return /^[A-Za-z_-]+$/.test(token);
}

/** Lines of the groups that bind a crawler, as they stand in the file, with their numbers. */
export function rulesFor(robots: Robots, productToken: string): readonly string[] {
  const groups = groupsFor(robots, productToken);
  const delay = crawlDelayMs(robots, productToken);
  const lines = groups.flatMap(({ rules }) => rules.map(({ line }) => line)).sort((a, b) => a - b);
  const shown = lines.map((line) => `${line}: ${(robots.lines[line - 1] ?? '').trim().slice(0, 200)}`);
  return delay === null ? shown : [...shown, `Crawl-delay: ${delay / 1000}`];
}

/** All groups that name the crawler are read as one; without any, those for `*` (RFC 9309 §2.2.1). */
function groupsFor(robots: Robots, productToken: string): readonly RobotsGroup[] {
  const wanted = agentToken(productToken);
  const own = robots.groups.filter((group) => wanted !== '*' && group.agents.includes(wanted));
  return own.length > 0 ? own : robots.groups.filter((group) => group.agents.includes('*'));
}

function readDirective(line: string, number: number): Directive | null {
  const hash = line.indexOf('#');
  const bare = (hash === -1 ? line : line.slice(0, hash)).trim();
  if (bare === '') return null;
  const colon = bare.indexOf(':');
  // „Disallow /path“ without the colon is a common slip; read as meant, as the large crawlers do.
  const split = colon === -1 ? bare.search(/\s/) : colon;
  if (split <= 0) return null;
  const name = bare.slice(0, split).trim().toLowerCase().replace(/\s+/g, '-');
  return { name: SPELLINGS[name] ?? name, value: bare.slice(split + 1).trim(), line: number };
}

const SPELLINGS: Readonly<Record<string, string>> = {
  useragent: 'user-agent',
  'site-map': 'sitemap',
  crawldelay: 'crawl-delay',
  dissallow: 'disallow',
  dissalow: 'disallow',
  disalow: 'disallow',
  diasllow: 'disallow',
  disallaw: 'disallow',
};

/** The product token: letters, `_` and `-` only; whatever follows (version, comment) is not part of the name. */
function agentToken(value: string): string {
  if (value.startsWith('*')) return '*';
  return (/^[\p{L}\p{N}_.-]+/u.exec(value)?.[0] ?? value).toLowerCase();
}

function readDelay(value: string): number | null {
  const seconds = Number(value.replace(',', '.'));
  return value !== '' && Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, MAX_DELAY_SECONDS) : null;
}

/** Path and query of an address in the form in which patterns are compared. */
function pathOf(url: string): string {
  const afterScheme = url.replace(/^[a-z][a-z0-9+.-]*:/i, '');
  const rest = afterScheme.startsWith('//') ? afterScheme.slice(2).replace(/^[^/?#]*/, '') : afterScheme;
  const path = rest.replace(/#.*$/s, '');
  // RFC 9309 §2.2.3: what means something in patterns is written %24 and %2A where it stands for itself.
  return escapePath(path.startsWith('/') ? path : `/${path}`)
    .replaceAll('$', '%24')
    .replaceAll('*', '%2A');
}

const ENCODER = new TextEncoder();

/** Octets outside ASCII become %XX, escapes get capital digits, escaped unreserved characters are themselves. */
function escapePath(path: string): string {
  return path
    .toWellFormed()
    .replace(/[^\u0021-\u007e]|[<>"`{}|\\^]/gu, (character) =>
      [...ENCODER.encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
    )
    .replace(/%([0-9a-f]{2})/gi, (escape: string, digits: string) => {
      const character = String.fromCharCode(Number.parseInt(digits, 16));
      return /[A-Za-z0-9_.~-]/.test(character) ? character : escape.toUpperCase();
    });
}

/** `*` = anything, `$` at the end = the end, elsewhere itself. Greedy pieces from left to right: linear for each piece, no backtracking. */
function matchesPattern(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const pieces = (anchored ? pattern.slice(0, -1) : pattern).replaceAll('$', '%24').split('*');
  const first = pieces[0] ?? '';
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = pieces.length - 1;
  for (let index = 1; index <= last; index += 1) {
    const piece = pieces[index] ?? '';
    if (anchored && index === last) return path.length - piece.length >= at && path.endsWith(piece);
    const found = path.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return !anchored || last > 0 || at === path.length;
}
