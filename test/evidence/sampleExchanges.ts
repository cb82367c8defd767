import { Buffer } from 'node:buffer';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Capture, Header, NotAttempted, Failure, Purpose, Response } from '../../src/model/capture.ts';
import { type EvidenceWriterOptions, openEvidenceWriter } from '../../src/evidence/openEvidenceWriter.ts';
import { captureId, sha256 } from '../../src/model/ids.ts';
import type { EvidenceWriter, RecordedExchange } from '../../src/model/ports.ts';

export type Sample = {
  readonly url?: string;
  readonly purpose?: Purpose;
  readonly body?: string | Uint8Array;
  readonly headers?: readonly Header[];
  readonly requestHeaders?: readonly Header[];
  readonly post?: string;
  readonly truncated?: Response['body']['truncated'];
  readonly status?: number;
  readonly address?: string | null;
  readonly result?: Failure | NotAttempted;
  readonly sequence?: number;
  /** A rendering's picture. */
  readonly screenshot?: string;
};

export const REFUSED: Failure = { is: 'failure', code: 'connect-refused', detail: 'няма връзка' };
export const FORBIDDEN: NotAttempted = { is: 'not-attempted', reason: 'robots', detail: 'Disallow: /tayno' };

/** One exchange with an invented institution, complete in every field. */
export function sampleExchange(sample: Sample = {}): RecordedExchange {
  const url = sample.url ?? 'https://byala-reka.example/danni.csv';
  const purpose = sample.purpose ?? 'file';
  const method = sample.post === undefined ? 'GET' : 'POST';
  const body = Buffer.from(sample.body ?? 'година;брой\n2026;12\n');
  const sequence = sample.sequence ?? 1;
  const response: Response = {
    is: 'response',
    status: sample.status ?? 200,
    httpVersion: '1.1',
    headers: sample.headers ?? [['Content-Type', 'text/csv']],
    body: { digest: sha256(body), bytes: body.length, truncated: sample.truncated ?? null },
    remoteAddress: sample.address === undefined ? '127.0.0.1' : sample.address,
    tls: null,
  };
  const capture: Capture = {
    id: captureId('byala-reka', method, url, purpose, sample.post === undefined ? '' : sha256(sample.post)),
    lane: 'byala-reka',
    sequence,
    target: {
      kind: 'file',
      purpose,
      url,
      institutionId: 'byala-reka',
      depth: 1,
      foundOn: null,
      linkIndex: null,
      redirectFrom: null,
      portalUri: null,
    },
    request: {
      method,
      url,
      headers: sample.requestHeaders ?? [['User-Agent', 'zvezdomer']],
      body: sample.post ?? null,
    },
    startedAt: new Date(Date.UTC(2026, 10, 3, 8, 0, sequence, 45)).toISOString(),
    elapsedMs: 12,
    repeat: false,
    result: sample.result ?? response,
  };
  const isAnswered = sample.result === undefined;
  if (sample.screenshot === undefined || !isAnswered) return { capture, body: isAnswered ? body : null };
  const screenshot = Buffer.from(sample.screenshot);
  const picture = { digest: sha256(screenshot), bytes: screenshot.length, type: 'image/jpeg' };
  return {
    capture: { ...capture, rendering: { given: [], offered: [], clicks: 0, screenshot: picture } },
    body,
    screenshot,
  };
}

/** A folder of this test's own, gone afterwards. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'evidence-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function openSampleWriter(
  dir: string,
  options: Partial<EvidenceWriterOptions> = {},
): Promise<EvidenceWriter> {
  const settings = { delayMs: 1000, бележка: 'проба' };
  return openEvidenceWriter({ dir, software: 'zvezdomer/0.1.0', settings, ...options });
}
