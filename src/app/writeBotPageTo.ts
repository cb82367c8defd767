import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeBotPage } from '../report/botPage.ts';
import { loadConfig } from './loadConfig.ts';
import { reportAssets } from './reportAssets.ts';

/** Writes the page about the robot of a configuration into a folder; returns the page's path. */
export function writeBotPageTo(configPath: string, out: string): string {
  const { crawl } = loadConfig(configPath);
  for (const { path, chunk } of writeBotPage(crawl, reportAssets())) {
    const target = join(out, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, chunk);
  }
  return join(out, 'index.html');
}
