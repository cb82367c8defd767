import { Parser } from 'htmlparser2';

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/** What the tests look at in a page. */
export type ReadPage = {
  readonly ids: readonly string[];
  /** Targets of links, with whether they stand in <main> and carry data-number. */
  readonly links: readonly { readonly href: string; readonly inMain: boolean; readonly number: string | null }[];
  /** Addresses that a browser loads by itself. */
  readonly loads: readonly string[];
  readonly tags: ReadonlySet<string>;
  /** Attributes that run or style: on…, style. */
  readonly unsafe: readonly string[];
  /** Elements that were not closed, or closed without being open. */
  readonly unbalanced: readonly string[];
  readonly text: string;
};

export function readPage(html: string): ReadPage {
  const ids: string[] = [];
  const links: { href: string; inMain: boolean; number: string | null }[] = [];
  const loads: string[] = [];
  const tags = new Set<string>();
  const unsafe: string[] = [];
  const unbalanced: string[] = [];
  const open: string[] = [];
  let text = '';
  const parser = new Parser({
    onopentag(name, attributes, isImplied) {
      tags.add(name);
      if (!VOID.has(name)) open.push(name);
      if (isImplied) unbalanced.push(`implied <${name}>`);
      for (const [key, value] of Object.entries(attributes)) {
        if (key === 'id') ids.push(value);
        if (key.startsWith('on') || key === 'style') unsafe.push(`${name} ${key}`);
        if (key === 'src' || (name === 'link' && key === 'href')) loads.push(value);
      }
      if (name === 'a' && attributes['href'] !== undefined) {
        links.push({
          href: attributes['href'],
          inMain: open.includes('main'),
          number: 'data-number' in attributes ? (attributes['title'] ?? '') : null,
        });
      }
    },
    ontext(data) {
      text += data;
    },
    onclosetag(name, isImplied) {
      if (VOID.has(name)) return;
      if (isImplied || open.at(-1) !== name) unbalanced.push(`</${name}>`);
      open.pop();
    },
  });
  parser.end(html);
  return { ids, links, loads, tags, unsafe, unbalanced: [...unbalanced, ...open], text };
}
