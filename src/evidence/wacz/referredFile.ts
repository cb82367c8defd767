import path from 'node:path';
import { otherAudit } from '../../model/recordPlace.ts';
import { cdxjLine, readCdxjEntry } from '../cdxjEntry.ts';
import { EvidenceDamaged } from '../evidenceErrors.ts';
import { hasPersonalNumber } from '../redaction/personalNumbers.ts';
import { targetUri } from '../targetUri.ts';
import { copyRecord, openCopy, readRecordAt } from './copyRecord.ts';
import { counted, exportInfo, type OutFile, replacement } from './exportedFile.ts';
import { type ExportJob, placeKey, type ReferredBody } from './exportJob.ts';

/** Bodies that exported exchanges refer to and that are not among them: of other audits, and of other institutions. */
export async function* referredFile(job: ExportJob, out: OutFile): AsyncGenerator<Uint8Array> {
  let begun = false;
  for (const referred of job.referred.values()) {
    if (!begun) yield* counted(out, [await exportInfo(job, out.name, job.newest)]);
    begun = true;
    yield* exportBody(job, out, referred);
  }
}

async function* exportBody(job: ExportJob, out: OutFile, { place, capture }: ReferredBody): AsyncGenerator<Uint8Array> {
  const other = otherAudit(place);
  const dir = other === null ? job.evidenceDir : job.others.get(other.audit);
  if (dir === undefined) throw new Error(`evidence of audit ${other?.audit} was there a moment ago`);
  const record = await readRecordAt(dir, place);
  if (record.fault !== null)
    throw new EvidenceDamaged(
      { file: path.basename(place.file), offset: place.offset, capture: record.capture },
      record.fault,
    );
  const heads = [...(record.fields?.values() ?? []), record.httpHead?.toString('latin1') ?? ''].join('\n');
  const verdict =
    job.class === 'public' && hasPersonalNumber(heads)
      ? ({ is: 'withheld', because: 'personal-number-in-request' } as const)
      : job.verdicts.get(placeKey(place));
  // Its own head may hold what its body does not: then nothing of it is told, not even that it is there.
  if (verdict?.because === 'personal-number-in-request') return;
  if (verdict !== undefined) {
    yield* counted(out, [await replacement(job, record, verdict)]);
    return;
  }
  const sameAddress = record.fields?.get('warc-target-uri') === targetUri(capture.request.url);
  const entry = readCdxjEntry(record, out.name, sameAddress ? capture.request : undefined);
  if (entry !== null) job.sorter.add(cdxjLine({ ...entry, place: { ...entry.place, offset: out.end } }));
  job.records += 1;
  yield* counted(out, copyRecord(openCopy(dir, place.file), place));
}
