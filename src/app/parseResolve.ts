import type { CrawlConfig } from '../model/config.ts';
import { UserError } from '../model/errors.ts';

/** `host=address:port` of the command line, as config's `resolve` has them. */
export function parseResolve(texts: readonly string[]): CrawlConfig['resolve'] {
  return Object.fromEntries(texts.map(hostAndPlace));
}

function hostAndPlace(text: string): readonly [host: string, place: string] {
  const [, host, place] = /^([^=\s]+)=([\d.a-fA-F:[\]]+:\d+)$/.exec(text) ?? [];
  if (host === undefined || place === undefined) {
    throw new UserError('resolve', {
      bg: `--resolve: „${text}“; пример: a.example=127.0.0.1:8101`,
      en: `--resolve: "${text}"; example: a.example=127.0.0.1:8101`,
    });
  }
  return [host, place];
}
