import type { SimHost } from './world.ts';

/** What a host says to one request, and how long it takes. The same for the simulated and for the real-time run. */
export type HostAnswer = {
  readonly afterMs: number;
  /** `silence` = no answer within any limit; `drip` = a body that goes on until the limit. */
  readonly is: 'answer' | 'silence' | 'drip' | 'refused';
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
};

const LISTED = 400;

/**
 * Answers of one host: robots.txt, a start page, lists of files in Cyrillic-free letters, files. `asked` = requests that
 * this host has had before this one; `nowMs` dates a Retry-After; `slowness` scales what takes longer than a moment.
 */
export function hostAnswer(
  host: SimHost,
  hosts: ReadonlyMap<string, SimHost>,
  path: string,
  asked: number,
  nowMs: number,
  slowness = 1,
): HostAnswer {
  const slowMs = Math.round((2_000 + (noise(`${host.name}${path}`) % 18_000)) * slowness);
  const afterMs = host.behaviour === 'slow' ? slowMs : 40 + (noise(path) % 360);
  const say = (body: string, type = 'text/html; charset=utf-8', status = 200): HostAnswer => ({
    afterMs,
    is: 'answer',
    status,
    headers: [['Content-Type', type]],
    body,
  });
  const trouble = troubleOf(host, path, asked, afterMs, nowMs, slowness);
  if (trouble !== null) return trouble;
  if (path === '/robots.txt') {
    const delay = host.crawlDelaySeconds === null ? '' : `Crawl-delay: ${host.crawlDelaySeconds}\n`;
    return say(`User-agent: *\n${delay}Disallow: /zatvoreno\n`, 'text/plain');
  }
  const lists = Math.ceil(host.files / LISTED);
  if (path === '/') {
    const other = host.fileHost === null ? '' : otherFiles(host.fileHost, hosts.get(host.fileHost)?.files ?? 0);
    return say(page(`${host.name}: ${links(lists, (n) => `/spisak-${letters(n)}/`)}${other}`));
  }
  const list = /^\/spisak-([a-z]+)\/$/.exec(path)?.[1];
  if (list !== undefined) {
    const from = numberOf(list) * LISTED;
    const count = Math.min(LISTED, host.files - from);
    if (count > 0) return say(page(`${list} ${links(count, (n) => `/danni/registar-${from + n}.csv`)}`));
  }
  const file = Number(/^\/danni\/registar-(\d+)\.csv$/.exec(path)?.[1] ?? Number.NaN);
  if (file < host.files) return say(`nomer;stoynost\n${file};${noise(host.name + path)}\n`, 'text/csv');
  return say(page('няма такава страница'), 'text/html; charset=utf-8', 404);
}

function troubleOf(
  host: SimHost,
  path: string,
  asked: number,
  afterMs: number,
  nowMs: number,
  slowness: number,
): HostAnswer | null {
  const base = { afterMs, is: 'answer' as const, headers: [] as [string, string][], body: '' };
  switch (host.behaviour) {
    case 'refuses':
      return { ...base, afterMs: 20, is: 'refused', status: 0 };
    case 'times-out':
      return asked % 5 === 4 ? { ...base, is: 'silence', status: 0 } : null;
    case 'drips':
      return path.endsWith('.csv') ? { ...base, is: 'drip', status: 200, body: 'nomer;stoynost\n' } : null;
    case 'faulty':
      return asked % 10 === 9 ? { ...base, status: 500 } : null;
    case 'asks-to-wait':
      return asked === 6
        ? { ...base, status: 429, headers: [['Retry-After', String(Math.ceil(120 * slowness))]] }
        : null;
    case 'sends-away':
      return asked === 6 ? { ...base, status: 429 } : null;
    case 'is-mended':
      return asked === 4
        ? { ...base, status: 503, headers: [['Retry-After', new Date(nowMs + 300_000 * slowness).toUTCString()]] }
        : null;
    default:
      return null;
  }
}

function page(content: string): string {
  return `<!doctype html><html lang="bg"><head><title>Списък</title></head><body><main>${content}</main></body></html>`;
}

function links(count: number, path: (n: number) => string, host = ''): string {
  return Array.from({ length: count }, (_, n) => `<a href="${host}${path(n)}">регистър ${n}</a>`).join('\n');
}

function otherFiles(host: string, count: number): string {
  return links(count, (n) => `/danni/registar-${n}.csv`, `http://${host}`);
}

function letters(n: number): string {
  const last = String.fromCharCode(97 + (n % 26));
  return n < 26 ? last : letters(Math.floor(n / 26) - 1) + last;
}

function numberOf(word: string): number {
  return [...word].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0) - 1;
}

/** FNV-1a. */
export function noise(text: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619) >>> 0;
  return hash;
}
