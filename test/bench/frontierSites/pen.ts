import type { Draft, Link } from './draft.ts';

/** Writes a page: as HTML, or only the addresses of its links. Both follow the same steps, so they agree. */
export type Pen = {
  /** Markup without links; made only when somebody reads it. */
  html(text: string | (() => string)): void;
  link(link: Link): void;
};

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/**
 * Where a link leads, as an absolute URL. A page in a session leads to copies in the session; home and a few other pages
 * let one slip in, to a page of the first level only, so that the originals stay reachable.
 */
export function targetOf(draft: Draft, from: number, link: Link): string {
  if (typeof link.to === 'string') return link.to;
  const slips = from % 23 === 0 && draft.hubs.includes(link.to);
  const carried = draft.inSession.has(from) || slips ? draft.sessionCopies.get(link.to) : undefined;
  return draft.entries[carried ?? link.to]?.url ?? draft.origin;
}

/** An address as this site writes it into its links. */
function hrefOf(draft: Draft, from: string, target: string): string {
  if (!target.startsWith(`${draft.origin}/`) || draft.traits.hrefs === 'absolute') return target;
  const rooted = target.slice(draft.origin.length);
  if (draft.traits.hrefs === 'raw') return decodeURI(rooted);
  if (draft.traits.hrefs === 'rooted') return rooted;
  const path = from.slice(draft.origin.length).replace(/\?.*$/u, '');
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const rest = rooted.startsWith(folder) ? rooted.slice(folder.length) : '';
  return rest === '' || rest.startsWith('?') || rest.startsWith('/') || /^[^/?]*[:;]/u.test(rest) ? rooted : rest;
}

export function htmlPen(draft: Draft, from: number, out: string[]): Pen {
  const base = draft.entries[from]?.url ?? draft.origin;
  return {
    html: (text) => void out.push(typeof text === 'string' ? text : text()),
    link: (link) => {
      const href = escapeHtml(hrefOf(draft, base, targetOf(draft, from, link)));
      const tip = link.tip === undefined ? '' : ` title="${escapeHtml(link.tip)}"`;
      const shown =
        link.icon === true
          ? `<img src="/images/icons/${from % 7}.png" alt="${escapeHtml(link.label)}" width="16">`
          : escapeHtml(link.label);
      out.push(`<a href="${href}"${tip}>${shown}</a>`);
    },
  };
}

export function linkPen(draft: Draft, from: number, out: string[]): Pen {
  return { html: () => {}, link: (link) => void out.push(targetOf(draft, from, link)) };
}
