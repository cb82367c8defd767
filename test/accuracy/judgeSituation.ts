import type { RuleBook } from '../../src/app/loadRuleBook.ts';
import { bytesSource } from '../../src/inspect/byteSource.ts';
import { inspectExchange } from '../../src/inspect/exchange/inspectExchange.ts';
import { lastModifiedOf } from '../../src/inspect/exchange/lastModifiedOf.ts';
import { inspectBody } from '../../src/inspect/inspectBody.ts';
import { judgeInstitution } from '../../src/judge/judgeInstitution.ts';
import type { Capture, Header, Purpose } from '../../src/model/capture.ts';
import type { Visit } from '../../src/model/history.ts';
import { captureId, sha256, subjectKey } from '../../src/model/ids.ts';
import { NOBODY } from './nobody.ts';
import type { Judgement } from './question.ts';

/** One file on one page, with everything that was seen of both; how it came is in README.md beside this file. */
export type Situation = {
  readonly id: string;
  /** ISO day. */
  readonly asOf: string;
  readonly page: { readonly url: string; readonly html: string; readonly headers: Readonly<Record<string, string>> };
  readonly file: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly csv?: string;
    readonly body?: string;
  };
  readonly sitemap?: readonly { readonly url: string; readonly lastmod: string }[];
  readonly history?: readonly { readonly asOf: string; readonly sameBody: boolean }[];
};

type Exchange = {
  readonly url: string;
  readonly purpose: Purpose;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

/** The captures of a situation through the real inspection and judgement: what is said of its file. */
export async function judgeSituation(situation: Situation, { ruleSet, tables }: RuleBook): Promise<Judgement> {
  const { page, file, sitemap } = situation;
  const origin = new URL(page.url).origin;
  const exchanges: readonly Exchange[] = [
    { ...page, purpose: 'home', text: page.html },
    { ...file, purpose: 'file', text: file.csv ?? file.body ?? '' },
    ...(sitemap === undefined
      ? []
      : [{ url: `${origin}/sitemap.xml`, purpose: 'sitemap' as const, headers: XML, text: sitemapText(sitemap) }]),
  ];
  const seen = exchanges.map((exchange, index) => captureOf(exchange, index + 1, situation.asOf, page.url));
  const captures = [...seen, ...searchOf(situation, tables.vocabulary.probes, seen.length)];
  const bodies = await Promise.all(
    exchanges.map(async ({ text }) => {
      const bytes = new TextEncoder().encode(text);
      return inspectBody(bytesSource(bytes), sha256(bytes), tables);
    }),
  );
  const [, fileCapture] = captures;
  if (fileCapture === undefined) throw new RangeError('a situation has a file');
  const visits = visitsOf(situation, fileCapture);
  const result = judgeInstitution(
    {
      audit: auditOf(situation.asOf, ruleSet.hash, tables.hash, ruleSet.profile.id),
      institution: { ...NOBODY, sites: [`${origin}/`] },
      captures,
      facts: [...captures.flatMap((capture) => inspectExchange(capture, tables)), ...bodies.flat()],
      ...(visits.length === 0 ? {} : { history: { visits: new Map([[fileCapture.id, visits]]), resources: new Map() } }),
    },
    ruleSet,
    tables,
  );
  const judged = result.resources.find(({ subject }) => subject.endsWith(`:${subjectKey(file.url)}`));
  return {
    format: judged?.format ?? null,
    level: judged?.level ?? null,
    licence: judged?.licence ?? null,
    licenceId: judged?.licenceId ?? null,
    freshness: judged?.freshness ?? null,
    date: judged?.date ?? null,
  };
}

/** The rest of the site was looked for: nothing stands where sitemaps and the vocabulary's probes would. */
function searchOf({ page, asOf, sitemap }: Situation, probes: readonly string[], after: number): readonly Capture[] {
  const wanted: readonly Pick<Exchange, 'url' | 'purpose'>[] = [
    ...(sitemap === undefined
      ? [{ url: new URL('/sitemap.xml', page.url).href, purpose: 'sitemap' as const }]
      : []),
    ...probes.map((probe) => ({ url: new URL(probe, page.url).href, purpose: 'probe' as const })),
  ];
  return wanted.map((asked, index) => {
    const capture = captureOf({ ...asked, headers: {}, text: '' }, after + index + 1, asOf, page.url);
    return capture.result.is === 'response' ? { ...capture, result: { ...capture.result, status: 404 } } : capture;
  });
}

const XML = { 'content-type': 'application/xml' };

function sitemapText(entries: NonNullable<Situation['sitemap']>): string {
  const urls = entries.map(({ url, lastmod }) => `<url><loc>${url}</loc><lastmod>${lastmod}</lastmod></url>`);
  return `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;
}

function captureOf(exchange: Exchange, sequence: number, asOf: string, pageUrl: string): Capture {
  const { url, purpose, headers, text } = exchange;
  const bytes = new TextEncoder().encode(text);
  const list: readonly Header[] = Object.entries(headers);
  return {
    id: captureId(NOBODY.id, 'GET', url, purpose),
    lane: NOBODY.id,
    sequence,
    target: {
      kind: 'page',
      purpose,
      url,
      institutionId: NOBODY.id,
      depth: purpose === 'home' ? 0 : 1,
      foundOn: purpose === 'file' ? captureId(NOBODY.id, 'GET', pageUrl, 'home') : null,
      linkIndex: null,
      redirectFrom: null,
      portalUri: null,
    },
    request: { method: 'GET', url, headers: [], body: null },
    startedAt: `${asOf}T10:00:00.000Z`,
    elapsedMs: 5,
    repeat: false,
    result: {
      is: 'response',
      status: 200,
      httpVersion: '1.1',
      headers: list,
      body: { digest: sha256(bytes), bytes: bytes.length, truncated: null },
      remoteAddress: null,
      tls: null,
    },
  };
}

/** Earlier audits, oldest first, and this one; a body that was another one then was another one each time. */
function visitsOf({ history = [], asOf }: Situation, { result }: Capture): readonly Visit[] {
  if (history.length === 0 || result.is !== 'response') return [];
  const visit = (day: string, digest: string, lastModified: string | null): Visit => ({
    audit: day,
    at: `${day}T10:00:00.000Z`,
    outcome: 200,
    digest,
    sent: true,
    etag: null,
    lastModified,
  });
  return [
    ...history.map((earlier) => visit(earlier.asOf, earlier.sameBody ? result.body.digest : sha256(earlier.asOf), null)),
    visit(asOf, result.body.digest, lastModifiedOf(result.headers)),
  ];
}

function auditOf(
  day: string,
  rulesHash: string,
  tablesHash: string,
  profile: string,
): Parameters<typeof judgeInstitution>[0]['audit'] {
  return {
    id: 'accuracy',
    title: NOBODY.name,
    asOf: `${day}T10:00:00.000Z`,
    program: 'accuracy',
    rulesHash,
    tablesHash,
    configHash: '',
    profile,
    exceptions: [],
  };
}
