import type { Target } from '../../model/capture.ts';
import type { AuditConfig } from '../../model/config.ts';
import type { InstitutionId } from '../../model/ids.ts';
import type { PriorVisit } from '../../model/history.ts';
import type { Institution } from '../../model/institution.ts';
import type { Json } from '../../model/json.ts';
import type { Tables } from '../../model/tables.ts';
import type { Robots } from '../../inspect/robots.ts';
import { inScope, type Scope } from '../frontier/scope.ts';

/** What a lane is about; the same in every run of one audit. */
export type LaneContext = {
  readonly lane: string;
  /** Null = the portal's lane. */
  readonly institution: Institution | null;
  /** Of which kind the catalogue is, is still to be found out: its configuration does not say it yet. */
  readonly detects?: true;
  readonly scopes: ReadonlyMap<InstitutionId, Scope>;
  /** Institutions by the uri of their organisation on the portal. */
  readonly organisations: ReadonlyMap<string, InstitutionId>;
  readonly config: AuditConfig;
  readonly tables: Pick<Tables, 'vocabulary' | 'formats'>;
  /** Base address of the portal with a slash at its end; null without portal. */
  readonly portalUrl: string | null;
  /** Whether the frontier of this lane has an entry of this key, so that nothing need be thought about it again. */
  readonly knows: (key: string) => boolean;
  /** What this lane remembers by name beside its state (Step `kept`). */
  readonly kept: (name: string) => Json | undefined;
  /** The audit's id: where something is drawn by lot, everyone can draw the same again. */
  readonly seed: string;
  /**
   * What earlier audits had from addresses of this lane whose key (visitKey) begins so, in order of their keys. `isLast`
   * = the answer was in force in the audit that this one goes on from.
   */
  readonly earlier: (prefix: string) => Iterable<{ readonly prior: PriorVisit; readonly isLast: boolean }>;
};

/** Rules of a host whose RobotsState says `rules`. */
export type RobotsOf = (host: string) => Robots | null;

/** Whether a target's address belongs to the body it is asked for, or to the portal. */
export function isInScope(context: LaneContext, target: Pick<Target, 'url' | 'institutionId'>): boolean {
  // What may be a catalogue is where the named address and its own links lead.
  if (context.detects === true) return true;
  if (context.institution === null && context.portalUrl !== null && hostOf(target.url) === hostOf(context.portalUrl))
    return true;
  const scope = target.institutionId === null ? undefined : context.scopes.get(target.institutionId);
  return scope !== undefined && inScope(scope, target.url);
}

/** Host with port: what one robots.txt speaks for (RFC 9309 §2.3). That of https is written out: it is another server. */
export function hostOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return '';
  return parsed.protocol === 'https:' && parsed.port === '' ? `${parsed.host}:443` : parsed.host;
}

/** Host without port: what is paced and rested as one. */
export function hostnameOf(url: string): string {
  return URL.parse(url)?.hostname ?? '';
}
