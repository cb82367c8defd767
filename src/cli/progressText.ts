import type { AuditEvent } from '../app/auditEvents.ts';
import type { Lang } from '../model/lang.ts';
import { countWords } from './countWords.ts';

/** What is known of a running audit; folded from its events. */
export type ProgressState = {
  readonly stage: 'begin' | 'gather' | 'inspect' | 'judge' | 'report';
  readonly institutions: number;
  readonly lanesOpen: number;
  readonly lanesDone: number;
  readonly requests: number;
  readonly files: number;
  readonly bytes: number;
  readonly failures: number;
  readonly queued: Readonly<Record<string, number>>;
  readonly inspected: readonly [done: number, total: number];
};

export function started(): ProgressState {
  return {
    stage: 'begin',
    institutions: 0,
    lanesOpen: 0,
    lanesDone: 0,
    requests: 0,
    files: 0,
    bytes: 0,
    failures: 0,
    queued: {},
    inspected: [0, 0],
  };
}

/** The state after an event, and a line that must be printed whatever happens to the progress line. */
export function noted(
  state: ProgressState,
  event: AuditEvent,
  lang: Lang,
): { state: ProgressState; line: string | null } {
  const bg = lang === 'bg';
  switch (event.is) {
    case 'begun': {
      const earlier = event.since ?? null;
      const since = earlier === null ? '' : bg ? `, стъпва на ${earlier}` : `, goes on from ${earlier}`;
      const line = bg
        ? `${event.resumed ? 'Продължаваме' : 'Започваме'} оценка ${event.id}: ${countWords(event.institutions, 'institution', lang)}${since} → ${event.dir}`
        : `${event.resumed ? 'Resuming' : 'Starting'} audit ${event.id}: ${countWords(event.institutions, 'institution', lang)}${since} → ${event.dir}`;
      return { state: { ...state, institutions: event.institutions, stage: 'gather' }, line };
    }
    case 'gather':
      return { state: gathered(state, event.event), line: gatherLine(event.event, lang) };
    case 'gathered':
      return { state: { ...state, queued: {} }, line: null };
    case 'inspect':
      return { state: { ...state, stage: 'inspect', inspected: [event.done, event.total] }, line: null };
    case 'judge':
      return { state: { ...state, stage: 'judge' }, line: null };
    case 'report':
      return { state: { ...state, stage: 'report' }, line: null };
    case 'pdf':
      return { state, line: null };
    case 'pdf-skipped': {
      const why = event.because === 'no-browser' ? (bg ? 'няма Chromium' : 'no Chromium') : event.detail;
      return {
        state,
        line: bg
          ? `Без PDF: ${why}. Останалото е готово; „zvezdomer doctor“ казва какво липсва.`
          : `No PDF: ${why}. All else is done; \`zvezdomer doctor\` says what is missing.`,
      };
    }
  }
}

type GatherEvent = Extract<AuditEvent, { is: 'gather' }>['event'];

function gathered(state: ProgressState, event: GatherEvent): ProgressState {
  switch (event.is) {
    case 'lane-started':
      return { ...state, lanesOpen: state.lanesOpen + 1 };
    case 'lane-ended':
      return {
        ...state,
        lanesOpen: state.lanesOpen - 1,
        lanesDone: state.lanesDone + 1,
        queued: { ...state.queued, [event.lane]: 0 },
      };
    case 'exchange': {
      const { result, target } = event.capture;
      const isFile =
        result.is === 'response' &&
        result.status === 200 &&
        (target.purpose === 'file' || target.purpose === 'portal-download');
      return {
        ...state,
        requests: state.requests + (result.is === 'not-attempted' ? 0 : 1),
        files: state.files + (isFile ? 1 : 0),
        bytes: state.bytes + (result.is === 'response' ? result.body.bytes : 0),
        failures: state.failures + (result.is === 'failure' ? 1 : 0),
        queued: { ...state.queued, [event.lane]: event.queued },
      };
    }
    default:
      return state;
  }
}

function gatherLine(event: GatherEvent, lang: Lang): string | null {
  const bg = lang === 'bg';
  switch (event.is) {
    case 'replayed':
      if (event.captures === 0) return null;
      return bg
        ? `Възстановени от доказателствата: ${event.captures}`
        : `Restored from the evidence: ${event.captures}`;
    case 'floor-under-1s':
      return bg
        ? `${event.host}: под 1 секунда между заявките (${event.floorMs} ms) – допустимо само на тази машина`
        : `${event.host}: less than 1 second between requests (${event.floorMs} ms) – allowed on this machine only`;
    case 'long-crawl-delay':
      return bg
        ? `${event.host}: robots.txt иска ${event.delayMs / 1000} s между заявките; спазваме го, обхождането ще е непълно`
        : `${event.host}: robots.txt asks for ${event.delayMs / 1000} s between requests; honoured, the visit will be cut`;
    default:
      return null;
  }
}

/** The progress line; empty when there is nothing to say yet. */
export function progressText(state: ProgressState, lang: Lang): string {
  const bg = lang === 'bg';
  const megabytes = (state.bytes / 1e6).toFixed(1).replace('.', bg ? ',' : '.');
  const queued = Object.values(state.queued).reduce((sum, count) => sum + count, 0);
  switch (state.stage) {
    case 'begin':
      return '';
    case 'gather':
      return bg
        ? `Обхождане: ${state.lanesDone} готови, ${state.lanesOpen} в ход · ${countWords(state.requests, 'request', lang)} · ${countWords(state.files, 'file', lang)} · ${megabytes} MB · ${countWords(state.failures, 'failure', lang)} · ${queued} чакат`
        : `Visiting: ${state.lanesDone} done, ${state.lanesOpen} under way · ${countWords(state.requests, 'request', lang)} · ${countWords(state.files, 'file', lang)} · ${megabytes} MB · ${countWords(state.failures, 'failure', lang)} · ${queued} waiting`;
    case 'inspect':
      return `${bg ? 'Преглед на файловете' : 'Inspecting'}: ${state.inspected[0]} / ${state.inspected[1]}`;
    case 'judge':
      return bg ? 'Оценяване…' : 'Judging…';
    case 'report':
      return bg ? 'Доклад…' : 'Report…';
  }
}
