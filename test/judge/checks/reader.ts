import type { CheckParams, CheckResult, Reader } from '../../../src/judge/checks/check.ts';
import { CHECKS } from '../../../src/judge/checks/all.ts';
import { type Fact, type FactKey, known, unknown, type UnknownReason } from '../../../src/model/facts.ts';
import type { FactValues } from '../../../src/model/factValues.ts';
import { tables } from '../ruleBook.ts';

export type FactTable = {
  readonly [K in FactKey]?: FactValues[K] | { readonly because: UnknownReason['why']; readonly detail?: string };
};

const TABLES = tables();

/** Asks one check about hand-made facts. Each fact's evidence quotes `quotes[key]`, else its key. */
export function ask(
  name: string,
  facts: FactTable,
  params: CheckParams = {},
  quotes: { readonly [key: string]: string } = {},
): CheckResult {
  const check = CHECKS.find((candidate) => candidate.name === name);
  if (check === undefined) throw new RangeError(`no check ${name}`);
  const made = new Map(
    Object.entries(facts).map(([key, value]) => [key, makeFact(key as FactKey, value as never, quotes[key] ?? key)]),
  );
  const reader = {
    fact: (key: FactKey): Fact | undefined => {
      if (!check.reads.includes(key)) throw new RangeError(`${name} reads ${key} undeclared`);
      return made.get(key);
    },
    tables: TABLES,
    asOf: '2026-11-02',
    seenOn: '2026-11-01',
  } as Reader;
  return check.run(reader, params);
}

function makeFact(key: FactKey, value: never, quote: string): Fact {
  const evidence = [{ capture: 'c-1', body: null, at: { kind: 'whole' } as const, quote }];
  const record = value as unknown;
  if (typeof record === 'object' && record !== null && 'because' in record) {
    const { because, detail } = record as { because: UnknownReason['why']; detail?: string };
    return unknown('resource:x', key, because, detail ?? '', evidence);
  }
  return known('resource:x', key, value, evidence);
}
