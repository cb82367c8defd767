import type { Capture, FailureCode } from './capture.ts';
import type { FactValues } from './factValues.ts';
import { sha256, type Sha256 } from './ids.ts';
import type { RecordedBody } from './recordPlace.ts';

/** One time at which an address was asked, as later audits remember it. */
export type Visit = {
  readonly audit: string;
  /** Start of the request, ISO 8601 in UTC. */
  readonly at: string;
  /** Status of the answer (of a 304 the one of the answer that it confirmed), or the code of the failure. */
  readonly outcome: number | FailureCode;
  /** Of the body; null when there was none. */
  readonly digest: Sha256 | null;
  /** The bytes themselves came, not only word that nothing changed. */
  readonly sent: boolean;
  readonly etag: string | null;
  /** ISO 8601; null when not stated, or made for the answer (see the fact http.last-modified). */
  readonly lastModified: string | null;
};

/** What earlier audits know of one address. */
export type PriorVisit = {
  /** Oldest first, never empty; of a long row that brought nothing new the middle is left out. */
  readonly visits: readonly Visit[];
  /** The newest exchange that answered 2xx with a body, with the audit that made it; null = none ever did. */
  readonly answered: { readonly audit: string; readonly capture: Capture; readonly body: RecordedBody } | null;
  /** The newest audit in which that answer stood without being asked for again (`Capture.carried`); absent = in none. */
  readonly stood?: string;
};

/** What was derived of a resource, or of a dataset of a catalogue, in the newest earlier audit that judged it. */
export type PriorResource = {
  readonly audit: string;
  readonly subject: string;
  /** Day of the newest word about the data's date, with where it stood; null when none was known. */
  readonly stated: { readonly date: string; readonly source: string } | null;
  /** Of the body that was judged. */
  readonly digest: Sha256 | null;
  /** Of a dataset of a catalogue: its title, and the day on which the catalogue's list was read that shows it. */
  readonly listed?: { readonly title: string; readonly on: string };
};

/** Where people state the date of their data; what is inside the file or made by a server moves with the bytes. */
const STATED = /^(?:words-|metadata$|portal$)/;

/** The newest date that people state of the data; null when the newest of all stands elsewhere, or nobody states one. */
export function statedOf({ claims, latest, source }: FactValues['resource.updated']): PriorResource['stated'] {
  const newest = claims?.find((claim) => !claim.source.startsWith('history')) ?? { latest, source };
  return STATED.test(newest.source) ? { date: newest.latest, source: newest.source } : null;
}

/** Visits that count as an answer with content: only between those a change can be told. */
export function hasContent({ outcome, digest }: Visit): boolean {
  return typeof outcome === 'number' && outcome >= 200 && outcome < 300 && digest !== null;
}

/** Key under which visits of an address are remembered in its lane. */
export function visitKey({ method, url, body }: { method: string; url: string; body: string | null }): string {
  return `${method} ${url}${body === null ? '' : ` ${sha256(body).slice(0, 16)}`}`;
}
