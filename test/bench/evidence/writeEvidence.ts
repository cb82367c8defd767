import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { WARCRecord, WARCSerializer } from 'warcio';
import { openEvidenceWriter } from '../../../src/evidence/openEvidenceWriter.ts';
import type { Capture } from '../../../src/model/capture.ts';
import { sha256 } from '../../../src/model/ids.ts';
import type { Measured } from '../evidenceBench.ts';

const COUNT = 3000;
const LANES = 20;

/** Text that compresses like a page: words from a small vocabulary, the same in every run. */
function page(seed: number): Uint8Array {
  const words = ['община', 'регистър', 'бюджет', 'за', 'на', '2026', '<td>', '</td>', 'отчет', 'данни', 'и', 'решение'];
  let state = seed + 1;
  let text = `<html><head><title>${seed}</title></head><body>`;
  while (text.length < 11_000) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += `${words[state % words.length]} ${state % 977} `;
  }
  return new TextEncoder().encode(text);
}

function capture(at: number, bytes: Uint8Array): Capture {
  const url = `http://a${at % LANES}.example/${at}`;
  return {
    id: `c-${at.toString(16).padStart(16, '0')}`,
    lane: `a${at % LANES}`,
    sequence: at,
    target: {
      kind: 'page',
      purpose: 'page',
      url,
      institutionId: null,
      depth: 1,
      foundOn: null,
      linkIndex: null,
      redirectFrom: null,
      portalUri: null,
    },
    request: { method: 'GET', url, headers: [['Host', `a${at % LANES}.example`]], body: null },
    startedAt: '2026-11-02T07:00:00.000Z',
    elapsedMs: 5,
    repeat: false,
    result: {
      is: 'response',
      status: 200,
      httpVersion: 'HTTP/1.1',
      headers: [['Content-Type', 'text/html']],
      body: { digest: sha256(bytes), bytes: bytes.length, truncated: null },
      remoteAddress: '127.0.0.1',
      tls: null,
    },
  };
}

async function ours(dir: string, pages: readonly Uint8Array[]): Promise<void> {
  const writer = await openEvidenceWriter({ dir, software: 'zvezdomer/bench', settings: {} });
  const lane = async (first: number): Promise<void> => {
    for (let at = first; at < pages.length; at += LANES) {
      const body = pages[at] ?? new Uint8Array();
      await writer.append({ capture: capture(at, body), body });
      await writer.flush();
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, at) => lane(at)));
  await writer.close();
}

async function warcio(dir: string, pages: readonly Uint8Array[]): Promise<void> {
  const file = createWriteStream(path.join(dir, 'peer.warc.gz'));
  for (const [at, body] of pages.entries()) {
    const url = `http://a${at % LANES}.example/${at}`;
    const common = { url, date: '2026-11-02T07:00:00Z' };
    const request = WARCRecord.create(
      { ...common, type: 'request', httpHeaders: { Host: 'a.example' } },
      (async function* () {})(),
    );
    const response = WARCRecord.create(
      { ...common, type: 'response', httpHeaders: { 'Content-Type': 'text/html' } },
      (async function* () {
        yield body;
      })(),
    );
    for (const record of [request, response]) {
      file.write(await WARCSerializer.serialize(record, { gzip: true, digest: { algo: 'sha-256' } }));
    }
  }
  await new Promise<void>((resolve) => file.end(resolve));
}

const dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-bench-'));
const pages = Array.from({ length: COUNT }, (_, seed) => page(seed));
const startedMs = performance.now();
await (process.argv[2] === 'warcio' ? warcio(dir, pages) : ours(dir, pages));
const seconds = (performance.now() - startedMs) / 1000;
rmSync(dir, { recursive: true });
const measured: Measured = { perSecond: COUNT / seconds, peakMb: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(`${JSON.stringify(measured)}\n`);
