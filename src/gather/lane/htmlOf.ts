import { answerOf, headerValue, type Response } from '../../model/capture.ts';
import { decodeText } from '../../inspect/text/decodeText.ts';

/** Text of a page, or null when the answer is something else. Declared types lie both ways; a missing one is looked into. */
export function htmlOf(response: Response, body: Uint8Array): string | null {
  const declared = headerValue(answerOf(response).headers, 'content-type');
  const type = declared?.split(';')[0]?.trim().toLowerCase() ?? '';
  const start = Buffer.from(body.subarray(0, 512))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  const looksLikePage = /^<(?:!doctype\s+html|html|head|body)[\s>]/i.test(start);
  const saysPage = type === 'text/html' || type === 'application/xhtml+xml';
  if (!looksLikePage && !(saysPage && /^(?:<|$)/.test(start)) && !(saysPage && /<[a-z!]/i.test(start))) return null;
  return decodeText(body, charsetOf(declared)).text;
}

export function charsetOf(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType ?? '')?.[1];
}
