import { setFlagsFromString } from 'node:v8';

/** A collection is due when the heap has grown by this much since the last; by default it may double and more. */
const PERCENT = 25;

/**
 * Keeps the process small while it crawls: most of its objects live as long as one exchange, and what they leave behind
 * is not worth memory of the machine. No bound: a large audit still gets the memory that it needs. V8 reads the flag at
 * each collection, so it may be set while the program runs.
 */
export function growHeapSlowly(): void {
  setFlagsFromString(`--heap-growing-percent=${PERCENT}`);
}
