import type { MadeBody } from './readBodies.ts';

const HEAD = `# Публичните институции, които националната оценка посещава. Имената, ЕИК и ЕКАТТЕ са факти от публични регистри;
# адресите са събрани от публични източници и никой от тях не доказва сам, че сайтът е на институцията: преди да бъде
# оценена, сайтът трябва да покаже името или ЕИК-а ѝ. „confidence: medium“ = адресът има само една следа.
# Институция без известен адрес също е тук (без „sites“) и във всеки доклад се изброява като такава.
#
#   kind       какво е                                    legalKind  кои задължения я обвързват (ЗДОИ, чл. 3); unknown = не се съди по тях
#   region     област, в която е седалището               parent     институцията, към която или в чиято област е
#   ekatte     код на населеното място                    mailHost   собствен пощенски домейн, различен от сайта
#   source     откъде е записът
#
# Проверка след всяка промяна: npm run institutions:check
#
# Public bodies that the national audit visits. Facts from public registers; no address proves by itself whose it is.
# After every change: npm run institutions:check
`;

const SECTIONS: readonly (readonly [title: string, has: (body: MadeBody) => boolean])[] = [
  ['Министерства', ({ kind }) => kind === 'ministry'],
  ['Областни администрации', ({ kind }) => kind === 'district'],
  ['Общини с известен адрес', ({ kind, sites }) => kind === 'municipality' && sites.length > 0],
  ['Общини без известен адрес', ({ kind, sites }) => kind === 'municipality' && sites.length === 0],
  [
    'Инспекции и регионални управления с известен адрес',
    ({ kind, sites }) => kind === 'inspectorate' && sites.length > 0,
  ],
  [
    'Инспекции и регионални управления без известен адрес',
    ({ kind, sites }) => kind === 'inspectorate' && sites.length === 0,
  ],
  ['Агенции', ({ kind }) => kind === 'agency'],
  ['Комисии и съвети', ({ kind }) => kind === 'commission'],
  ['Съдилища', ({ kind }) => kind === 'court'],
  ['Висши училища', ({ kind }) => kind === 'university'],
  ['Болници', ({ kind }) => kind === 'hospital'],
  ['Други', () => true],
];

/** The file as people read and mend it: by kind, each kind with its number, every text in quotes. */
export function writeBodies(bodies: readonly MadeBody[]): string {
  const left = new Set(bodies);
  const sections = SECTIONS.map(([title, has]) => {
    const own = [...left].filter((body) => has(body));
    for (const body of own) left.delete(body);
    return own.length === 0 ? '' : `\n# ── ${title}: ${own.length} ──\n${own.map(entry).join('')}`;
  });
  return `${HEAD}${sections.join('')}`;
}

function entry(body: MadeBody): string {
  const lines = [
    `- id: ${body.id}`,
    '  name:',
    `    bg: ${quoted(body.name.bg)}`,
    `    en: ${quoted(body.name.en)}`,
    `  kind: ${body.kind}`,
    `  legalKind: ${body.legalKind}`,
    ...(body.parent === undefined ? [] : [`  parent: ${body.parent}`]),
    ...(body.region === null ? [] : [`  region: ${quoted(body.region)}`]),
    ...(body.eik === null ? [] : [`  eik: ${quoted(body.eik)}`]),
    ...(body.ekatte === undefined ? [] : [`  ekatte: ${quoted(body.ekatte)}`]),
    ...(body.sites.length === 0 ? [] : ['  sites:', ...body.sites.map((site) => `    - ${site}`)]),
    ...(body.mailHost === undefined ? [] : [`  mailHost: ${body.mailHost}`]),
    ...(body.confidence === 'medium' ? ['  confidence: medium'] : []),
    ...(body.source === undefined ? [] : [`  source: ${quoted(body.source)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
