import type { AuditEvent } from '../app/auditEvents.ts';
import { progressText, type ProgressState, noted, started } from './progressText.ts';
import type { Terminal } from './terminal.ts';

export type Progress = {
  readonly event: (event: AuditEvent) => void;
  note(text: string): void;
  end(): void;
};

/** At most this often the line of a terminal is drawn again. */
const REDRAW_MS = 120;
/** Without a terminal: one line this often, so that a log shows that the crawl goes on. */
const PLAIN_MS = 30_000;

/** One line that is written over on a terminal; plain lines otherwise. All on standard error. */
export function showProgress(terminal: Terminal, now: () => number = () => performance.now()): Progress {
  let state: ProgressState = started();
  let drawnAt = Number.NEGATIVE_INFINITY;
  const clear = (): void => {
    if (terminal.interactive) terminal.raw('\r\u001b[2K');
  };
  const draw = (force: boolean): void => {
    if (!force && now() - drawnAt < (terminal.interactive ? REDRAW_MS : PLAIN_MS)) return;
    const text = progressText(state, terminal.lang);
    if (text === '') return;
    drawnAt = now();
    if (terminal.interactive) terminal.raw(`\r\u001b[2K${text.slice(0, terminal.columns - 1)}`);
    else terminal.err(text);
  };
  return {
    event(event) {
      const { state: next, line } = noted(state, event, terminal.lang);
      state = next;
      if (line !== null) {
        clear();
        terminal.err(line);
      }
      draw(false);
    },
    note(text) {
      clear();
      terminal.err(text);
    },
    end() {
      clear();
      state = started();
    },
  };
}
