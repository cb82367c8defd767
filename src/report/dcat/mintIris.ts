import { sha256 } from '../../model/ids.ts';

/** Addresses of the things that the export describes: the same thing has the same one in every audit. */
export type Iris = {
  readonly audit: string;
  readonly publisher: string;
  /** The catalogue of the audit's catalogues. */
  readonly all: string;
  /** A harvested one, by its host. */
  readonly catalogue: (host: string) => string;
  /** What a body publishes on its own site; its id may be a host's name or the audit's, and is kept apart. */
  readonly siteCatalogue: (institution: string) => string;
  readonly siteDataset: (institution: string, key: string) => string;
  readonly institution: (id: string) => string;
  /** A publisher that is no institution of the audit. */
  readonly agent: (catalogue: string, key: string) => string;
  readonly dataset: (catalogue: string, key: string) => string;
  readonly distribution: (dataset: string, key: string) => string;
  readonly metric: (name: string) => string;
  readonly dimension: (name: string) => string;
  /** Of this audit: a later one measures anew. */
  readonly measurement: (metric: string, of: string) => string;
  readonly finding: (id: string) => string;
  readonly hash: (kind: string, hash: string) => string;
};

/** `base` ends in `/` or `:`; keys may hold anything. */
export function mintIris(base: string, auditId: string): Iris {
  const audit = `${base}audit/${segment(auditId)}`;
  const of = (kind: string, ...keys: readonly string[]): string => `${base}${kind}/${keys.map(segment).join('/')}`;
  return {
    audit,
    publisher: `${base}publisher`,
    all: `${audit}/catalogue`,
    catalogue: (host) => of('catalogue', host),
    siteCatalogue: (institution) => of('site-catalogue', institution),
    siteDataset: (institution, key) => of('site-dataset', institution, key),
    institution: (id) => of('institution', id),
    agent: (catalogue, key) => of('agent', catalogue, key),
    dataset: (catalogue, key) => of('dataset', catalogue, key),
    distribution: (dataset, key) => `${dataset}/${segment(key)}`,
    metric: (name) => of('metric', name),
    dimension: (name) => of('dimension', name),
    measurement: (metric, thing) => `${audit}/${metric}/${sha256(thing).slice(0, 20)}`,
    finding: (id) => `${audit}/finding/${segment(id)}`,
    hash: (kind, hash) => of(kind, hash),
  };
}

/** A key that may stand in an address as it is, else its hash; `~` keeps the two apart. */
function segment(key: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(key) ? key : `~${sha256(key).slice(0, 20)}`;
}
