import type { CrawlHealth } from '../model/audit.ts';
import type { Bilingual } from '../model/lang.ts';
import { countWords } from './countWords.ts';
import type { Terminal } from './terminal.ts';

const ENDS: Readonly<Record<CrawlHealth['end'], Bilingual>> = {
  'not-reached': { bg: 'недостъпна', en: 'not reached' },
  'cut-by-budget': { bg: 'прекъсната от бюджета', en: 'cut by budget' },
  stopped: { bg: 'спряна', en: 'stopped' },
  complete: { bg: 'цяла', en: 'complete' },
};

/** How the crawl of each body went; those that were not reached come first, so that nobody overlooks them. */
export function printHealth(terminal: Terminal, health: readonly CrawlHealth[]): void {
  const order = Object.keys(ENDS);
  const lines = [...health].sort((a, b) => order.indexOf(a.end) - order.indexOf(b.end));
  const width = Math.max(...lines.map(({ lane }) => lane.length), 10);
  terminal.err(terminal.say({ bg: 'Обхождане:', en: 'Visits:' }));
  for (const { lane, end, requests, bytes, skipped, failures, leftInQueue } of lines) {
    const parts = [
      countWords(requests, 'request', terminal.lang),
      `${Math.round(bytes / 1000)} kB`,
      ...counts(failures),
      ...counts(skipped),
      ...(leftInQueue > 0 ? [terminal.say({ bg: `${leftInQueue} останали`, en: `${leftInQueue} left` })] : []),
    ];
    terminal.err(`  ${lane.padEnd(width)}  ${terminal.say(ENDS[end])}: ${parts.join(', ')}`);
  }
}

function counts(byName: Readonly<Record<string, number>>): string[] {
  return Object.entries(byName).map(([name, count]) => `${name} ${count}`);
}
