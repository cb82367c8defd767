import type { Place } from './http.ts';

/** `address:port`, IPv6 in brackets: what virtual hosts of one server share. */
export function addressText({ address, port }: Pick<Place, 'address' | 'port'>): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** The address alone, of `address:port` or of an address without a port. */
export function bareAddress(text: string): string {
  const bracketed = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1];
  if (bracketed !== undefined) return bracketed;
  return text.split(':').length > 2 ? text : text.replace(/:\d+$/, '');
}
