import type { Decided } from './readAudit.ts';
import type { PlannedFile } from './planSites.ts';

/** One file of `audit:corpora`: what was decided beside what is true. */
export type FileLine = {
  readonly file: string;
  readonly url: string;
  /** resource, document, undecided, not-listed (fetched, but in no list) or not-fetched. */
  readonly kind: string;
  readonly format: Pair;
  readonly encoding: Pair;
  readonly delimiter: Pair;
  readonly level: Pair;
  readonly licence: string | null;
  readonly freshness: string | null;
  readonly date: string | null;
  readonly faults: { readonly found: readonly string[]; readonly stated: readonly string[] };
};
export type Pair = { readonly found: string | number | null; readonly true: string | number | null };

export function fileLine(file: PlannedFile, decided: Decided | null): FileLine {
  const truth = file.item.truth ?? {};
  const facts = decided?.seen.facts;
  const resource = decided?.resource ?? null;
  const problems = truth['table_problems'];
  return {
    file: file.item.id,
    url: file.url,
    kind: decided === null ? 'not-fetched' : (resource?.kind ?? 'not-listed'),
    format: { found: facts?.value('format.id') ?? null, true: scalar(truth['format']) },
    encoding: { found: facts?.value('text.encoding') ?? null, true: scalar(truth['encoding']) },
    delimiter: { found: facts?.value('table.delimiter') ?? null, true: scalar(truth['delimiter']) },
    level: { found: resource?.level ?? null, true: scalar(truth['stars_if_licence_open']) },
    licence: resource?.licence ?? null,
    freshness: resource?.freshness ?? null,
    date: resource?.date ?? null,
    faults: {
      found: (facts?.value('table.faults') ?? []).map(
        ({ code, count, breaksUse }) => `${code}${breaksUse ? '!' : ''}×${count}`,
      ),
      stated: Array.isArray(problems) ? problems.map(String) : [],
    },
  };
}

function scalar(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** For people: the name, then one line of what was found, each with the truth behind it where they differ. */
export function fileLineText(line: FileLine): string {
  const pairs = [
    pair('format', line.format),
    pair('encoding', line.encoding),
    pair('delimiter', line.delimiter),
    pair('level', line.level),
  ];
  const rest = [
    `licence ${line.licence ?? '?'}`,
    `freshness ${line.freshness ?? '?'}${line.date === null ? '' : ` ${line.date}`}`,
  ];
  const faults = line.faults.found.length === 0 ? 'none' : line.faults.found.join(', ');
  const stated = line.faults.stated.length === 0 ? '' : ` (stated: ${line.faults.stated.join('; ')})`;
  return `${line.file} [${line.kind}]\n  ${[...pairs, ...rest].filter((text) => text !== '').join(' · ')}\n  faults: ${faults}${stated}`;
}

function pair(name: string, { found, true: truth }: Pair): string {
  if (found === null && truth === null) return '';
  const shown = show(found);
  return truth === null || String(truth) === String(found)
    ? `${name} ${shown}`
    : `${name} ${shown} (true: ${show(truth)})`;
}

function show(value: string | number | null): string {
  return value === null ? '?' : value === '\t' ? 'tab' : String(value);
}
