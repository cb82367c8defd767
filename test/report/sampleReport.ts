import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { AuditResult, CrawlHealth, InstitutionResult } from '../../src/model/audit.ts';
import type { Capture, Purpose } from '../../src/model/capture.ts';
import type { Fact } from '../../src/model/facts.ts';
import { known } from '../../src/model/facts.ts';
import type { Finding, Outcome } from '../../src/model/finding.ts';
import { captureId, findingId, scoreId, sha256, subjectKey, type SubjectId } from '../../src/model/ids.ts';
import type { Improvement } from '../../src/model/improvement.ts';
import type { Institution, InstitutionKind } from '../../src/model/institution.ts';
import type { Json } from '../../src/model/json.ts';
import type { Dataset, Resource } from '../../src/model/resource.ts';
import type { Dimension } from '../../src/model/rule.ts';
import type { InstitutionScore, Rank, Score, Traced, Withheld } from '../../src/model/score.ts';
import { REPORT_FONTS } from '../../src/report/reportFonts.ts';
import type { ReportInput, StoredCapture } from '../../src/report/reportInput.ts';
import { SAMPLE_RULES, SAMPLE_TABLES } from './sampleRules.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
export const AS_OF = '2026-11-02T09:30:00.000Z';

/** Files of reports/ and the fonts, as app passes them. */
export function loadAssets(): ReadonlyMap<string, string | Uint8Array> {
  const assets = new Map<string, string | Uint8Array>();
  for (const folder of ['templates', 'templates/partials', 'styles', 'scripts', 'texts']) {
    for (const entry of readdirSync(path.join(ROOT, 'reports', folder), { withFileTypes: true })) {
      if (entry.isFile())
        assets.set(`${folder}/${entry.name}`, readFileSync(path.join(ROOT, 'reports', folder, entry.name), 'utf8'));
    }
  }
  for (const font of REPORT_FONTS) {
    assets.set(`fonts/${font.file}`, readFileSync(path.join(ROOT, 'node_modules', font.package, 'files', font.file)));
  }
  return assets;
}

type Body = {
  readonly id: string;
  readonly bg: string;
  readonly en: string;
  readonly kind: InstitutionKind;
  readonly resources: number;
  readonly good: number;
  readonly withheld?: Withheld;
  readonly cut?: boolean;
};

const BODIES: readonly Body[] = [
  {
    id: 'obshtina-byala-reka',
    bg: 'Община Бяла река',
    en: 'Byala Reka Municipality',
    kind: 'municipality',
    resources: 8,
    good: 6,
  },
  {
    id: 'ministerstvo-na-gorite',
    bg: 'Министерство на горите и защитените територии',
    en: 'Ministry of Forests and Protected Areas',
    kind: 'ministry',
    resources: 9,
    good: 4,
  },
  {
    id: 'agentsia-za-mostovete',
    bg: 'Агенция за мостовете',
    en: 'Bridges Agency',
    kind: 'agency',
    resources: 6,
    good: 3,
  },
  {
    id: 'obshtina-gorno-pole',
    bg: 'Община Горно поле',
    en: 'Gorno Pole Municipality',
    kind: 'municipality',
    resources: 5,
    good: 1,
  },
  {
    id: 'oblast-iztochna',
    bg: 'Областна администрация – Източна област',
    en: 'Eastern District Administration',
    kind: 'district',
    resources: 4,
    good: 0,
  },
  {
    id: 'inspektorat-po-vodite',
    bg: 'Инспекторат по водите',
    en: 'Water Inspectorate',
    kind: 'inspectorate',
    resources: 7,
    good: 2,
    cut: true,
  },
  {
    id: 'universitet-lipa',
    bg: 'Университет „Липа“',
    en: 'Lipa University',
    kind: 'university',
    resources: 6,
    good: 2,
  },
  {
    id: 'bolnitsa-zdravets',
    bg: 'Болница „Здравец“ <script>alert(1)</script>',
    en: 'Zdravets Hospital <script>alert(1)</script>',
    kind: 'hospital',
    resources: 5,
    good: 1,
  },
  {
    id: 'sad-dolna-banya',
    bg: 'Районен съд – Долна баня',
    en: 'Dolna Banya District Court',
    kind: 'court',
    resources: 4,
    good: 0,
    withheld: 'coverage-resources',
  },
  {
    id: 'komisia-po-vyatara',
    bg: 'Комисия по вятъра',
    en: 'Wind Commission',
    kind: 'commission',
    resources: 0,
    good: 0,
    withheld: 'blocked',
  },
  {
    id: 'obshtina-tiho-selo',
    bg: 'Община Тихо село',
    en: 'Tiho Selo Municipality',
    kind: 'municipality',
    resources: 0,
    good: 0,
    withheld: 'no-address',
  },
  {
    id: 'druzhestvo-parno',
    bg: 'Дружество „Парно“',
    en: 'Parno Company',
    kind: 'company',
    resources: 2,
    good: 0,
    withheld: 'not-identified',
  },
];

const TITLES = [
  'Регистър на издадените разрешения за строеж',
  'Бюджет и отчет за изпълнението му',
  'Списък на общинските имоти',
  'Измервания на качеството на въздуха по станции и часове',
  'Регистър на обществените поръчки под праговете',
  'Разписание на линиите',
  'Публичен регистър на дърветата',
  'Справка за приходите от такси',
  '=HYPERLINK("http://evil.example";"цъкни") <img src=x onerror=alert(1)>',
];

type Made = { readonly result: InstitutionResult; readonly captures: readonly StoredCapture[] };

/** One exchange, recorded. Offsets grow, so that every record has a place of its own. */
function stored(
  lane: string,
  sequence: number,
  url: string,
  purpose: Purpose,
  outcome: Capture['result'],
): StoredCapture {
  const capture: Capture = {
    id: captureId(lane, 'GET', url, purpose),
    lane,
    sequence,
    target: {
      kind: 'page',
      purpose,
      url,
      institutionId: lane,
      depth: 1,
      foundOn: null,
      linkIndex: null,
      redirectFrom: null,
      portalUri: null,
    },
    request: {
      method: 'GET',
      url,
      headers: [
        ['User-Agent', 'Zvezdomer/0.1 (+https://zvezdomer.example/bot)'],
        ['Accept-Language', 'bg'],
      ],
      body: null,
    },
    startedAt: new Date(Date.parse('2026-11-02T07:00:00.000Z') + sequence * 1200).toISOString(),
    elapsedMs: 180,
    repeat: false,
    result: outcome,
  };
  const isStored = outcome.is === 'response';
  return {
    capture,
    place: { file: `${lane}.warc.gz`, offset: sequence * 5000, length: 900 },
    bodyPlace: isStored ? { file: `${lane}.warc.gz`, offset: sequence * 5000 + 900, length: 4100 } : null,
  };
}

function response(seed: string, status = 200): Capture['result'] {
  return {
    is: 'response',
    status,
    httpVersion: '1.1',
    headers: [
      ['Content-Type', 'text/csv; charset=windows-1251'],
      ['Last-Modified', 'Mon, 05 Oct 2026 08:00:00 GMT'],
      ['X-Evil', '<b onclick=alert(1)>"\''],
    ],
    body: { digest: sha256(seed), bytes: 18_432, truncated: null },
    remoteAddress: '127.0.0.1',
    tls: null,
  };
}

function institutionOf(body: Body): Institution {
  return {
    id: body.id,
    name: { bg: body.bg, en: body.en },
    otherNames: [],
    kind: body.kind,
    legalKind: body.kind === 'municipality' ? 'municipality' : 'executive',
    region: 'Източна',
    eik: '000000000',
    sites: body.withheld === 'no-address' ? [] : [`https://www.${body.id}.example/`],
    fileHosts: [],
    identityConfirmed: false,
    portalOrganisation: null,
  };
}

const FORMATS = ['csv', 'xlsx', 'pdf', 'html-table', 'json-ld'];
const LEVELS: { readonly [format: string]: number } = { csv: 3, xlsx: 2, pdf: 1, 'html-table': 2, 'json-ld': 4 };

function resourceOf(body: Body, index: number, capture: string | null, foundOn: string): Resource {
  const format = index < body.good ? (index % 3 === 2 ? 'json-ld' : 'csv') : (FORMATS[1 + (index % 3)] ?? 'pdf');
  const url = index === 4 ? `javascript:alert(${index})` : `https://www.${body.id}.example/danni/${index}.${format}`;
  const level = index === 6 ? null : index === 5 ? 0 : (LEVELS[format] ?? 1);
  const licence =
    index === 6
      ? null
      : ((['open', 'not-stated', 'conflicting', 'open', 'not-stated', 'restricted'] as const)[index % 6] ?? null);
  const subject: SubjectId = `resource:${subjectKey(url)}`;
  return {
    subject,
    institutionId: body.id,
    kind: 'resource',
    kindReason: 'holds-table',
    origin: 'link',
    url,
    title: TITLES[index % TITLES.length] ?? '',
    foundOn,
    capture,
    place: null,
    dataset: `dataset:${body.id}/${index}`,
    level,
    licence,
    licenceId: licence === 'open' ? 'cc-by-4.0' : null,
    strictStars: level === null || licence === null ? null : licence === 'open' ? level : 0,
    format: level === null ? null : format,
    encoding: format === 'csv' ? 'windows-1251' : null,
    freshness: (['current', 'late', 'archive', 'cannot-tell'] as const)[index % 4] ?? 'cannot-tell',
    date: index % 4 === 3 ? null : `2026-0${1 + (index % 9)}-15`,
  };
}

function documentOf(body: Body, index: number, capture: string): Resource {
  const url = `https://www.${body.id}.example/pisma/${index}.pdf`;
  return {
    ...resourceOf(body, 0, capture, capture),
    subject: `document:${subjectKey(url)}`,
    kind: 'document',
    kindReason: 'document-words',
    url,
    title: `Покана за заседание № ${index + 1}`,
    level: null,
    licence: null,
    licenceId: null,
    strictStars: null,
    format: 'pdf',
    freshness: 'cannot-tell',
    date: null,
  };
}

function findingOf(
  ruleId: string,
  dimension: Dimension,
  institutionId: string,
  subject: SubjectId,
  outcome: Outcome,
  messageKey: string,
  data: { readonly [name: string]: Json },
  capture: string | null,
  quoteText: string,
): Finding {
  const judged = outcome === 'pass' || outcome === 'fail';
  return {
    id: findingId(ruleId, institutionId, subject),
    ruleId,
    ruleVersion: 1,
    ruleStatus: ruleId === 'duty-list' ? 'trial' : 'active',
    dimension,
    institutionId,
    subject,
    outcome,
    messageKey,
    data,
    evidence:
      capture === null
        ? []
        : [
            {
              capture,
              body: null,
              at:
                dimension === 'machine-readability'
                  ? { kind: 'cell', sheet: 'Данни', row: 3, column: 2 }
                  : { kind: 'header', name: 'Content-Type' },
              quote: quoteText,
            },
          ],
    points: outcome === 'pass' ? 10 : 0,
    maxPoints: judged && dimension !== 'duty' ? 10 : 0,
  };
}

function findingsOf(resource: Resource): readonly Finding[] {
  const { institutionId: id, subject, capture, level, licence, freshness } = resource;
  const outcome = (unknown: boolean, good: boolean): Outcome => (unknown ? 'cannot-tell' : good ? 'pass' : 'fail');
  const key = (result: Outcome): string => (result === 'cannot-tell' ? 'unknown' : result);
  const format = outcome(level === null, (level ?? 0) >= 3);
  const stated = outcome(licence === null, licence === 'open');
  const fresh = outcome(freshness === 'archive' || freshness === 'cannot-tell', freshness === 'current');
  const clean = outcome(false, level !== 2);
  return [
    findingOf(
      'format-open',
      'format',
      id,
      subject,
      format,
      key(format),
      { format: resource.format ?? '' },
      capture,
      'text/csv; charset=windows-1251',
    ),
    findingOf(
      'licence-stated',
      'licence',
      id,
      subject,
      stated,
      key(stated),
      { licence: 'cc-by-4.0', date: '2026-11-02' },
      resource.foundOn,
      '© Всички права запазени </blockquote><script>alert(2)</script>',
    ),
    findingOf(
      'table-clean',
      'machine-readability',
      id,
      subject,
      clean,
      clean,
      { count: 2, faults: ['merged-cells', 'title-rows'] },
      capture,
      'Справка за 2026 г.\u202egnp.exe',
    ),
    findingOf(
      'fresh',
      'freshness',
      id,
      subject,
      fresh,
      key(fresh),
      { date: resource.date ?? '', days: 365 },
      capture,
      'Последна актуализация: 15.03.2026 г.',
    ),
  ];
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function scoresOf(resources: readonly Resource[], findings: readonly Finding[]): readonly Score[] {
  return resources.flatMap((resource) =>
    (['format', 'licence', 'machine-readability', 'freshness'] as const).map((dimension) => {
      const own = findings.filter((finding) => finding.subject === resource.subject && finding.dimension === dimension);
      const decided = own.filter((finding) => finding.maxPoints > 0);
      return {
        id: scoreId(`${resource.subject}` as SubjectId, `${resource.institutionId} ${dimension}`),
        subject: resource.subject,
        institutionId: resource.institutionId,
        dimension,
        points: decided.reduce((sum, finding) => sum + finding.points, 0),
        maxPoints: decided.length * 10,
        decided: decided.length * 10,
        applicable: own.length * 10,
        findings: own.map((finding) => finding.id),
      };
    }),
  );
}

/** One sentence on the site, for everything that says nothing of its terms. */
function improvementsOf(resources: readonly Resource[], findings: readonly Finding[]): readonly Improvement[] {
  const mended = resources.filter(({ licence, level }) => licence === 'not-stated' && level !== null && level > 0);
  if (mended.length === 0) return [];
  const subjects = new Set<string>(mended.map(({ subject }) => subject));
  return [
    {
      remedy: 'licence-sentence',
      sites: 1,
      rule: 'licence-stated',
      changes: mended.map(({ subject, level }) => ({
        subject,
        level: [level ?? 0, level ?? 0],
        stars: [0, level ?? 0],
      })),
      findings: findings
        .filter(
          ({ subject, ruleId, outcome }) => subjects.has(subject) && ruleId === 'licence-stated' && outcome === 'fail',
        )
        .map(({ id }) => id),
      body: { level: [1.5, 1.5], stars: [0.25, 1.5], openPercent: [10, 60] },
    },
  ];
}

function summaryOf(
  body: Body,
  resources: readonly Resource[],
  findings: readonly Finding[],
  scores: readonly Score[],
): InstitutionScore {
  const idsOf = (dimension: Dimension): readonly string[] =>
    findings.filter((finding) => finding.dimension === dimension).map((finding) => finding.id);
  const traced = (value: number, dimension: Dimension): Traced => ({ value, findings: idsOf(dimension), scores: [] });
  const percent = (dimension: Dimension): Traced => {
    const own = scores.filter((score) => score.dimension === dimension);
    const max = own.reduce((sum, score) => sum + score.maxPoints, 0);
    return {
      value: max === 0 ? 0 : (100 * own.reduce((sum, score) => sum + score.points, 0)) / max,
      findings: [],
      scores: own.map((score) => score.id),
    };
  };
  const level = mean(resources.flatMap((resource) => resource.level ?? []));
  const isShown = body.withheld === undefined;
  const share = (status: string): number =>
    (100 * resources.filter((resource) => resource.licence === status).length) / Math.max(1, resources.length);
  const all = scores.map((score) => score.id);
  return {
    improvements: improvementsOf(resources, findings),
    id: scoreId(`institution:${body.id}`, 'summary'),
    institutionId: body.id,
    withheld: body.withheld ?? null,
    technicalLevel: isShown
      ? {
          mean: traced(level, 'format'),
          low: body.cut === true ? level * 0.7 : level,
          high: body.cut === true ? Math.min(5, level * 1.4) : level,
        }
      : null,
    openLicencePercent: isShown ? traced(share('open'), 'licence') : null,
    notStatedPercent: isShown ? traced(share('not-stated'), 'licence') : null,
    strictStars: isShown
      ? {
          value: mean(resources.flatMap((resource) => resource.strictStars ?? [])),
          findings: [...idsOf('format'), ...idsOf('licence')],
          scores: [],
        }
      : null,
    dimensionPercents: {
      format: isShown ? percent('format') : null,
      licence: isShown ? percent('licence') : null,
      'machine-readability': isShown ? percent('machine-readability') : null,
      freshness: isShown ? percent('freshness') : null,
    },
    qualityPercent: isShown
      ? {
          value: mean(
            ['format', 'licence', 'machine-readability', 'freshness'].map(
              (dimension) => percent(dimension as Dimension).value,
            ),
          ),
          findings: [],
          scores: all,
        }
      : null,
    coverage: {
      weightPercent: { value: isShown ? 82 : 40, findings: findings.map((finding) => finding.id), scores: [] },
      resourcesPercent: { value: isShown ? 95 : 33, findings: [], scores: all },
      judged: resources.length,
      discovered: resources.length + (body.cut === true ? 9 : 0),
    },
    counts: {
      resources: resources.length,
      documents: body.resources,
      datasets: resources.length,
      gone: resources.filter((resource) => resource.level === 0).length,
      unknown: resources.filter((resource) => resource.level === null).length,
    },
    levels: [0, 1, 2, 3, 4, 5].map((star) => resources.filter((resource) => resource.level === star).length),
    stars: [0, 1, 2, 3, 4, 5].map((star) => resources.filter((resource) => resource.strictStars === star).length),
  };
}

function capturesOf(body: Body): readonly StoredCapture[] {
  const { id, resources, withheld } = body;
  const url = (tail: string): string => `https://www.${id}.example/${tail}`;
  if (withheld === 'no-address') return [];
  if (withheld === 'blocked')
    return [
      stored(id, 1, url(''), 'home', { is: 'failure', code: 'connect-reset', detail: 'read ECONNRESET <i>' }),
      stored(id, 2, url('danni'), 'probe', response('blocked', 403)),
    ];
  const files = Array.from({ length: resources }, (_, index) =>
    stored(id, index + 3, url(`danni/${index}`), 'file', response(`${id}/${index}`, index === 5 ? 404 : 200)),
  );
  const notSeen = [
    stored(id, 40, url('arhiv.zip?x="><script>alert(3)</script>'), 'file', {
      is: 'not-attempted',
      reason: 'budget',
      detail: '400 requests',
    }),
    stored(id, 41, url('intra/'), 'page', { is: 'not-attempted', reason: 'robots', detail: 'Disallow: /intra/' }),
    stored(id, 42, url('bavno.csv'), 'file', {
      is: 'failure',
      code: 'headers-timeout',
      detail: 'no headers within 30000 ms',
    }),
  ];
  return [
    stored(id, 1, url('robots.txt'), 'robots', response('robots')),
    stored(id, 2, url(''), 'home', response(`${id} home`)),
    ...files,
    ...notSeen,
  ];
}

function makeInstitution(body: Body): Made {
  const captures = capturesOf(body);
  const home = captures.find(({ capture }) => capture.target.purpose === 'home')?.capture.id ?? '';
  const files = captures.filter(({ capture }) => capture.target.purpose === 'file' && capture.result.is === 'response');
  const resources = files.map((file, index) => resourceOf(body, index, file.capture.id, home));
  const documents = files.map((file, index) => documentOf(body, index, file.capture.id));
  const subject: SubjectId = `institution:${body.id}`;
  const duties =
    body.resources === 0
      ? []
      : [
          findingOf(
            'duty-section',
            'duty',
            body.id,
            subject,
            body.good > 2 ? 'pass' : 'fail',
            body.good > 2 ? 'pass' : 'fail',
            { places: ['начална страница', 'карта на сайта'], date: '2026-11-02' },
            home,
            'Отворени данни',
          ),
          findingOf('duty-list', 'duty', body.id, subject, 'fail', 'fail', { date: '2026-11-02' }, null, ''),
        ];
  const findings = [...resources.flatMap((resource) => findingsOf(resource)), ...duties];
  const scores = scoresOf(resources, findings);
  const facts: readonly Fact[] =
    body.resources === 0
      ? []
      : [
          known(subject, 'site.identified', true, [
            { capture: home, body: null, at: { kind: 'css', path: 'title' }, quote: body.bg },
          ]),
          known(subject, 'site.searched', {
            searched: false,
            looked: ['начална страница', 'карта на сайта'],
            missing: [{ place: '/intra/', because: 'robots' }],
          }),
        ];
  const datasets: readonly Dataset[] = resources.map((resource) => ({
    subject: resource.dataset,
    institutionId: body.id,
    title: resource.title,
    resources: [resource.subject],
    representative: resource.subject,
  }));
  const result = {
    institution: institutionOf(body),
    facts,
    resources: [...resources, ...documents],
    datasets,
    findings,
    scores,
    summary: summaryOf(body, resources, findings, scores),
  };
  return { result, captures };
}

function rankingOf(results: readonly InstitutionResult[]): readonly Rank[] {
  const ranked = results.filter((result) => result.summary.technicalLevel !== null);
  const of = (result: InstitutionResult) => result.summary.technicalLevel ?? { mean: { value: 0 }, low: 0, high: 0 };
  return [...ranked]
    .sort((a, b) => of(b).mean.value - of(a).mean.value)
    .map((result) => {
      const above = ranked.filter((other) => of(other).low > of(result).high);
      const below = ranked.filter((other) => of(other).high < of(result).low);
      return {
        institutionId: result.institution.id,
        best: 1 + above.length,
        worst: ranked.length - below.length,
        above: above.map((other) => other.summary.id),
        below: below.map((other) => other.summary.id),
      };
    });
}

function healthOf(body: Body, captures: readonly StoredCapture[]): CrawlHealth {
  const asked = captures.filter(({ capture }) => capture.result.is !== 'not-attempted').length;
  const end =
    body.withheld === 'no-address' || body.withheld === 'blocked'
      ? 'not-reached'
      : body.cut === true
        ? 'cut-by-budget'
        : 'complete';
  return {
    lane: body.id,
    institutionId: body.id,
    requests: asked,
    bytes: asked * 18_432,
    skipped: { budget: 1, robots: 1 },
    failures: { 'headers-timeout': 1 },
    leftInQueue: body.cut === true ? 9 : 0,
    end,
  };
}

/** Twelve invented institutions with about fifty resources, good and bad, seen and unseen, with hostile words among them. */
export function sampleReport(changes: Partial<ReportInput> = {}): ReportInput {
  const made = BODIES.map((body) => makeInstitution(body));
  const result: AuditResult = {
    format: 1,
    audit: {
      id: '2026-11-02-primer',
      title: {
        bg: 'Отворените данни на публичните институции, есен 2026',
        en: 'Open data of public institutions, autumn 2026',
      },
      asOf: AS_OF,
      program: 'zvezdomer 0.1.0',
      rulesHash: SAMPLE_RULES.hash,
      tablesHash: SAMPLE_TABLES.hash,
      configHash: 'c'.repeat(64),
      profile: 'five-star',
      exceptions: [
        {
          host: 'portal.example',
          reason: { bg: 'Законът прави програмния интерфейс публичен.', en: 'The law makes the interface public.' },
        },
      ],
    },
    institutions: made.map(({ result: each }) => each),
    ranking: rankingOf(made.map(({ result: each }) => each)),
  };
  return {
    result,
    ruleSet: SAMPLE_RULES,
    tables: SAMPLE_TABLES,
    captures: new Map(made.flatMap(({ captures }) => captures.map((each) => [each.capture.id, each] as const))),
    dcat: {
      base: 'https://zvezdomer.example/id/',
      publisher: { bg: 'Работна група „Звездомер“', en: 'The Zvezdomer working group' },
      listings: () => [],
    },
    health: BODIES.map((body, index) => healthOf(body, made[index]?.captures ?? [])),
    audience: 'public',
    pdf: true,
    assets: loadAssets(),
    ...changes,
  };
}
