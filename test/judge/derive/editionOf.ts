import type { OwnEdition } from '../../../src/judge/derive/ownEdition.ts';

/** An edition of its own from day to day, of which nothing else is known but what a test says. */
export const edition = (from: string, to: string, more: Partial<OwnEdition> = {}): OwnEdition => ({
  from,
  to,
  ahead: false,
  rhythm: null,
  named: null,
  evidence: [],
  ...more,
});
