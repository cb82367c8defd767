import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { cdxjLine, readCdxjEntry } from './cdxjEntry.ts';
import { listEvidenceFiles } from './evidenceFiles.ts';
import { openLineSorter } from './sortLines.ts';
import { walkEvidence } from './walkEvidence.ts';
import { writeWhole } from './writeWhole.ts';

const CDXJ_FILE = 'index.cdxj';

/**
 * Writes `index.cdxj` beside the evidence: a line for every response, revisit and resource record, sorted.
 * @throws EvidenceDamaged at a broken record
 */
export async function writeCdxj(dir: string): Promise<{ readonly lines: number }> {
  const sorter = openLineSorter();
  let lines = 0;
  try {
    for (const file of await listEvidenceFiles(dir)) {
      for await (const walked of walkEvidence(dir, file)) {
        if (walked.is === 'warcinfo') continue;
        for (const record of walked.records) {
          const entry = readCdxjEntry(record, file, walked.capture.request);
          if (entry === null) continue;
          sorter.add(cdxjLine(entry));
          lines += 1;
        }
      }
    }
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await writeWhole(path.join(dir, CDXJ_FILE), sorter.sorted(), 0o600);
  } finally {
    sorter.close();
  }
  return { lines };
}
