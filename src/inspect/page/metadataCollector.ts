import { PAGE_LIMITS } from './pageReading.ts';
import type { PageMeta, PageTime } from './pageReading.ts';

type Attributes = Readonly<Record<string, string>>;

/** Names of microdata and RDFa that speak of licences and dates. */
const PROPERTY_NAMES: ReadonlySet<string> = new Set([
  'license', 'licence', 'rights', 'datemodified', 'datepublished', 'datecreated', 'modified', 'issued', 'created', 'xhv:license', 'cc:license',
]); // prettier-ignore
const MAX_CHARACTERS = 2_000;
const BADGE_HOST = /^(?:https?:)?\/\/(?:www\.)?(?:(?:[a-z]{1,20}\.)?creativecommons\.org|licensebuttons\.net)\//i;
/** „…/88x31/png/by-sa.png“. */
const BUTTON = /\/88x31\/[a-z]{3,4}\/(by(?:-nc)?(?:-sa|-nd)?)[./]/i;
const BUTTON_ALT = /^(?:лиценз:? |licen[cs]e:? )?cc[ -](by(?:-nc)?(?:-sa|-nd)?)[ -]v?[1-4]\.[05]$/i;

/** Collects what a page says of itself to programs: meta, time, microdata and RDFa, JSON-LD. */
export type MetadataCollector = {
  open(tag: string, attributes: Attributes, css: () => string, at: number, depth: number): void;
  text(words: string): void;
  /** Text of a script; true when it was taken. */
  scriptText(words: string): boolean;
  close(tag: string, depth: number): void;
  finish(): {
    readonly metas: readonly PageMeta[];
    readonly properties: readonly PageMeta[];
    readonly times: readonly PageTime[];
    readonly jsonLd: readonly { readonly text: string; readonly css: string }[];
  };
};

export function metadataCollector(): MetadataCollector {
  const metas: PageMeta[] = [];
  const properties: PageMeta[] = [];
  const times: PageTime[] = [];
  const jsonLd: { text: string; css: string }[] = [];
  let script: { text: string; css: string } | null = null;
  let property: { name: string; content: string; css: string; depth: number } | null = null;

  function openMeta(attributes: Attributes, css: () => string): void {
    const name = (attributes['name'] ?? attributes['property'] ?? attributes['http-equiv'] ?? '').trim().toLowerCase();
    const content = attributes['content'];
    if (name === '' || content === undefined || metas.length >= PAGE_LIMITS.metas) return;
    metas.push({ name, content: content.slice(0, MAX_CHARACTERS), css: css() });
  }

  function openProperty(tag: string, attributes: Attributes, css: () => string, depth: number): void {
    const raw = attributes['itemprop'] ?? (tag === 'meta' ? undefined : attributes['property']);
    if (raw === undefined || properties.length >= PAGE_LIMITS.properties) return;
    const name = raw
      .trim()
      .slice(0, 300)
      .toLowerCase()
      .replace(/^.*[/#]|^(?:schema|dct|dcterms|dc|dcat):/g, '');
    if (!PROPERTY_NAMES.has(name)) return;
    const value = attributes['content'] ?? attributes['href'] ?? attributes['resource'] ?? attributes['datetime'];
    if (value !== undefined) properties.push({ name, content: value.slice(0, MAX_CHARACTERS), css: css() });
    else property ??= { name, content: '', css: css(), depth };
  }

  /** The picture of a licence (licensebuttons.net/l/by/4.0/88x31.png), with its link or without. */
  function openBadge(attributes: Attributes, css: () => string): void {
    const source = attributes['src'] ?? '';
    if (!BADGE_HOST.test(source) || properties.length >= PAGE_LIMITS.properties) return;
    const alt = (attributes['alt'] ?? '').trim().slice(0, 100);
    // The address of a button has no version; its alternative text may have it, when it names the same licence.
    const button = BUTTON.exec(source)?.[1]?.toLowerCase();
    const isExact = button !== undefined && BUTTON_ALT.exec(alt)?.[1]?.toLowerCase() === button;
    properties.push({ name: 'license-badge', content: isExact ? alt : source.slice(0, MAX_CHARACTERS), css: css() });
  }

  return {
    open(tag, attributes, css, at, depth) {
      if (tag === 'meta') openMeta(attributes, css);
      else if (tag === 'img') openBadge(attributes, css);
      else if (tag === 'time' && attributes['datetime'] !== undefined && times.length < PAGE_LIMITS.times) {
        const itemprop = (attributes['itemprop'] ?? attributes['class'] ?? '').toLowerCase();
        times.push({ datetime: attributes['datetime'].slice(0, 100), from: at, css: css(), itemprop });
      } else if (tag === 'script' && jsonLd.length < PAGE_LIMITS.scriptTexts) {
        if ((attributes['type'] ?? '').toLowerCase().trim() === 'application/ld+json')
          script = { text: '', css: css() };
      }
      openProperty(tag, attributes, css, depth);
    },
    scriptText(words) {
      if (script === null) return false;
      if (script.text.length < PAGE_LIMITS.scriptCharacters) script.text += words;
      return true;
    },
    text(words) {
      if (property !== null && property.content.length < MAX_CHARACTERS)
        property.content += words.slice(0, MAX_CHARACTERS);
    },
    close(tag, depth) {
      if (tag === 'script' && script !== null) {
        jsonLd.push(script);
        script = null;
      }
      if (property !== null && property.depth === depth) {
        properties.push({
          name: property.name,
          content: property.content.replace(/\s+/g, ' ').trim(),
          css: property.css,
        });
        property = null;
      }
    },
    finish: () => ({ metas, properties, times, jsonLd }),
  };
}
