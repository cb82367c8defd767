import { type Capture, headerValue, isRedirect } from '../../../model/capture.ts';
import type { Json } from '../../../model/json.ts';

/**
 * What an answer of the portal is. `nothing` = the API says there is no such thing · `passing` = the API itself says
 * that something failed inside · `refused` = a firewall or a page of HTML instead of the API · `broken` = no answer or
 * a fault without the API's envelope · `too-big` = the answer went on past our limit of bytes, which is no fault of
 * anybody's. 500 with an envelope is the API's "not found", not a broken server.
 */
export type PortalAnswer =
  | { readonly is: 'success'; readonly data: { readonly [key: string]: Json } }
  | { readonly is: 'file' | 'nothing' | 'passing' | 'refused' | 'broken' | 'too-big' };

export function readEnvelope(capture: Capture, body: Uint8Array): PortalAnswer {
  const { result, target } = capture;
  if (result.is !== 'response') return { is: 'broken' };
  const isPage = /^(?:\ufeff|\s)*<(?:!doctype|html|head)/i.test(Buffer.from(body.subarray(0, 256)).toString('utf8'));
  if (target.purpose === 'portal-download') {
    // A conversion that failed redirects home: an answer about the file, not about us.
    if (isRedirect(result.status) || result.status === 404) return { is: 'file' };
    if (result.status === 403 || (isPage && result.status < 400)) return { is: 'refused' };
    return { is: result.status < 400 ? 'file' : result.status >= 500 ? 'passing' : 'nothing' };
  }
  if (result.body.truncated === 'length' && result.status === 200 && !isPage) return { is: 'too-big' };
  const envelope = readObject(body);
  if (envelope === null || typeof envelope['success'] !== 'boolean') {
    const isRefusal =
      result.status === 403 || result.status === 429 || (result.status < 400 && (isPage || isHtml(capture)));
    return { is: isRefusal ? 'refused' : 'broken' };
  }
  if (envelope['success']) return { is: 'success', data: envelope };
  const { errors } = envelope;
  const hasFields =
    typeof errors === 'object' && errors !== null && !Array.isArray(errors) && Object.keys(errors).length > 0;
  // Some report a failure with status 200: only fields in it, or a status of its own, say that there is no such thing.
  const saysNo = hasFields || result.status === 403 || result.status === 404;
  return { is: saysNo ? 'nothing' : 'passing' };
}

function isHtml(capture: Capture): boolean {
  return capture.result.is === 'response' && /html/i.test(headerValue(capture.result.headers, 'content-type') ?? '');
}

function readObject(body: Uint8Array): { readonly [key: string]: Json } | null {
  try {
    return objectOf(JSON.parse(new TextDecoder().decode(body)) as Json);
  } catch {
    return null;
  }
}

export function objectOf(value: Json | undefined): { readonly [key: string]: Json } | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })
    : null;
}

export function objectsOf(value: Json | undefined): readonly { readonly [key: string]: Json }[] {
  const items: readonly Json[] = Array.isArray(value) ? value : [];
  return items.map(objectOf).filter((item) => item !== null);
}

/** Items of a list that PHP may also have written as an object with keys; null when it is no list. */
export function itemsOf(value: Json | undefined): readonly { readonly [key: string]: Json }[] | null {
  if (Array.isArray(value)) return objectsOf(value);
  const object = objectOf(value);
  return object === null ? null : objectsOf(Object.values(object));
}

/** Ids come as numbers, now and then as digits. */
export function integerOf(value: Json | undefined): number | null {
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}
