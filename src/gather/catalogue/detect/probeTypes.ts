import type { Response } from '../../../model/capture.ts';

/** One question to a server before an audit begins. */
export type Question = { readonly url: string; readonly accept: string; readonly post?: string };
/** What came of it: an answer with the address that gave it, or why there is none, in one word or number. */
export type Probed =
  | { readonly is: 'answer'; readonly url: string; readonly result: Response; readonly body: Uint8Array }
  | { readonly is: 'none'; readonly because: 'robots' | 'no-answer' | 'redirects'; readonly detail: string };
