import type { OpenPool } from '../app/openPool.ts';

/** What a program that runs many commands one after another lends to each; by itself a command brings its own. */
export type Tools = { readonly openPool?: OpenPool };
