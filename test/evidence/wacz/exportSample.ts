import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { exportWacz, type WaczOutcome } from '../../../src/evidence/wacz/exportWacz.ts';
import { writeCdxj } from '../../../src/evidence/writeCdxj.ts';
import { writeManifest } from '../../../src/evidence/writeManifest.ts';
import type { RecordedExchange } from '../../../src/model/ports.ts';
import { openSampleWriter, temporaryFolder } from '../sampleExchanges.ts';

type Options = Partial<Parameters<typeof exportWacz>[0]>;

/** An audit's folder with these exchanges. */
export async function sampleAudit(exchanges: readonly RecordedExchange[], maxFileBytes = 1_000_000): Promise<string> {
  const auditDir = await temporaryFolder();
  const evidenceDir = path.join(auditDir, 'evidence');
  const writer = await openSampleWriter(evidenceDir, { namespace: 'a-1', maxFileBytes });
  await Promise.all(exchanges.map((exchange) => writer.append(exchange)));
  await writer.close();
  await writeCdxj(evidenceDir);
  await writeManifest(auditDir, { auditId: 'a-1', program: 'zvezdomer 0.1.0', tables: {} });
  return auditDir;
}

export async function exportSample(auditDir: string, options: Options = {}): Promise<WaczOutcome> {
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  return exportWacz({
    auditDir,
    evidenceDir: path.join(auditDir, 'evidence'),
    others: new Map(),
    class: 'public',
    select: null,
    auditId: 'a-1',
    software: 'zvezdomer/0.1.0',
    titleOf: () => 'Заглавие',
    isPersonal: () => false,
    file: path.join(folder, 'a-1.wacz'),
    day: '2026-11-02T00:00:00.000Z',
    title: 'Проба',
    description: 'Sample',
    about: { audit: 'a-1' },
    key: null,
    ...options,
  });
}
