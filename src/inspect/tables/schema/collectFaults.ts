import { quote } from '../../../model/evidence.ts';
import type { SchemaFault } from '../../../model/tableSchema.ts';

/** Faults that are kept of a table; the rest is only counted. */
const MAX_FAULTS = 1000;

/** Takes one fault; its quote is cut and masked like every other one. */
export type Tell = (fault: Omit<SchemaFault, 'sheet'>) => void;

/** Collects the faults of one table in the order of its rows. */
export function collectFaults(sheet: string | null): {
  readonly tell: Tell;
  found(): { readonly faults: readonly SchemaFault[]; readonly count: number };
} {
  const faults: SchemaFault[] = [];
  let count = 0;
  return {
    tell(fault) {
      count += 1;
      if (faults.length < MAX_FAULTS) faults.push({ ...fault, sheet, quote: quote(fault.quote) });
    },
    found: () => ({ faults, count }),
  };
}
