import { resolve } from 'node:path';
import { makeKeyFiles } from '../evidence/signature/makeKeyFiles.ts';

/** A new pair of signing keys; see makeKeyFiles. */
export function makeKey(file: string): ReturnType<typeof makeKeyFiles> {
  return makeKeyFiles(resolve(file));
}
