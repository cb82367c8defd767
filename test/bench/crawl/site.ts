/** The site of the crawl bench: 3,000 pages of about 20 KB with 30 links each and 300 files; the same bytes in every run. */
export type BenchSite = {
  readonly pages: number;
  readonly files: number;
  readonly paths: readonly string[];
  /** Body and type of a path; null for what is not there. */
  answer(path: string): { readonly type: string; readonly body: Buffer } | null;
};

const PAGES = 3_000;
const FILES = 300;
const LINKS = 30;
/** Bytes of text that a page is filled up to. */
const PAGE_BYTES = 20_000;
const WORDS = (
  'община регистър бюджет заповед решение на за и от съвет отдел услуги граждани обявление проект програма план ' +
  'отчет имот търг конкурс наредба заседание комисия протокол предложение дейности култура образование спорт ' +
  'околна среда данни списък документ година месец район улица център кметство администрация информация'
).split(' ');

/** Every page leads to three further ones (so that all are reached) and to pages and files anywhere. */
export function benchSite(): BenchSite {
  const bodies = new Map<string, { type: string; body: Buffer }>();
  for (let page = 0; page < PAGES; page += 1) {
    bodies.set(pagePath(page), { type: 'text/html; charset=utf-8', body: pageBody(page) });
  }
  for (let file = 0; file < FILES; file += 1) {
    bodies.set(`/files/${file}.csv`, { type: 'text/csv; charset=utf-8', body: fileBody(file) });
  }
  return { pages: PAGES, files: FILES, paths: [...bodies.keys()], answer: (path) => bodies.get(path) ?? null };
}

/** Sections of some fifty pages each, as a real site has them: thousands of addresses of one pattern are a trap. */
function pagePath(page: number): string {
  if (page === 0) return '/';
  const section = page % 60;
  return `/razdel-${'abcdefghij'[section % 10]}${'klmnop'[Math.floor(section / 10)]}/stranitsa-${page}.html`;
}

function randomFrom(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) % 4_294_967_296;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function sentence(random: (below: number) => number, words: number): string {
  const text = Array.from({ length: words }, () => WORDS[random(WORDS.length)]).join(' ');
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

function pageBody(page: number): Buffer {
  const random = randomFrom(page + 1);
  const targets = [3 * page + 1, 3 * page + 2, 3 * page + 3].filter((target) => target < PAGES).map(pagePath);
  if (page % 10 === 0) targets.push(`/files/${page / 10}.csv`);
  while (targets.length < LINKS) targets.push(pagePath(1 + random(PAGES - 1)));
  const menu = targets.slice(0, 8).map((href) => `<li><a href="${href}">${sentence(random, 2)}</a></li>`);
  const rest = targets.slice(8);
  const parts: string[] = [];
  let bytes = 2_500;
  while (bytes < PAGE_BYTES || rest.length > 0) {
    const href = rest.shift();
    const link = href === undefined ? '' : ` <a href="${href}">${sentence(random, 3)}</a>`;
    const part = `<p class="text">${sentence(random, 30)}${link} ${sentence(random, 12)}</p>\n`;
    bytes += Buffer.byteLength(part);
    parts.push(part);
  }
  return Buffer.from(`<!doctype html>
<html lang="bg"><head><meta charset="utf-8"><title>Страница ${page}</title><link rel="stylesheet" href="/style.css"></head>
<body><header><h1>Община Пример</h1><nav><ul>${menu.join('')}</ul></nav></header>
<main><h2>${sentence(random, 5)}</h2>
${parts.join('')}</main>
<footer><p>© Община Пример</p></footer></body></html>
`);
}

function fileBody(file: number): Buffer {
  const random = randomFrom(file + 100_000);
  const rows = Array.from(
    { length: 400 },
    (_, row) =>
      `${row + 1};${sentence(random, 2)};${random(100_000)};2026-${String(1 + random(12)).padStart(2, '0')}-01`,
  );
  return Buffer.from(`№;Име;Сума;Дата\n${rows.join('\n')}\n`);
}
