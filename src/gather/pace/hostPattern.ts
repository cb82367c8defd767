/**
 * Whether a host of the configuration means a host name. `*` = every host; `name` = that host, its www twin and its
 * sub-hosts; `*.name` the same, as people write it. Cyrillic names and their `xn--` form are one. Whole labels only:
 * `grad.example` does not mean `novgrad.example`.
 */
export function matchesHost(pattern: string, hostname: string): boolean {
  if (pattern.trim() === '*') return true;
  const wanted = bareHost(pattern.trim().replace(/^\*\./, ''));
  const host = bareHost(hostname);
  return wanted !== '' && (host === wanted || host.endsWith(`.${wanted}`));
}

/** Host name in ASCII, lower case, without port, `www.` and the root's dot; empty when it is none. */
function bareHost(host: string): string {
  const name = URL.parse(`http://${host}`)?.hostname ?? '';
  return name.replace(/\.$/, '').replace(/^www\./, '');
}
