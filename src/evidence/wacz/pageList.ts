import type { Capture } from '../../model/capture.ts';
import { answerOf, headerValue } from '../../model/capture.ts';
import type { Sha256 } from '../../model/ids.ts';
import { targetUri } from '../targetUri.ts';

export type Page = { readonly id: string; readonly url: string; readonly ts: string; readonly title?: string };

const HTML = /^(?:text\/html|application\/xhtml\+xml)\b/i;

/** A capture that a person would open first: an HTML page that was answered with success. Null for all others. */
export function pageOf(capture: Capture, titleOf: (body: Sha256) => string | null): Page | null {
  if (capture.result.is !== 'response' || capture.target.purpose === 'subrequest') return null;
  const { status, headers } = answerOf(capture.result);
  const isRendering = capture.target.purpose === 'render';
  const isHtml = isRendering || HTML.test(headerValue(headers, 'content-type')?.trim() ?? '');
  if (!isHtml || status < 200 || status > 299 || capture.request.method !== 'GET') return null;
  const title = titleOf(capture.result.body.digest);
  const page = { id: capture.id, url: targetUri(capture.request.url), ts: capture.startedAt };
  return title === null ? page : { ...page, title };
}

/** `pages/pages.jsonl`: a line that says what it is, then one a page. */
export function pageLines(pages: readonly Page[]): string {
  const header = { format: 'json-pages-1.0', id: 'pages', title: 'Страници · Pages' };
  return [header, ...pages].map((line) => `${JSON.stringify(line)}\n`).join('');
}
