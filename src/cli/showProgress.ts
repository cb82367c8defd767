import type { AuditEvent } from '../app/auditEvents.ts';
import { eventLine } from './eventLine.ts';
import { progressText, type ProgressView, stillText } from './progressText.ts';
import { fitText } from './textWidth.ts';
import type { Terminal } from './terminal.ts';
import { type CrawlView, type CrawlWatch, watchCrawl } from './watchCrawl.ts';

export type Progress = {
  readonly event: (event: AuditEvent) => void;
  note(text: string): void;
  /** The crawl as it stands; null before it began. */
  crawl(): CrawlView | null;
  end(): void;
};

/** At most this often the line of a terminal is drawn again: eight times a second. */
const REDRAW_MS = 125;
/** A terminal's line goes on although nothing happens: the seconds of a wait. */
const TICK_MS = 1_000;
/** Without a terminal: one line this often, so that a log shows that the crawl goes on, or that it does not. */
const PLAIN_MS = 30_000;

export type ProgressOptions = {
  /** Milliseconds, going on evenly. */
  readonly now?: () => number;
  /** Calls again and again until the returned function is called. */
  readonly every?: (ms: number, work: () => void) => () => void;
  /** Only what must be said: no progress. */
  readonly quiet?: boolean;
};

/** One line that is written over on a terminal; plain lines otherwise. All on standard error. */
export function showProgress(terminal: Terminal, options: ProgressOptions = {}): Progress {
  const { now = () => performance.now(), every = everySo, quiet = false } = options;
  const isLive = terminal.interactive && !quiet;
  let view: Exclude<ProgressView, { stage: 'gather' }> | { readonly stage: 'gather' } = { stage: 'begin' };
  let watch: CrawlWatch | null = null;
  let drawnMs = isLive ? Number.NEGATIVE_INFINITY : now();
  const clear = (): void => {
    if (isLive) terminal.raw('\r\u001b[2K');
  };
  const text = (columns: number): string => {
    if (view.stage !== 'gather') return progressText(view, terminal.lang, columns);
    if (watch === null) return '';
    const crawl = watch.view();
    const still = stillText(crawl, now(), terminal.lang);
    // On a terminal the wait takes the line's place; plain lines have room for both.
    if (still !== null && isLive) return fitText(still, columns);
    const line = progressText({ stage: 'gather', crawl }, terminal.lang, columns);
    return still === null ? line : `${line} · ${still}`;
  };
  const draw = (): void => {
    if (quiet || now() - drawnMs < (isLive ? REDRAW_MS : PLAIN_MS)) return;
    const line = text(isLive ? terminal.columns() - 1 : Number.POSITIVE_INFINITY);
    if (line === '') return;
    drawnMs = now();
    if (isLive) terminal.raw(`\r\u001b[2K${line}`);
    else terminal.err(line);
  };
  const stop = quiet ? () => undefined : every(isLive ? TICK_MS : PLAIN_MS, draw);
  const toldFloors = new Set<number>();
  const lineOf = (event: AuditEvent): string | null => {
    if (quiet) return null;
    if (event.is === 'gather' && event.event.is === 'floor-under-1s') {
      // Said once for all: on the example every host has it.
      if (toldFloors.has(event.event.floorMs)) return null;
      toldFloors.add(event.event.floorMs);
    }
    return eventLine(event, terminal.lang);
  };
  const see = (event: AuditEvent): void => {
    if (event.is === 'begun') {
      view = { stage: 'gather' };
      watch = watchCrawl(now);
    } else if (event.is === 'gather') watch?.event(event.event);
    else if (event.is === 'inspect') view = { stage: 'inspect', done: event.done, total: event.total };
    else if (event.is === 'judge' || event.is === 'report') view = { stage: event.is };
  };
  return {
    event(event) {
      see(event);
      const line = lineOf(event);
      if (line !== null) {
        clear();
        terminal.err(line);
      }
      draw();
    },
    note(line) {
      clear();
      terminal.err(line);
    },
    crawl: () => watch?.view() ?? null,
    end() {
      stop();
      clear();
      view = { stage: 'begin' };
    },
  };
}

function everySo(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  timer.unref();
  return () => clearInterval(timer);
}
