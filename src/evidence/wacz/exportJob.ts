import type { Capture } from '../../model/capture.ts';
import type { Sha256 } from '../../model/ids.ts';
import { canonicalJson } from '../../model/json.ts';
import type { EvidenceReader, RecordPlace } from '../../model/ports.ts';
import type { BodyVerdict, RedactionReason } from '../redaction/judgeBody.ts';
import type { openLineSorter } from '../sortLines.ts';
import type { Page } from './pageList.ts';

export type ExportOptions = {
  readonly evidenceDir: string;
  /** Evidence folders of the audits that this one refers to, by audit id. */
  readonly others: ReadonlyMap<string, string>;
  /** `public` leaves out what must not be shown (DESIGN §6); `sealed` has everything. */
  readonly class: 'public' | 'sealed';
  /** Which exchanges; null = all. */
  readonly select: ((capture: Capture) => boolean) | null;
  /** Id of the audit. */
  readonly auditId: string;
  /** Program and version, as `zvezdomer/1.2.3`. */
  readonly software: string;
  /** Title of a page, by the digest of its body. */
  readonly titleOf: (body: Sha256) => string | null;
  /** Whether inspection found personal data in the tables of a body. */
  readonly isPersonal: (body: Sha256) => boolean;
};

/** What was done with a record that the reader of the export must be told, one line each in `audit/notes.jsonl`. */
export type ExportNote = {
  readonly is: 'withheld' | 'redacted' | 'not-looked-into' | 'missing';
  readonly because: RedactionReason | string;
  readonly lane: string;
  readonly sequence: number;
  /** Left out where it would say what must not be said: ids of captures are made from addresses. */
  readonly capture?: string;
  readonly url?: string;
  readonly digest?: string;
};

/** A body that stands outside the exported exchanges and is copied in. */
export type ReferredBody = { readonly place: RecordPlace; readonly capture: Capture; readonly digest: Sha256 };

/** What an export has gathered so far. */
export type ExportJob = ExportOptions & {
  readonly reader: EvidenceReader;
  readonly sorter: ReturnType<typeof openLineSorter>;
  readonly pages: { readonly page: Page; readonly home: boolean }[];
  readonly notes: ExportNote[];
  /** Bodies that are not shown as they came, by place. */
  readonly verdicts: Map<string, Exclude<BodyVerdict, { is: 'shown' }>>;
  /** Places of bodies that are in the export, when it has not everything. */
  readonly emitted: Set<string>;
  readonly referred: Map<string, ReferredBody>;
  readonly missing: Set<string>;
  /** Newest start of an exchange, ISO 8601. */
  newest: string;
  records: number;
};

export function placeKey({ file, offset }: Pick<RecordPlace, 'file' | 'offset'>): string {
  return `${file}:${offset}`;
}

export function addNote(job: ExportJob, is: ExportNote['is'], because: string, capture: Capture, url: boolean): void {
  const { lane, sequence, id, request, result } = capture;
  const named = url
    ? { capture: id, url: request.url, ...(result.is === 'response' ? { digest: `sha256:${result.body.digest}` } : {}) }
    : {};
  job.notes.push({ is, because, lane, sequence, ...named });
}

export function noteLines(notes: readonly ExportNote[]): string {
  return notes.map((note) => `${canonicalJson(note)}\n`).join('');
}
