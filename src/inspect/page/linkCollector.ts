import { cutGraphemes } from '../../model/evidence.ts';
import { foldSpaces } from '../../model/spaces.ts';
import { PAGE_LIMITS } from './pageReading.ts';
import type { PageRegion, ReadLink } from './pageReading.ts';

type Attributes = Readonly<Record<string, string>>;
type LinkDraft = {
  href: string;
  rel: string;
  region: PageRegion;
  css: string;
  heading: string;
  from: number;
  to: number;
  contextFrom: number;
  contextTo: number;
  /** title, alt and the like: the words of a link without words. */
  spare: string;
  /** Stands in the text; a <link> in the head does not. */
  inText: boolean;
  postback: boolean;
};
export type LinkPlace = {
  readonly region: PageRegion;
  readonly css: string;
  readonly heading: string;
  readonly at: number;
};

/** An element this short with one link in it is one thing with its words: an item, a card, a line of a list. */
const ITEM_CHARACTERS = 400;
const ROW_CHARACTERS = 1_500;
const ROW_LINKS = 20;

const POSTBACK = /__doPostBack\s*\(|WebForm_DoPostBackWithOptions\s*\(/i;

/** Collects links with the words that belong to them while a page is read. */
export type LinkCollector = {
  count(): number;
  open(tag: string, attributes: Attributes, place: () => LinkPlace): void;
  /** Words of a picture inside the open link. */
  picture(alt: string): void;
  /** The open link ends at this place of the text. */
  end(at: number): void;
  /** An element has ended: its text from `from` to `to` may be the row or item of the links since `firstLink`. */
  endElement(tag: string, firstLink: number, from: number, to: number): void;
  finish(whole: string, base: string | null): { readonly links: readonly ReadLink[]; readonly full: boolean };
};

export function linkCollector(): LinkCollector {
  const links: LinkDraft[] = [];
  let openLink: LinkDraft | null = null;
  let full = false;

  function add(
    attributes: Attributes,
    href: string,
    rel: string,
    inText: boolean,
    { at, region, css, heading }: LinkPlace,
  ): LinkDraft | null {
    if (links.length >= PAGE_LIMITS.links) {
      full = true;
      return null;
    }
    const spare = attributes['title'] ?? attributes['aria-label'] ?? attributes['alt'] ?? '';
    const link = {
      href: href.trim().slice(0, 4_096),
      rel,
      region,
      css,
      heading,
      from: at,
      to: at,
      contextFrom: at,
      contextTo: at,
      spare,
      inText,
      postback: isPostback(href, attributes['onclick'] ?? ''),
    };
    links.push(link);
    return link;
  }

  function openAnchor(tag: string, attributes: Attributes, place: () => LinkPlace): void {
    const href = attributes['href'];
    const rel = (attributes['rel'] ?? '').trim().toLowerCase();
    if (href === undefined || href.trim() === '') return;
    // <link> counts only where it leads to something a person could open: a licence, data, another form of the page.
    if (tag === 'link' && !/\b(?:license|licence|alternate|describedby|terms-of-service)\b/.test(rel)) return;
    const link = add(attributes, href, rel, tag !== 'link', place());
    if (tag === 'a') openLink = link;
  }

  return {
    count: () => links.length,
    open(tag, attributes, place) {
      if (tag === 'a' || tag === 'area' || tag === 'link') openAnchor(tag, attributes, place);
      else if (tag === 'iframe' || tag === 'embed' || tag === 'object') {
        const href = (attributes['src'] ?? attributes['data'] ?? '').trim();
        if (href !== '' && !/^(?:javascript|about|data):/i.test(href)) add(attributes, href, 'embedded', true, place());
      }
    },
    picture(alt) {
      if (openLink !== null) openLink.spare = openLink.spare === '' ? alt : `${openLink.spare} ${alt}`.slice(0, 500);
    },
    end(at) {
      if (openLink !== null) openLink.to = at;
      openLink = null;
    },
    endElement(tag, firstLink, from, to) {
      const inside = links.length - firstLink;
      const isRow = tag === 'tr' && inside > 0 && inside <= ROW_LINKS && to - from <= ROW_CHARACTERS;
      if (!isRow && (inside !== 1 || to - from > ITEM_CHARACTERS)) return;
      for (const link of links.slice(firstLink)) {
        if (!link.inText) continue;
        link.contextFrom = from;
        link.contextTo = to;
      }
    },
    finish: (whole, base) => ({ links: links.map((link) => finishLink(link, whole, base)), full }),
  };
}

/** Words of a link and around it. A link that no small element holds is read with the line it stands in. */
function finishLink(link: LinkDraft, whole: string, base: string | null): ReadLink {
  const { href, rel, region, css, heading, from } = link;
  const to = Math.max(from, link.to);
  const own = oneLine(whole.slice(from, Math.min(to, from + 1_000)));
  const text = cutGraphemes(own === '' ? oneLine(link.spare) : own, 300);
  const { contextFrom, contextTo } =
    link.contextFrom === link.contextTo && link.inText ? lineAround(whole, from, to) : link;
  const before = whole.slice(Math.max(contextFrom, from - PAGE_LIMITS.around), from);
  const after = whole.slice(to, Math.min(contextTo, to + PAGE_LIMITS.around));
  return {
    href,
    base,
    text,
    around: oneLine(`${before} ${after}`),
    heading,
    rel,
    region,
    css,
    from,
    to,
    contextFrom,
    contextTo,
    postback: link.postback,
  };
}

/** A real address beside the handler is followed; only where there is none, the postback is the one way on. */
function isPostback(href: string, onclick: string): boolean {
  if (/^\s*javascript:/i.test(href) && POSTBACK.test(href.slice(0, 2_000))) return true;
  return /^\s*(?:#|javascript:)/i.test(href) && POSTBACK.test(onclick.slice(0, 2_000));
}

function lineAround(
  whole: string,
  from: number,
  to: number,
): { readonly contextFrom: number; readonly contextTo: number } {
  // Within reach only: a page that is one endless line would be searched from end to end for each of its links.
  const start = Math.max(0, from - ROW_CHARACTERS);
  const window = whole.slice(start, to + ROW_CHARACTERS);
  const before = from === 0 ? -1 : window.lastIndexOf('\n', from - start - 1);
  const after = window.indexOf('\n', to - start);
  const isShort = (before !== -1 || start === 0) && (after !== -1 || start + window.length === whole.length);
  const lineFrom = start + before + 1;
  const lineTo = after === -1 ? start + window.length : start + after;
  if (isShort) return { contextFrom: lineFrom, contextTo: lineTo };
  return {
    contextFrom: Math.max(lineFrom, from - PAGE_LIMITS.around),
    contextTo: Math.min(lineTo, to + PAGE_LIMITS.around),
  };
}

function oneLine(text: string): string {
  return foldSpaces(text).trim();
}
