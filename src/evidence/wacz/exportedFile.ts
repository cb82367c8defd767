import { Buffer } from 'node:buffer';
import type { Capture } from '../../model/capture.ts';
import type { Sha256 } from '../../model/ids.ts';
import type { ByteSource } from '../../model/ports.ts';
import { cdxjLine, readCdxjEntry } from '../cdxjEntry.ts';
import { BodyNotHere } from '../evidenceErrors.ts';
import { packMember } from '../gzipMember.ts';
import type { ReadAt } from '../readAt.ts';
import type { FoundRecord } from '../readRecord.ts';
import { recordId } from '../recordId.ts';
import { type BodyVerdict, judgeBody } from '../redaction/judgeBody.ts';
import { hasPersonalNumber } from '../redaction/personalNumbers.ts';
import { redactedRecord, withheldExchange, withheldRecord } from '../redaction/replacementRecord.ts';
import { isScreenshot, typeOf, walkEvidence, type WalkedExchange } from '../walkEvidence.ts';
import { warcRecord } from '../warcRecord.ts';
import { copyRecord, openCopy } from './copyRecord.ts';
import { addNote, type ExportJob, placeKey } from './exportJob.ts';
import { pageOf } from './pageList.ts';

/** A file of the export that is being made: its name and how far it is. */
export type OutFile = { readonly name: string; end: number };

/**
 * The part of one evidence file that is exported. Records that may be shown are copied byte for byte; everything of a
 * sealed export of a whole audit is, so that its files have the digests that the audit's manifest names.
 */
export async function* exportedFile(job: ExportJob, out: OutFile): AsyncGenerator<Uint8Array> {
  const asIs = job.class === 'sealed' && job.select === null;
  const read = openCopy(job.evidenceDir, out.name);
  let waiting: FoundRecord[] = [];
  let begun = asIs;
  for await (const walked of walkEvidence(job.evidenceDir, out.name)) {
    if (walked.is === 'warcinfo') {
      if (asIs) yield* counted(out, copyRecord(read, walked.record));
      else waiting.push(walked.record);
      continue;
    }
    if (job.select !== null && !job.select(walked.capture)) continue;
    if (!begun) yield* counted(out, [await exportInfo(job, out.name, walked.capture.startedAt)]);
    begun = true;
    for (const info of waiting) yield* counted(out, copyRecord(read, info));
    waiting = [];
    if (walked.capture.startedAt > job.newest) job.newest = walked.capture.startedAt;
    yield* exportExchange(job, out, walked, read);
  }
}

async function* exportExchange(
  job: ExportJob,
  out: OutFile,
  walked: WalkedExchange,
  read: ReadAt,
): AsyncGenerator<Uint8Array> {
  const { capture, records } = walked;
  if (job.class === 'public' && hasPersonalNumber(searchedText(capture))) {
    addNote(job, 'withheld', 'personal-number-in-request', capture, false);
    const info = records[0]?.fields?.get('warc-warcinfo-id') ?? null;
    yield* counted(out, [await packMember(withheldExchange(capture, job.auditId, info), '')]);
    return;
  }
  const verdict = await verdictOf(job, walked);
  for (const record of records) {
    if (job.class === 'public' && isScreenshot(record)) {
      addNote(job, 'withheld', 'picture-of-page', capture, true);
      yield* counted(out, [await replacement(job, record, { is: 'withheld', because: 'picture-of-page' })]);
      continue;
    }
    const isBody = typeOf(record) === 'response' || typeOf(record) === 'resource' || typeOf(record) === 'revisit';
    if (isBody && verdict.is !== 'shown') {
      yield* counted(out, [await replacement(job, record, verdict)]);
      continue;
    }
    const entry = readCdxjEntry(record, out.name, capture.request);
    if (entry !== null) job.sorter.add(cdxjLine({ ...entry, place: { ...entry.place, offset: out.end } }));
    job.records += 1;
    yield* counted(out, copyRecord(read, record));
  }
  if (verdict.is === 'shown' && verdict.here) {
    const page = pageOf(capture, job.titleOf);
    if (page !== null) job.pages.push({ page, home: capture.target.purpose === 'home' });
  }
}

/** Headers whose long numbers are of machines: time stamps, versions, sessions of ours. */
const OF_MACHINES = /^(?:etag|if-none-match|set-cookie|cookie|x-.*)$/i;

/** Everything of a capture that could name somebody: addresses, what was sent, headers. */
function searchedText(capture: Capture): string {
  return JSON.stringify(capture, (key, value: unknown) =>
    key === 'headers' && Array.isArray(value)
      ? value.filter(([name]: string[]) => !OF_MACHINES.test(name ?? ''))
      : value,
  );
}

/** What may be shown of the exchange's body. `here` = its bytes are, or will be, in the export. */
async function verdictOf(job: ExportJob, walked: WalkedExchange): Promise<BodyVerdict & { readonly here: boolean }> {
  const { capture, bodyPlace } = walked;
  if (capture.result.is !== 'response' || bodyPlace === null) return { is: 'shown', unseen: null, here: true };
  const key = placeKey(bodyPlace);
  const { digest } = capture.result.body;
  const isOwn = walked.bodyIsOwn;
  if (!isOwn && isEmitted(job, bodyPlace.file, key)) {
    const known = job.verdicts.get(key);
    if (known !== undefined) addNote(job, 'withheld', known.because, capture, true);
    return known === undefined ? { is: 'shown', unseen: null, here: true } : { ...known, is: 'withheld', here: true };
  }
  let verdict: BodyVerdict = { is: 'shown', unseen: null };
  try {
    if (!isOwn || job.class === 'public') {
      const body = await job.reader.body(bodyPlace, digest);
      if (job.class === 'public') verdict = await publicVerdict(job, capture, body, digest);
    }
  } catch (error) {
    if (!(error instanceof BodyNotHere)) throw error;
    job.missing.add(error.audit);
    addNote(job, 'missing', error.message, capture, true);
    return { is: 'shown', unseen: null, here: false };
  }
  if (job.select !== null || bodyPlace.file.includes('/')) job.emitted.add(key);
  if (!isOwn) job.referred.set(key, { place: bodyPlace, capture, digest });
  if (verdict.is === 'shown' && verdict.unseen !== null) addNote(job, 'not-looked-into', verdict.unseen, capture, true);
  if (verdict.is !== 'shown') {
    job.verdicts.set(key, verdict);
    addNote(job, isOwn ? verdict.is : 'withheld', verdict.because, capture, true);
    if (!isOwn) return { is: 'withheld', because: verdict.because, here: true };
  }
  return { ...verdict, here: true };
}

/** What stands in a column of a table is known from its facts, whatever the format; all else from its bytes. */
async function publicVerdict(job: ExportJob, capture: Capture, body: ByteSource, digest: Sha256): Promise<BodyVerdict> {
  if (job.isPersonal(digest)) return { is: 'withheld', because: 'personal-columns' };
  return judgeBody(capture.target.purpose, body);
}

/** Of a whole export, every body of this audit comes before those that refer to it. */
function isEmitted(job: ExportJob, file: string, key: string): boolean {
  return job.emitted.has(key) || (job.select === null && !file.includes('/'));
}

export async function replacement(
  job: ExportJob,
  record: FoundRecord,
  verdict: Exclude<BodyVerdict, { is: 'shown' }>,
): Promise<Buffer> {
  const about = { record, namespace: job.auditId, because: verdict.because };
  const bytes = verdict.is === 'redacted' ? redactedRecord(about, verdict.bytes) : withheldRecord(about);
  return packMember(bytes, record.capture ?? '');
}

/** The record that says what this file is; those of the crawl, with its settings, follow as they were. */
export async function exportInfo(job: ExportJob, name: string, date: string): Promise<Buffer> {
  const what =
    job.class === 'public'
      ? 'public export; records with personal data are replaced by records that name the sealed ones'
      : 'sealed export; every record as it was written';
  const description = [
    `software: ${job.software}`,
    'format: WARC File Format 1.1',
    'conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
    `isPartOf: ${job.auditId}`,
    `description: ${what}`,
  ];
  const fields = [
    ['WARC-Record-ID', recordId(job.auditId, `${job.class} export ${name}`, 'warcinfo')],
    ['WARC-Date', date],
    ['WARC-Filename', name],
    ['Content-Type', 'application/warc-fields'],
  ] as const;
  return packMember(warcRecord('warcinfo', fields, [Buffer.from(`${description.join('\r\n')}\r\n`)]), '');
}

export async function* counted(
  out: OutFile,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    out.end += piece.length;
    yield piece;
  }
}
