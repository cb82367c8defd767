import type { PageRegion } from './pageReading.ts';

const BY_ELEMENT: Readonly<Record<string, PageRegion>> = { nav: 'nav', footer: 'footer', aside: 'aside', main: 'main' };
const BY_ROLE: Readonly<Record<string, PageRegion>> = {
  banner: 'header',
  navigation: 'nav',
  contentinfo: 'footer',
  complementary: 'aside',
  main: 'main',
};
/** Common ids and classes of templates, as whole tokens: „footnote“ is no footer. */
const BY_TOKEN: readonly (readonly [RegExp, PageRegion])[] = [
  [
    /^(?:(?:site|page|main|global|wrap|section|div)[-_]?)?(?:footer|foot|bottom|copyrights?|colophon)(?:[-_]?(?:wrap(?:per)?|container|inner|area|text|bottom|top|section))?$/,
    'footer',
  ],
  [
    /^(?:(?:site|page|main|global|top)[-_]?)?(?:header|masthead|topbar|banner|head)(?:[-_]?(?:wrap(?:per)?|container|inner|area|top))?$/,
    'header',
  ],
  [
    /^(?:(?:site|page|main|top|primary|secondary|side|left|right)[-_]?)?(?:nav|menu|navbar|navigation|breadcrumbs?|topmenu|mainmenu)$/,
    'nav',
  ],
  [/^(?:left|right|main|page)?[-_]?(?:sidebar|aside|sidenav|side-?bar)(?:[-_]?(?:left|right))?$/, 'aside'],
];
/** Inside these a class called „header“ or „menu“ is part of the content: the head of a card, a list of dishes. */
const CONTENT_ELEMENTS: ReadonlySet<string> = new Set(['main', 'article', 'table', 'section', 'dialog']);

export type RegionFrame = { readonly region: PageRegion; readonly inContent: boolean };

/** Where on the page an element and what is in it stand, from its name, role, id and classes and its parent's place. */
export function regionOf(tag: string, attributes: Readonly<Record<string, string>>, parent: RegionFrame): RegionFrame {
  const role = BY_ROLE[(attributes['role'] ?? '').trim().toLowerCase()];
  const own = role ?? BY_ELEMENT[tag] ?? (tag === 'header' && !parent.inContent ? 'header' : undefined);
  if (own !== undefined) {
    // A list of links in the footer speaks of the whole site: it stays footer.
    const region = own === 'nav' && parent.region === 'footer' ? 'footer' : own;
    return { region, inContent: own === 'main' || (parent.inContent && own !== 'footer') };
  }
  if (CONTENT_ELEMENTS.has(tag))
    return parent.inContent ? parent : { region: parent.region, inContent: tag !== 'table' && tag !== 'section' };
  if (parent.inContent || parent.region === 'footer' || tag === 'html' || tag === 'body' || tag === 'a') return parent;
  const region = byTokens(`${attributes['id'] ?? ''} ${attributes['class'] ?? ''}`);
  return region === null ? parent : { region, inContent: false };
}

function byTokens(words: string): PageRegion | null {
  if (words.length < 3 || words.length > 500) return null;
  for (const token of words.toLowerCase().split(/\s+/)) {
    for (const [pattern, region] of BY_TOKEN) if (pattern.test(token)) return region;
  }
  return null;
}
