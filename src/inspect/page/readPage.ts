import { Parser } from 'htmlparser2';
import { cssPath, isPlainId } from './cssPath.ts';
import { directionsCollector } from './directionsCollector.ts';
import { tableCollector } from './htmlTables.ts';
import { linkCollector } from './linkCollector.ts';
import { isMountPoint, isScriptLink } from './mountPoint.ts';
import { metadataCollector } from './metadataCollector.ts';
import { formCollector } from './pageForms.ts';
import { PAGE_LIMITS } from './pageReading.ts';
import type { PageReading } from './pageReading.ts';
import { regionOf } from './pageRegion.ts';
import type { RegionFrame } from './pageRegion.ts';
import { pageText } from './pageText.ts';
import type { BlockPlace } from './pageText.ts';

type Attributes = Readonly<Record<string, string>>;
type Frame = RegionFrame & {
  readonly tag: string;
  readonly ordinal: number;
  readonly id: string | null;
  readonly children: Map<string, number>;
  readonly textFrom: number;
  readonly firstLink: number;
  readonly hidden: boolean;
  readonly mount: boolean;
};

/** Small, since depth is looked at between pieces: the parser moves all its open elements at each opening tag. */
const CHUNK = 4_096;
const LONGEST_PIECE = 65_536;
const BLOCK: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const UNSEEN: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'head',
  'iframe',
  'object',
]);
/** Words in an element that scripts fill: „Зареждане…“ and a name are none. */
const MOUNT_CHARACTERS = 80;
const LOGO = /logo|лого|герб|gerb/i;

/**
 * One streaming pass over a page: links, blocks of visible words, tables, forms, descriptions. Never throws and never
 * takes more than its limits: unclosed and deeply nested markup is closed at PAGE_LIMITS.depth.
 */
export function readPage(html: string): PageReading {
  const state = pageState();
  const source = html.length > PAGE_LIMITS.characters ? html.slice(0, PAGE_LIMITS.characters) : html;
  let parser = newParser(state);
  for (let at = 0; at < source.length;) {
    const end = endOfPiece(source, at);
    parser.write(source.slice(at, end));
    at = end;
    if (state.elements() > PAGE_LIMITS.elements) {
      parser.end();
      return state.finish(true);
    }
    if (state.depth() > PAGE_LIMITS.depth) {
      // The parser looks through all open elements at each closing tag: a tree of a million levels would take hours.
      parser.end();
      parser = newParser(state);
    }
  }
  parser.end();
  return state.finish(html.length > PAGE_LIMITS.characters);
}

/** Pieces end before a tag: a tag cut in two by a new parser would leave its second half as words of the page. */
function endOfPiece(source: string, from: number): number {
  const next = source.slice(from + CHUNK, from + LONGEST_PIECE).indexOf('<');
  return Math.min(source.length, next === -1 ? from + LONGEST_PIECE : from + CHUNK + next);
}

function newParser(state: PageState): Parser {
  return new Parser(
    { onopentag: state.open, onclosetag: state.close, ontext: state.text },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
}

type PageState = {
  depth(): number;
  /** Elements opened so far. */
  elements(): number;
  open(tag: string, attributes: Attributes): void;
  close(tag: string): void;
  text(words: string): void;
  finish(cut: boolean): PageReading;
};

function pageState(): PageState {
  const frames: Frame[] = [];
  const rootChildren = new Map<string, number>();
  const ids = new Set<string>();
  const text = pageText();
  const tables = tableCollector();
  const forms = formCollector();
  const links = linkCollector();
  const metadata = metadataCollector();
  const heading = headingReader();
  const directions = directionsCollector();
  const logos: string[] = [];
  let title = '';
  let titleDone = false;
  let base: string | null = null;
  let scripts = 0;
  let elements = 0;
  let noscript = '';
  let mountPoint = false;
  let emptyMount = false;
  let scriptLinks = 0;

  const path = (): string => cssPath(frames);
  const region = (): RegionFrame => frames.at(-1) ?? { region: 'main', inContent: false };
  const place = () => ({
    region: region().region,
    css: path(),
    heading: heading.last(),
    from: text.length(),
    at: text.length(),
  });

  function blockPlace(): BlockPlace {
    // Words may begin inside a link or <b>; the block they stand in is what a reader would point at.
    const block = frames.findLastIndex((frame) => BLOCK.has(frame.tag));
    const css = cssPath(block === -1 ? frames : frames.slice(0, block + 1));
    return { region: region().region, css, heading: heading.last(), headingLevel: heading.level() };
  }

  function push(tag: string, attributes: Attributes): void {
    const parent = frames.at(-1);
    const children = parent?.children ?? rootChildren;
    const ordinal = (children.get(tag) ?? 0) + 1;
    children.set(tag, ordinal);
    const rawId = attributes['id'] ?? '';
    const id = isPlainId(rawId) && !ids.has(rawId) && ids.size < PAGE_LIMITS.ids ? rawId : null;
    if (id !== null) ids.add(id);
    const mount = isMountPoint(tag, attributes);
    if (mount) mountPoint = true;
    if (isScriptLink(tag, attributes)) scriptLinks += 1;
    const hidden =
      (parent?.hidden ?? false) ||
      UNSEEN.has(tag) ||
      'hidden' in attributes ||
      /display\s*:\s*none/i.test(attributes['style'] ?? '');
    const { region: own, inContent } = regionOf(tag, attributes, region());
    frames.push({
      tag,
      ordinal,
      id,
      children: new Map(),
      textFrom: text.length(),
      firstLink: links.count(),
      hidden,
      region: own,
      inContent,
      mount,
    });
  }

  function open(tag: string, attributes: Attributes): void {
    elements += 1;
    if (BLOCK.has(tag) || tag === 'br') text.endBlock();
    if (tag === 'a') links.end(text.length());
    push(tag, attributes);
    tables.open(tag, attributes, place);
    forms.open(tag, attributes, place);
    links.open(tag, attributes, place);
    metadata.open(tag, attributes, path, text.length(), frames.length);
    heading.open(tag);
    directions.open(tag, attributes, () => frames.some((frame) => frame.tag !== 'head' && UNSEEN.has(frame.tag)), path);
    if (tag === 'base') base ??= attributes['href'] ?? null;
    else if (tag === 'script') scripts += 1;
    else if (tag === 'img') openImage(attributes);
  }

  function openImage(attributes: Attributes): void {
    const alt = (attributes['alt'] ?? attributes['title'] ?? '').trim();
    if (alt === '') return;
    links.picture(alt);
    const named = LOGO.test(`${attributes['src'] ?? ''} ${attributes['class'] ?? ''} ${attributes['id'] ?? ''} ${alt}`);
    if ((named || region().region === 'header') && logos.length < 20) logos.push(alt.slice(0, 300));
  }

  function words(part: string): void {
    if (metadata.scriptText(part)) return;
    const frame = frames.at(-1);
    if (frame?.tag === 'script') directions.script(part);
    if (frame?.tag === 'title' && !titleDone && title.length < 2_000) title += part.slice(0, 2_000);
    if (frame?.tag === 'noscript' && noscript.length < 2_000) noscript += part.slice(0, 2_000);
    if (frame?.hidden === true) return;
    text.add(part, blockPlace);
    for (const collector of [tables, forms, metadata, heading]) collector.text(part);
  }

  function close(tag: string): void {
    if (tag === 'a') links.end(text.length());
    if (tag === 'title') titleDone = true;
    metadata.close(tag, frames.length);
    if (BLOCK.has(tag)) text.endBlock();
    heading.close(tag);
    const frame = frames.pop();
    if (frame?.mount === true && text.length() - frame.textFrom < MOUNT_CHARACTERS) emptyMount = true;
    if (frame !== undefined && BLOCK.has(frame.tag))
      links.endElement(frame.tag, frame.firstLink, frame.textFrom, text.length());
    tables.close(tag, text.length());
    forms.close(tag);
  }

  function finish(cut: boolean): PageReading {
    links.end(text.length());
    const { whole, blocks, full } = text.finish();
    const found = links.finish(whole, base);
    return {
      title: title.replace(/\s+/g, ' ').trim(),
      base,
      links: found.links,
      blocks,
      tables: tables.finish(whole.length),
      forms: forms.finish(),
      ...metadata.finish(),
      logos,
      scripts,
      noscript: noscript.replace(/\s+/g, ' ').trim(),
      mountPoint,
      emptyMount,
      scriptLinks,
      ...directions.finish(),
      truncated: found.full || cut || full,
    };
  }

  return { depth: () => frames.length, elements: () => elements, open, close, text: words, finish };
}

type HeadingReader = {
  /** Words of the last heading that has ended. */
  last(): string;
  /** 1–6 inside a heading, 0 elsewhere. */
  level(): number;
  open(tag: string): void;
  text(words: string): void;
  close(tag: string): void;
};

function headingReader(): HeadingReader {
  let last = '';
  let draft: string | null = null;
  let level = 0;
  return {
    last: () => last,
    level: () => level,
    open(tag) {
      const digit = /^h([1-6])$/.exec(tag)?.[1];
      if (digit === undefined) return;
      draft = '';
      level = Number(digit);
    },
    text(words) {
      if (draft !== null && draft.length < 300) draft += words.slice(0, 300);
    },
    close(tag) {
      if (draft === null || !/^h[1-6]$/.test(tag)) return;
      const plain = draft.replace(/\s+/g, ' ').trim();
      if (plain !== '') last = plain.slice(0, 200);
      draft = null;
      level = 0;
    },
  };
}
