import { BlockList, isIP, isIPv4 } from 'node:net';

/** IPv4 blocks that are not globally reachable (IANA special-purpose registry, RFC 6890), multicast and reserved. */
const FORBIDDEN_V4: readonly (readonly [address: string, prefix: number, what: string])[] = [
  ['0.0.0.0', 8, 'this network'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'shared by a provider (CGNAT)'],
  ['127.0.0.0', 8, 'loopback'],
  ['169.254.0.0', 16, 'link-local'],
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'protocol assignments'],
  ['192.0.2.0', 24, 'documentation'],
  ['192.88.99.0', 24, '6to4 relay'],
  ['192.168.0.0', 16, 'private'],
  ['198.18.0.0', 15, 'benchmarking'],
  ['198.51.100.0', 24, 'documentation'],
  ['203.0.113.0', 24, 'documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved or broadcast'],
];

/**
 * Of IPv6 only global unicast (2000::/3) is reachable: loopback, unique local, link-local, multicast, IPv4-mapped,
 * IPv4-compatible and NAT64 (64:ff9b::/96, which would carry us to any IPv4 address) all lie outside it. These blocks
 * inside it lead elsewhere.
 */
const FORBIDDEN_V6: readonly (readonly [address: string, prefix: number, what: string])[] = [
  ['2001::', 23, 'protocol assignments (Teredo and others)'],
  ['2001:db8::', 32, 'documentation'],
  ['2002::', 16, '6to4, which carries an IPv4 address'],
  ['3fff::', 20, 'documentation'],
];

const GLOBAL_V6 = blockOf('2000::', 3, 'ipv6');
const V4_BLOCKS = FORBIDDEN_V4.map(([address, prefix, what]) => ({ what, block: blockOf(address, prefix, 'ipv4') }));
const V6_BLOCKS = FORBIDDEN_V6.map(([address, prefix, what]) => ({ what, block: blockOf(address, prefix, 'ipv6') }));

function blockOf(address: string, prefix: number, family: 'ipv4' | 'ipv6'): BlockList {
  const block = new BlockList();
  block.addSubnet(address, prefix, family);
  return block;
}

/**
 * Why an IP address may not be contacted; null when it is globally routable. A site that links, redirects or
 * resolves to an inner address must not make us its arm (SSRF). Anything that is no IP address is refused too.
 */
export function forbiddenAddress(address: string): string | null {
  const family = isIP(address);
  if (family === 0) return 'not an IP address';
  if (family === 4) return V4_BLOCKS.find(({ block }) => block.check(address, 'ipv4'))?.what ?? null;
  if (address.includes('%')) return 'link-local';
  if (!GLOBAL_V6.check(address, 'ipv6')) return 'not global unicast';
  return V6_BLOCKS.find(({ block }) => block.check(address, 'ipv6'))?.what ?? null;
}

/** Whether an address is this machine: only there is a delay under one second accepted. */
export function isLoopbackAddress(address: string): boolean {
  return isIPv4(address) ? address.startsWith('127.') : address === '::1';
}
