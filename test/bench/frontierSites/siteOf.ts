import type { Draft, FileEntry } from './draft.ts';
import { drawPage } from './drawPage.ts';
import { htmlPen, linkPen } from './pen.ts';
import type { GeneratedSite, SitePage } from './site.ts';
import { sitemapXml, type Sitemaps } from './sitemaps.ts';

const MEDIA: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  xml: 'application/xml',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  zip: 'application/zip',
  rar: 'application/x-rar-compressed',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  rtf: 'application/rtf',
  jpg: 'image/jpeg',
};
const BODIES: Readonly<Record<string, string>> = {
  csv: 'номер;дата;стойност\n1;2020-01-15;12,50\n2;2020-02-15;13,10\n',
  json: '[{"number":1,"value":12.5},{"number":2,"value":13.1}]',
  xml: '<?xml version="1.0" encoding="UTF-8"?><rows><row number="1">12.5</row></rows>',
  pdf: '%PDF-1.4\n%%EOF\n',
  rtf: '{\\rtf1 }',
};

function answer(
  status: number,
  type: string,
  body: () => string,
  more: readonly (readonly [string, string])[] = [],
): SitePage {
  return {
    status,
    headers: [['Content-Type', type], ...more],
    get body() {
      return body();
    },
  };
}

/** The file as a server sends it: a few bytes of its format; behind a download address also its name. */
function fileAnswer(file: FileEntry): SitePage {
  const named = file.url.endsWith(`.${file.extension}`);
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(`${file.name}.${file.extension}`)}`;
  const body =
    BODIES[file.extension] ?? (/^(?:xlsx|docx|ods|zip)$/u.test(file.extension) ? 'PK\u0003\u0004' : '\u0001\u0002');
  return answer(
    200,
    MEDIA[file.extension] ?? 'application/octet-stream',
    () => body,
    named ? [] : [['Content-Disposition', disposition]],
  );
}

function robotsTxt(sitemaps: Sitemaps | null): string {
  const root = sitemaps?.inRobots === true ? sitemaps.maps.keys().next().value : undefined;
  return `User-agent: *\nDisallow: /admin/\nDisallow: /cgi-bin/admin\n${root === undefined ? '' : `Sitemap: ${root}\n`}`;
}

/** The finished draft as a site that can be asked. */
export function siteOf(draft: Draft, sitemaps: Sitemaps | null): GeneratedSite {
  const home = `${draft.origin}/`;
  const files = new Set<string>();
  const decoys = new Set<string>();
  for (const entry of draft.entries) {
    if (entry.is === 'page' && draft.decoyPages.has(entry.id)) decoys.add(entry.url);
    if (entry.is === 'file' && entry.truth === 'data') files.add(entry.url);
    if (entry.is === 'file' && entry.truth === 'decoy') decoys.add(entry.url);
  }
  const unlinkedPages = [...draft.unlinked].filter((id) => draft.entries[id]?.is === 'page').length;
  const entryAt = (url: string) => draft.entries[draft.byUrl.get(url.replace(/#.*$/u, '')) ?? -1];
  return {
    seed: draft.seed,
    kind: draft.archetype.kind,
    home,
    pageCount: draft.pageCount - unlinkedPages,
    files,
    decoys,
    fetch: (url) => {
      const entry = entryAt(url);
      if (entry?.is === 'file') return fileAnswer(entry);
      if (entry?.is === 'page') {
        return answer(200, 'text/html; charset=utf-8', () => {
          const out: string[] = [];
          drawPage(draft, entry, htmlPen(draft, entry.id, out));
          return out.join('');
        });
      }
      if (url === `${home}robots.txt`) return answer(200, 'text/plain', () => robotsTxt(sitemaps));
      if (sitemaps?.maps.has(url) === true) return answer(200, 'application/xml', () => sitemapXml(sitemaps, url));
      return answer(
        404,
        'text/html; charset=utf-8',
        () => '<html><head><title>404</title></head><body><h1>Страницата не е намерена</h1></body></html>',
      );
    },
    links: (url) => {
      const entry = entryAt(url);
      if (entry === undefined) return sitemaps?.maps.get(url) ?? [];
      const out: string[] = [];
      if (entry.is === 'page') drawPage(draft, entry, linkPen(draft, entry.id, out));
      return out;
    },
  };
}
