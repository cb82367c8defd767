import { Parser } from 'htmlparser2';

const TYPES = /^(?:text\/turtle|application\/(?:ld\+json|rdf\+xml|n-triples|json))$/i;
const MAX_LINKS = 5;
const MAX_CHARACTERS = 1_000_000;

/** Descriptions for programs that a page links to in its head (`<link rel="alternate" type="text/turtle" …>`), on its own host. */
export function alternateLinks(html: string, from: string): readonly string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(tag, { rel = '', type = '', href }) {
      if (tag !== 'link' || href === undefined || !/\balternate\b/i.test(rel) || !TYPES.test(type.trim())) return;
      const url = URL.parse(href.trim(), from);
      if (url !== null && url.host === URL.parse(from)?.host && found.length < MAX_LINKS) found.push(url.href);
    },
  });
  parser.end(html.slice(0, MAX_CHARACTERS));
  return [...new Set(found)];
}
