import type { Draft, Link, Page } from './draft.ts';
import { escapeHtml, type Pen } from './pen.ts';
import { englishParagraph, paragraph, sentence } from './prose.ts';
import { random, type Random } from './random.ts';

/** Tags of the parts of a page: of today, of the years of <div>, and of the years of tables. */
const FRAMES = {
  html5: {
    head: ['<header class="site-header">', '</header>'],
    menu: ['<nav class="main-nav"><ul>', '</ul></nav>'],
    main: ['<main id="content">', '</main>'],
    aside: ['<aside class="sidebar">', '</aside>'],
    foot: ['<footer>', '</footer>'],
  },
  divs: {
    head: ['<div id="header">', '</div>'],
    menu: ['<div id="topmenu"><ul class="menu">', '</ul></div>'],
    main: ['<div id="center" class="item-page">', '</div>'],
    aside: ['<div id="rightcol" class="moduletable">', '</div>'],
    foot: ['<div id="bottom">', '</div>'],
  },
  tables: {
    head: ['<table width="980" align="center"><tr><td class="top">', '</td></tr></table>'],
    menu: ['<table class="mnu"><tr><td><ul>', '</ul></td></tr></table>'],
    main: ['<table width="980"><tr><td valign="top" class="text">', '</td></tr></table>'],
    aside: ['<table class="left"><tr><td>', '</td></tr></table>'],
    foot: ['<table class="bottom"><tr><td>', '</td></tr></table>'],
  },
} as const;

/** Draws a page with the pen. The same page is drawn the same each time. */
export function drawPage(draft: Draft, page: Page, pen: Pen): void {
  const text = random(draft.seed, page.id, 7);
  pen.html(
    () =>
      `<!DOCTYPE html>\n<html lang="${page.template === 'english' ? 'en' : 'bg'}"><head><meta charset="utf-8"><title>${escapeHtml(`${page.title} - ${draft.name}`)}</title><link rel="stylesheet" href="/css/style.css"></head><body>\n`,
  );
  if (page.template === 'print') drawMain(draft, page, pen, text);
  else {
    const frame = FRAMES[page.template === 'old' ? 'tables' : draft.traits.layout];
    framed(pen, frame.head, () => drawHead(draft, pen));
    framed(pen, frame.menu, () => drawMenu(draft, page, pen));
    if (draft.traits.asideFirst) framed(pen, frame.aside, () => drawAside(draft, page, pen));
    framed(pen, frame.main, () => drawMain(draft, page, pen, text));
    if (!draft.traits.asideFirst) framed(pen, frame.aside, () => drawAside(draft, page, pen));
    framed(pen, frame.foot, () => drawFoot(draft, page, pen));
  }
  pen.html('</body></html>\n');
}

function framed(pen: Pen, [open, close]: readonly [string, string], draw: () => void): void {
  pen.html(open);
  draw();
  pen.html(`${close}\n`);
}

function list(pen: Pen, links: readonly Link[]): void {
  for (const link of links) {
    pen.html('<li>');
    pen.link(link);
    pen.html('</li>\n');
  }
}

function drawHead(draft: Draft, pen: Pen): void {
  pen.link({ to: 0, label: draft.name });
  pen.html('<form action="/search" method="get"><input name="q"><button>Търси</button></form>');
}

function drawMenu(draft: Draft, page: Page, pen: Pen): void {
  if (page.template === 'old') {
    let top = page;
    while (top.parent !== null && draft.page(top.parent).template === 'old') top = draft.page(top.parent);
    list(pen, [{ to: top.id, label: 'Начало' }, ...top.links.slice(0, 30)]);
    return;
  }
  for (const { hub, children } of draft.menu) {
    pen.html('<li>');
    pen.link({ to: hub, label: draft.page(hub).title });
    if (children.length > 0) {
      pen.html('<ul>');
      list(
        pen,
        children.map((to) => ({ to, label: draft.page(to).title })),
      );
      pen.html('</ul>');
    }
    pen.html('</li>\n');
  }
}

function drawAside(draft: Draft, page: Page, pen: Pen): void {
  if (page.section !== null && page.template !== 'english') {
    const root = draft.page(page.section);
    if (draft.traits.submenu) {
      pen.html(() => `<h3>${escapeHtml(root.title)}</h3><ul>`);
      list(pen, root.links.slice(0, 12));
      pen.html('</ul>');
    }
    if (root.aside.length > 0) {
      pen.html(() => `<div class="box">${escapeHtml(root.title)}</div><ul>`);
      list(pen, root.aside);
      pen.html('</ul>');
    }
  }
  if (!draft.traits.latest) return;
  pen.html('<h3>Последни</h3><ul>');
  list(pen, draft.latest);
  pen.html('</ul>');
}

function drawFoot(draft: Draft, page: Page, pen: Pen): void {
  pen.html('<ul>');
  list(pen, draft.foot);
  pen.html('</ul>');
  if (draft.traits.shares) {
    const here = encodeURIComponent(page.url);
    pen.link({ to: `https://www.facebook.com/sharer/sharer.php?u=${here}`, label: 'Сподели' });
    pen.link({ to: `https://twitter.com/intent/tweet?url=${here}`, label: 'Tweet' });
  }
  pen.html(
    `<a href="#top">Нагоре</a><a href="mailto:info@s${draft.seed}.example">Поща</a><p>© ${escapeHtml(draft.name)}. Всички права запазени.</p>`,
  );
}

function drawMain(draft: Draft, page: Page, pen: Pen, text: Random): void {
  if (draft.traits.crumbs && page.parent !== null) {
    const chain: Link[] = [];
    for (let at: number | null = page.parent; at !== null; at = draft.page(at).parent)
      chain.unshift({ to: at, label: draft.page(at).title });
    pen.html('<div class="breadcrumbs">');
    for (const link of chain) {
      pen.link(link);
      pen.html(' » ');
    }
    pen.html('</div>');
  }
  const { day, month, year } = page.date;
  const title = draft.traits.shout ? page.title.toUpperCase() : page.title;
  pen.html(
    () =>
      `<h1>${escapeHtml(title)}</h1>${page.look === 'article' ? `<p class="date">${day}.${month}.${year}</p>` : ''}`,
  );
  const write = page.template === 'english' ? englishParagraph : paragraph;
  pen.html(() => Array.from({ length: page.paragraphs }, () => `<p>${write(text)}</p>\n`).join(''));
  drawBody(draft, page, pen, text);
  if (page.pager.length > 0) {
    pen.html('<div class="pagination">');
    for (const link of page.pager) pen.link(link);
    pen.html('</div>');
  }
  if (page.template === 'print') return;
  pen.html('<div class="tools">');
  for (const link of page.tools) {
    pen.link(link);
    pen.html(' | ');
  }
  pen.html('</div>');
}

/** The links of a page: as rows, as items with a second link, or within the text of an article. */
function drawBody(draft: Draft, page: Page, pen: Pen, text: Random): void {
  if (page.look === 'form')
    pen.html('<form method="post"><input name="user"><input type="password" name="pass"><button>Вход</button></form>');
  const isPage = (link: Link): boolean => typeof link.to === 'number' && draft.entries[link.to]?.is === 'page';
  const rows = page.look === 'table' || page.look === 'calendar';
  pen.html(rows ? '<table border="1">' : '<div class="items">');
  for (const [at, link] of page.links.entries()) {
    pen.html(() => {
      const beside = link.beside === undefined ? '' : `${escapeHtml(link.beside)} – `;
      if (rows) return `<tr><td>${at + 1}.</td><td>${beside}`;
      if (page.look !== 'article') return `<div class="item">${beside}`;
      return `<p>${beside || (text.chance(0.4) ? `${sentence(text)} ` : '')}`;
    });
    pen.link(link);
    const second = page.look === 'list' && draft.traits.readMore && isPage(link);
    if (second) {
      pen.html(() => `<p>${sentence(text)}</p>`);
      pen.link({ to: link.to, label: 'Прочети още' });
    }
    pen.html(rows ? '</td></tr>\n' : page.look === 'article' ? '</p>\n' : '</div>\n');
  }
  pen.html(rows ? '</table>' : '</div>');
}
