import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startExampleWeb } from '../../fixtures/web/serve.ts';

export const ROOT = path.join(import.meta.dirname, '../..');

export type Example = {
  readonly web: Awaited<ReturnType<typeof startExampleWeb>>;
  /** config/primer.yaml for the ports of this test, with this delay between requests. */
  readonly config: string;
  /** Folder for audits; gone with close(). */
  readonly out: string;
  close(): Promise<void>;
};

/** The example web on ports of its own and its ordinary configuration, without the second of politeness. */
export async function startExample(options: { minDelayMs: number; browser: boolean }): Promise<Example> {
  const web = await startExampleWeb({ ports: 'any', slowness: 0 });
  const out = mkdtempSync(path.join(tmpdir(), 'zvezdomer-e2e-'));
  const config = path.join(out, 'primer.yaml');
  const text = readFileSync(path.join(ROOT, 'config/primer.yaml'), 'utf8');
  writeFileSync(config, adapted(text, web.resolve, options));
  return {
    web,
    config,
    out,
    async close() {
      await web.close();
      rmSync(out, { recursive: true, force: true });
    },
  };
}

function adapted(
  text: string,
  resolve: Readonly<Record<string, string>>,
  { minDelayMs, browser }: { minDelayMs: number; browser: boolean },
): string {
  const mapping = Object.entries(resolve).map(([host, place]) => `    ${host}: ${place}`);
  return text
    .replace('../fixtures/web/institutions.yaml', path.join(ROOT, 'fixtures/web/institutions.yaml'))
    .replace('minDelayMs: 1000', `minDelayMs: ${minDelayMs}\n  maxCrawlDelayMs: ${minDelayMs}`)
    .replace('requestsPerMinute: 60', 'requestsPerMinute: 6000')
    .replace('  budget:\n', `  browser:\n    enabled: ${browser}\n  budget:\n`)
    .replace(/ {2}resolve:\n[\s\S]*$/, `  resolve:\n${mapping.join('\n')}\n`);
}
