import type { Evidence } from '../../model/evidence.ts';
import type { Fact, FactKey } from '../../model/facts.ts';
import type { Json } from '../../model/json.ts';
import type { CheckDescription } from '../../model/rule.ts';
import type { Tables } from '../../model/tables.ts';

/**
 * What a check may see: the facts of one subject that it declared in `reads`, the tables and the day of judgement.
 * Reading an undeclared fact throws, so that `reads` in the catalogue is never wrong.
 */
export type Reader = {
  /** Undefined when nobody measured it: never a reason to fail anyone. */
  fact<K extends FactKey>(key: K): Fact<K> | undefined;
  readonly tables: Tables;
  /** Day of judgement, ISO `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Day on which the subject was asked for, ISO; the day of judgement when it never was. */
  readonly seenOn: string;
};

export type CheckParams = { readonly [name: string]: Json };

export type CheckResult = {
  readonly messageKey: string;
  /** Values for the placeholders that the message declares. */
  readonly data: { readonly [name: string]: Json };
  readonly evidence: readonly Evidence[];
};

/** One question, answered with a message key; sentences are in rules/messages. */
export type Check = CheckDescription & { run(reader: Reader, params: CheckParams): CheckResult };

export function answer(
  messageKey: string,
  data: CheckResult['data'] = {},
  evidence: readonly Evidence[] = [],
): CheckResult {
  return { messageKey, data, evidence };
}

/** Parameters are checked when rules are loaded; a wrong one here is a bug of ours and becomes an `error` finding. */
export function textParam(params: CheckParams, name: string): string {
  const value = params[name];
  if (typeof value !== 'string') throw new TypeError(`parameter ${name} is no text`);
  return value;
}

export function integerParam(params: CheckParams, name: string): number {
  const value = params[name];
  if (typeof value !== 'number') throw new TypeError(`parameter ${name} is no number`);
  return value;
}

export function textListParam(params: CheckParams, name: string): readonly string[] {
  const value = params[name];
  if (!Array.isArray(value)) throw new TypeError(`parameter ${name} is no list`);
  return value.map((item) => String(item));
}
