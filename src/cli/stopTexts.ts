import { resumeCommand } from '../app/runAudit.ts';
import type { CrawlHealth } from '../model/audit.ts';
import { durationText } from './amounts.ts';
import { countWords } from './countWords.ts';
import type { Terminal } from './terminal.ts';
import type { CrawlView } from './watchCrawl.ts';

export function stoppingText(graceSeconds: number, { say }: Terminal): string {
  return say({
    bg: `Спираме: чакаме започнатите заявки най-много ${graceSeconds} s (още веднъж Ctrl+C спира веднага)…`,
    en: `Stopping: the requests on their way have at most ${graceSeconds} s (Ctrl+C again stops at once)…`,
  });
}

export function resumeText(dir: string, { say }: Terminal): string {
  const command = resumeCommand(dir);
  return say({ bg: `Прекъснато. Продължете с: ${command}`, en: `Interrupted. Go on with: ${command}` });
}

/** Requests that were not waited for: they are asked again when the audit goes on. */
export function givenUpLines(
  crawl: CrawlView | null,
  because: 'too-long' | 'second-signal',
  { say, lang }: Terminal,
): readonly string[] {
  const urls = crawl?.inFlight ?? [];
  const why =
    because === 'too-long'
      ? say({ bg: 'Няма отговор в срока.', en: 'No answer in time.' })
      : say({ bg: 'Спряно веднага.', en: 'Stopped at once.' });
  if (urls.length === 0) return [why];
  const head = say({
    bg: `${why} Изоставени, ще се поискат наново (${countWords(urls.length, 'request', lang)}):`,
    en: `${why} Given up, to be asked again (${countWords(urls.length, 'request', lang)}):`,
  });
  return [head, ...urls.map((url) => `  ${url}`)];
}

/** What an interrupted crawl has left: in all, with the least time it takes. The bodies are in the table above. */
export function leftLines(health: readonly CrawlHealth[], leftMs: number, { lang, say }: Terminal): readonly string[] {
  const open = health.filter(({ end }) => end === 'stopped');
  if (open.length === 0) return [];
  const queued = open.reduce((sum, { leftInQueue }) => sum + leftInQueue, 0);
  const time =
    leftMs > 0
      ? say({ bg: `, поне ${durationText(leftMs, lang)}`, en: `, at least ${durationText(leftMs, lang)}` })
      : '';
  return [
    say({
      bg: `Остават ${countWords(queued, 'address', lang)} (${open.length} от ${health.length} обхождания)${time}.`,
      en: `Left: ${countWords(queued, 'address', lang)} (${open.length} of ${health.length} visits)${time}.`,
    }),
  ];
}
