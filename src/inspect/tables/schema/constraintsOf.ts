import type { Bound, Field } from '../../../model/tableSchema.ts';
import type { CellReader, CellValue } from './cellReader.ts';

/** One demand on the value of a cell: `minimum 0`, and whether it is met. */
export type Demand = { readonly asked: string; readonly met: (value: CellValue, text: string) => boolean };

/** Longer cells are not held against a pattern: some patterns take for ever on them. */
const PATTERN_CHARACTERS = 10_000;

/**
 * The demands of a field on cells that are not missing; `required` and `unique` are not among them. Null in place of one
 * that cannot be read: a bound that is no value of the field, a pattern that is none.
 */
export function constraintsOf({ constraints = {} }: Field, read: CellReader): readonly (Demand | null)[] {
  const { pattern, minLength, maxLength } = constraints;
  const valueOf = (bound: Bound): CellValue | null => (typeof bound === 'string' ? read(bound) : bound);
  const demands: (Demand | null)[] = [];
  if (pattern !== undefined) demands.push(patternDemand(pattern));
  if (constraints.enum !== undefined) {
    const allowed = new Set(constraints.enum.map((bound) => valueOf(bound) ?? bound));
    demands.push({
      asked: `enum ${constraints.enum.join(' | ')}`,
      met: (value, text) => allowed.has(value) || allowed.has(text),
    });
  }
  const bound = (
    name: 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum',
    met: (a: CellValue, b: CellValue) => boolean,
  ): void => {
    const asked = constraints[name];
    if (asked === undefined) return;
    const limit = valueOf(asked);
    demands.push(
      limit === null
        ? null
        : { asked: `${name} ${asked}`, met: (value) => typeof value !== typeof limit || met(value, limit) },
    );
  };
  bound('minimum', (value, limit) => value >= limit);
  bound('maximum', (value, limit) => value <= limit);
  bound('exclusiveMinimum', (value, limit) => value > limit);
  bound('exclusiveMaximum', (value, limit) => value < limit);
  if (minLength !== undefined)
    demands.push({ asked: `minLength ${minLength}`, met: (_, text) => lengthOf(text) >= minLength });
  if (maxLength !== undefined)
    demands.push({ asked: `maxLength ${maxLength}`, met: (_, text) => lengthOf(text) <= maxLength });
  return demands;
}

function patternDemand(pattern: string): Demand | null {
  try {
    const whole = new RegExp(`^(?:${pattern})$`, 'u');
    return { asked: `pattern ${pattern}`, met: (_, text) => text.length > PATTERN_CHARACTERS || whole.test(text) };
  } catch {
    return null;
  }
}

/** In characters as people count them on paper, but for what is joined. */
function lengthOf(text: string): number {
  return [...text].length;
}
