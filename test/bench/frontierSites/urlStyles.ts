import type { Random } from './random.ts';

export type Day = { readonly year: number; readonly month: number; readonly day: number };

/** What a content system knows when it makes the address of a page. */
export type Address = {
  readonly role: 'section' | 'item';
  readonly slug: string;
  readonly id: number;
  readonly parentPath: string;
  readonly parentNumber: number;
  readonly date: Day;
};

export type FileAddress = {
  readonly name: string;
  readonly extension: string;
  readonly id: number;
  readonly date: Day;
};

/** The address habits of one content system; every answer is a path with a query. */
export type UrlStyle = {
  page(at: Address): string;
  /** Page n (from 2) of a listing of so many a page. */
  turned(path: string, n: number, perPage: number): string;
  file(at: FileAddress): string;
  /** A download address that does not name the format. */
  download(at: FileAddress): string;
  print(path: string, id: number): string;
};

const two = (n: number): string => String(n).padStart(2, '0');

/** The path with one more query parameter. */
export function withQuery(path: string, query: string): string {
  return path.includes('?') ? `${path}&${query}` : `${path}?${query}`;
}

const folder = (path: string): string =>
  path
    .replace(/\?.*$/u, '')
    .replace(/\.html?$/u, '')
    .replace(/\/$/u, '');
const token = (id: number): string => Math.imul(id, 2_654_435_761).toString(16).replace('-', 'a').padStart(8, '0');

function wordpress(r: Random): UrlStyle {
  const habit = r.pick(['dated', 'plain', 'numbered']);
  return {
    page: (at) => {
      if (at.role === 'section')
        return r.chance(0.3) ? `/category/${at.slug}/` : `${folder(at.parentPath)}/${at.slug}/`;
      if (habit === 'dated') return `/${at.date.year}/${two(at.date.month)}/${at.slug}/`;
      return habit === 'plain' ? `/${at.slug}/` : `/archives/${at.id}`;
    },
    turned: (path, n) => (path.includes('?') ? withQuery(path, `paged=${n}`) : `${folder(path)}/page/${n}/`),
    file: (at) => `/wp-content/uploads/${at.date.year}/${two(at.date.month)}/${at.name}.${at.extension}`,
    download: (at) => (habit === 'numbered' ? `/?wpdmdl=${at.id}` : `/download/${at.id}/`),
    print: (path) => withQuery(path, 'print=print'),
  };
}

function joomlaRaw(r: Random): UrlStyle {
  const menuItem = r.int(60, 180);
  const base = '/index.php?option=com_content';
  return {
    page: (at) =>
      at.role === 'section'
        ? `${base}&view=category&id=${at.id}&Itemid=${menuItem + (at.id % 50)}`
        : `${base}&view=article&id=${at.id}:${at.slug}&catid=${at.parentNumber}&Itemid=${menuItem + (at.parentNumber % 50)}`,
    turned: (path, n, perPage) => withQuery(path, `limitstart=${(n - 1) * perPage}`),
    file: (at) => `/images/stories/docs/${at.date.year}/${at.name}.${at.extension}`,
    download: (at) => `/index.php?option=com_docman&task=doc_download&gid=${at.id}&Itemid=${menuItem}`,
    print: (path) => withQuery(path, 'tmpl=component&print=1&page='),
  };
}

function joomlaNamed(r: Random): UrlStyle {
  const suffix = r.chance(0.5) ? '.html' : '';
  const front = r.chance(0.4) ? '/index.php' : '';
  return {
    page: (at) => {
      const above = folder(at.parentPath).replace(/^\/index\.php/u, '');
      return at.role === 'section'
        ? `${front}${above}/${at.slug}${suffix}`
        : `${front}${above}/${at.id}-${at.slug}${suffix}`;
    },
    turned: (path, n, perPage) => withQuery(path, `start=${(n - 1) * perPage}`),
    file: (at) => `/images/${at.date.year}/${at.name}.${at.extension}`,
    download: (at) => `${front}/component/phocadownload/category/${at.id % 40}?download=${at.id}:${at.id}`,
    print: (path) => withQuery(path, 'tmpl=component&print=1'),
  };
}

function drupal(r: Random): UrlStyle {
  const aliased = r.chance(0.4);
  return {
    page: (at) => {
      if (aliased) return at.role === 'section' ? `/bg/${at.slug}` : `/bg/${at.slug}-${at.id}`;
      return at.role === 'section' && r.chance(0.5) ? `/taxonomy/term/${at.id}` : `/node/${at.id}`;
    },
    turned: (path, n) => withQuery(path, `page=${n - 1}`),
    file: (at) => `/sites/default/files/${at.date.year}-${two(at.date.month)}/${at.name}.${at.extension}`,
    download: (at) => `/file/${at.id}/download?token=${token(at.id)}`,
    print: (_path, id) => `/print/${id}`,
  };
}

function portalAspx(r: Random): UrlStyle {
  const tab = r.int(30, 90);
  return {
    page: (at) =>
      at.role === 'section'
        ? `/Default.aspx?tabid=${at.id}`
        : `/Default.aspx?tabid=${at.parentNumber}&ItemID=${at.id}&mid=${tab}`,
    turned: (path, n) => withQuery(path, `PageNum=${n}`),
    file: (at) => `/Portals/0/${at.date.year}/${at.name}.${at.extension}`,
    download: (at) => `/LinkClick.aspx?fileticket=${token(at.id)}%3d&tabid=${tab}`,
    print: (path) => withQuery(path, 'SkinSrc=print&dnnprintmode=true'),
  };
}

function customAspx(r: Random): UrlStyle {
  const name = r.pick(['Page', 'Content', 'Item', 'ViewInfo']);
  return {
    page: (at) =>
      at.role === 'section' ? `/${name}List.aspx?cat=${at.id}` : `/${name}.aspx?id=${at.id}&cat=${at.parentNumber}`,
    turned: (path, n) => withQuery(path, `pg=${n}`),
    file: (at) => `/UserFiles/File/${at.name}.${at.extension}`,
    download: (at) => `/getfile.aspx?f=${token(at.id)}`,
    print: (path) => withQuery(path, 'print=1'),
  };
}

function customPhp(r: Random): UrlStyle {
  const front = r.pick(['/index.php?page=', '/?m=', '/view.php?cat=']);
  return {
    page: (at) => (at.role === 'section' ? `${front}${at.id}` : `${front}${at.parentNumber}&id=${at.id}`),
    turned: (path, n) => withQuery(path, `p=${n}`),
    file: (at) => `/upload/${at.id % 30}/${at.name}.${at.extension}`,
    download: (at) => `/download.php?id=${at.id}`,
    print: (path) => withQuery(path, 'print=1'),
  };
}

function staticHtml(r: Random): UrlStyle {
  const extension = r.pick(['html', 'htm']);
  return {
    page: (at) =>
      at.role === 'section'
        ? `${folder(at.parentPath)}/${at.slug}/index.${extension}`
        : `${folder(at.parentPath).replace(/\/index$/u, '')}/${at.slug}.${extension}`,
    turned: (path, n) => path.replace(/(?:\.html?)?$/u, `_${n}.${extension}`),
    file: (at) => `/docs/${at.date.year}/${at.name}.${at.extension}`,
    download: (at) => `/cgi-bin/get?doc=${at.id}`,
    print: (path) => path.replace(/\.html?$/u, `_print.${extension}`),
  };
}

function modernPortal(r: Random): UrlStyle {
  const language = r.pick(['/bg', '']);
  return {
    page: (at) => {
      const above = folder(at.parentPath) || language;
      return at.role === 'section' ? `${above}/${at.slug}` : `${above}/${at.id}/${at.slug}`;
    },
    turned: (path, n) => withQuery(path, `page=${n}`),
    file: (at) => `/storage/${at.date.year}/${two(at.date.month)}/${at.name}.${at.extension}`,
    download: (at) => `/files/get/${at.id}`,
    print: (path) => `/print${path}`,
  };
}

function numbered(r: Random): UrlStyle {
  const front = r.pick(['/bg/articles', '/c', '/news']);
  return {
    page: (at) => (at.role === 'section' ? `${front}/category/${at.id}` : `${front}/show/${at.id}`),
    turned: (path, n) => `${path}/page/${n}`,
    file: (at) => `/media/${token(at.id)}/${at.name}.${at.extension}`,
    download: (at) => `/attachments/${at.id}`,
    print: (path) => `${folder(path)}/print`,
  };
}

function liferay(r: Random): UrlStyle {
  const site = r.pick(['guest', 'bg']);
  return {
    page: (at) => (at.role === 'section' ? `/web/${site}/${at.slug}` : `/web/${site}/w/${at.slug}?articleId=${at.id}`),
    turned: (path, n) => withQuery(path, `_cur=${n}`),
    file: (at) => `/documents/20182/${at.id % 900}/${at.name}.${at.extension}/${token(at.id)}-${token(at.id + 7)}`,
    download: (at) => `/c/document_library/get_file?uuid=${token(at.id)}-${token(at.id + 3)}&groupId=20182`,
    print: (path) => withQuery(path, 'p_p_state=pop_up&viewMode=print'),
  };
}

export const URL_STYLES = {
  wordpress,
  joomlaRaw,
  joomlaNamed,
  drupal,
  portalAspx,
  customAspx,
  customPhp,
  staticHtml,
  modernPortal,
  numbered,
  liferay,
};

export type UrlStyleName = keyof typeof URL_STYLES;
