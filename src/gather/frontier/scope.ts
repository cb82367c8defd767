import type { Institution } from '../../model/institution.ts';

/** Hosts that belong to one body. */
export type Scope = {
  /** Hosts of its sites and their www twins: searched for pages and data. */
  readonly siteHosts: ReadonlySet<string>;
  /** The same and the hosts that hold its files. */
  readonly hosts: ReadonlySet<string>;
};

export function scopeOf(institution: Pick<Institution, 'sites' | 'fileHosts'>): Scope {
  const siteHosts = institution.sites.flatMap((site) => withTwin(URL.parse(site)?.hostname ?? ''));
  const fileHosts = institution.fileHosts.flatMap((host) => withTwin(URL.parse(`http://${host}`)?.hostname ?? ''));
  return { siteHosts: new Set(siteHosts), hosts: new Set([...siteHosts, ...fileHosts]) };
}

export function inScope(scope: Scope, url: string): boolean {
  return scope.hosts.has(URL.parse(url)?.hostname ?? '');
}

/** A site answers under its name with and without `www.` as a rule; both are the same body's. */
function withTwin(hostname: string): readonly string[] {
  if (hostname === '') return [];
  return hostname.startsWith('www.') ? [hostname, hostname.slice(4)] : [hostname, `www.${hostname}`];
}
