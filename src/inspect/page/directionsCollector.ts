import { PAGE_LIMITS } from './pageReading.ts';
import type { Directions, PageMeta } from './pageReading.ts';

type Attributes = Readonly<Record<string, string>>;

export type DirectionsCollector = {
  /** `unseen` = the tags around it that are not shown (noscript, template, svg), the head aside. */
  open(tag: string, attributes: Attributes, unseen: () => boolean, css: () => string): void;
  script(words: string): void;
  finish(): Directions;
};

const LONGEST_ADDRESS = 4_096;

export function directionsCollector(): DirectionsCollector {
  const feeds: string[] = [];
  const otherLanguages: string[] = [];
  let refresh: PageMeta | null = null;
  let viewState = false;
  let bodySeen = false;
  let scriptText = '';

  function script(words: string): void {
    if (words.trim() === '' || scriptText.length >= PAGE_LIMITS.scriptBeginnings) return;
    scriptText += `${words.slice(0, PAGE_LIMITS.scriptBeginnings)}\n`;
  }

  /** In <noscript> it is meant for others than a browser; in the content it is somebody's text. */
  function openMeta(attributes: Attributes, unseen: () => boolean, css: () => string): void {
    if (refresh !== null || bodySeen) return;
    if ((attributes['http-equiv'] ?? '').trim().toLowerCase() !== 'refresh' || unseen()) return;
    refresh = { name: 'refresh', content: (attributes['content'] ?? '').slice(0, LONGEST_ADDRESS), css: css() };
  }

  function openLink(attributes: Attributes): void {
    const href = (attributes['href'] ?? '').trim();
    if (href === '' || href.length > LONGEST_ADDRESS || !/\balternate\b/i.test(attributes['rel'] ?? '')) return;
    const isFeed = /^\s*application\/(?:rss|atom)\+xml/i.test(attributes['type'] ?? '');
    if (isFeed && feeds.length < PAGE_LIMITS.feeds) feeds.push(href);
    const isOther = /^\s*(?!bg\b|x-default)[a-z]{2}\b/i.test(attributes['hreflang'] ?? '');
    if (isOther && !isFeed && otherLanguages.length < PAGE_LIMITS.feeds) otherLanguages.push(href);
  }

  return {
    open(tag, attributes, unseen, css) {
      if (tag === 'meta') openMeta(attributes, unseen, css);
      else if (tag === 'link') openLink(attributes);
      else if (tag === 'script') script(attributes['src'] ?? '');
      else if (tag === 'body') bodySeen = true;
      else if (tag === 'input' && attributes['name'] === '__VIEWSTATE') viewState = true;
    },
    script,
    finish: () => ({ refresh, feeds, otherLanguages, scriptText, viewState }),
  };
}
