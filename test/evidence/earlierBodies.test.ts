import { Buffer } from 'node:buffer';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEvidenceReader } from '../../src/evidence/openEvidenceReader.ts';
import { repairTail } from '../../src/evidence/repairTail.ts';
import type { Capture } from '../../src/model/capture.ts';
import { sha256 } from '../../src/model/ids.ts';
import type { RecordedBody, RecordedExchange } from '../../src/model/ports.ts';
import { placeIn } from '../../src/model/recordPlace.ts';
import { readWithWarcio, typesOf } from './readWithWarcio.ts';
import { openSampleWriter, sampleExchange, temporaryFolder } from './sampleExchanges.ts';

const BODY = 'година;брой\n2025;9\n';

/** An audit that stored the body, as a later one names its record. */
async function earlierAudit(): Promise<{ dir: string; exchange: RecordedExchange; body: RecordedBody }> {
  const dir = await temporaryFolder();
  const writer = await openSampleWriter(dir);
  const exchange = sampleExchange({ body: BODY });
  const { bodyPlace } = await writer.append(exchange);
  await writer.close();
  if (bodyPlace === null) throw new Error('no body');
  const { url } = exchange.capture.request;
  return { dir, exchange, body: { place: placeIn('a-1', bodyPlace), url, date: exchange.capture.startedAt } };
}

function later(capture: Capture, changes: Partial<Capture>): Capture {
  return { ...capture, sequence: 2, startedAt: '2026-12-03T08:00:00.000Z', ...changes };
}

function notModified({ exchange, body }: Awaited<ReturnType<typeof earlierAudit>>): RecordedExchange {
  const { result, id, startedAt } = exchange.capture;
  if (result.is !== 'response') throw new Error('no response');
  const { status, headers } = result;
  const capture = later(exchange.capture, {
    result: {
      ...result,
      status: 304,
      headers: [
        ['ETag', '"1"'],
        ['Content-Length', '4711'],
      ],
      notModified: { audit: 'a-1', capture: id, startedAt, status, headers },
    },
  });
  return { capture, body: null, earlier: body };
}

describe('bodies that stand in another audit', () => {
  it('a 304 is a revisit of the server-not-modified kind that keeps its own head and points at the body', async () => {
    const earlier = await earlierAudit();
    const dir = await temporaryFolder();
    const writer = await openSampleWriter(dir);
    const appended = await writer.append(notModified(earlier));
    await writer.close();
    const records = await readWithWarcio(path.join(dir, '00001.warc.gz'));
    expect(typesOf(records)).toEqual(['warcinfo', 'metadata', 'request', 'revisit']);
    const revisit = records[3];
    expect(revisit?.headers.get('WARC-Profile')).toBe('http://netpreserve.org/warc/1.1/revisit/server-not-modified');
    expect(revisit?.headers.get('WARC-Refers-To-Date')).toBe(earlier.body.date);
    expect(revisit?.headers.get('WARC-Refers-To-Target-URI')).toBe(earlier.body.url);
    expect(revisit?.headers.has('WARC-Truncated')).toBe(false);
    expect(revisit?.http?.firstLine).toContain('304');
    expect(revisit?.http?.headers).toEqual([
      ['ETag', '"1"'],
      ['Content-Length', '4711'],
    ]);
    expect(revisit?.payload).toHaveLength(0);
    expect(appended.bodyPlace).toEqual(earlier.body.place);
  });

  it('the same bytes sent again are an identical-payload revisit to the other audit', async () => {
    const earlier = await earlierAudit();
    const dir = await temporaryFolder();
    const digest = sha256(BODY);
    const writer = await openSampleWriter(dir, { known: (wanted) => (wanted === digest ? earlier.body : undefined) });
    const appended = await writer.append(sampleExchange({ body: BODY, sequence: 2 }));
    await writer.close();
    const records = await readWithWarcio(path.join(dir, '00001.warc.gz'));
    expect(typesOf(records)).toEqual(['warcinfo', 'metadata', 'request', 'revisit']);
    expect(appended.bodyPlace?.file).toBe('a-1/00001.warc.gz');
  });

  it('a carried capture is its metadata record alone', async () => {
    const earlier = await earlierAudit();
    const dir = await temporaryFolder();
    const writer = await openSampleWriter(dir);
    const { capture } = earlier.exchange;
    const carried = { audit: 'a-1', capture: capture.id, due: '2026-12-04T08:00:00.000Z' };
    await writer.append({ capture: { ...capture, carried }, body: null, earlier: earlier.body });
    await writer.append(sampleExchange({ url: 'https://byala-reka.example/2', sequence: 2 }));
    await writer.close();
    const records = await readWithWarcio(path.join(dir, '00001.warc.gz'));
    expect(typesOf(records)).toEqual(['warcinfo', 'metadata', 'metadata', 'request', 'response']);
  });

  it('are read through the other audit, replayed with their place, and survive a repaired tail', async () => {
    const earlier = await earlierAudit();
    const dir = await temporaryFolder();
    const writer = await openSampleWriter(dir);
    const { capture } = earlier.exchange;
    const carried = { audit: 'a-1', capture: capture.id, due: '2026-12-04T08:00:00.000Z' };
    const appended = [
      await writer.append(notModified(earlier)),
      await writer.append({ capture: { ...capture, carried }, body: null, earlier: earlier.body }),
    ];
    await writer.close();
    expect((await repairTail(dir, null)).end).toEqual(appended[1]?.end);
    const reader = openEvidenceReader({ dir, others: new Map([['a-1', earlier.dir]]) });
    const replayed = await Array.fromAsync(reader.replay(null));
    expect(replayed.map(({ bodyPlace }) => bodyPlace)).toEqual([earlier.body.place, earlier.body.place]);
    const source = await reader.body(earlier.body.place, sha256(BODY));
    expect(Buffer.from(await source.range(0, source.size)).toString()).toBe(BODY);
  });

  it('that are gone, damaged or never told of are refused as not here, and never looked for elsewhere', async () => {
    const earlier = await earlierAudit();
    const dir = await temporaryFolder();
    const digest = sha256(BODY);
    const { place } = earlier.body;
    const refused = { name: 'BodyNotHere', audit: 'a-1' };
    await expect(openEvidenceReader({ dir }).body(place, digest)).rejects.toMatchObject(refused);
    const reader = openEvidenceReader({ dir, others: new Map([['a-1', earlier.dir]]) });
    await expect(reader.body(place, sha256('друго'))).rejects.toMatchObject(refused);
    await rename(path.join(earlier.dir, '00001.warc.gz'), path.join(earlier.dir, 'moved'));
    await expect(reader.body(place, digest)).rejects.toMatchObject(refused);
    await expect(reader.body({ ...place, file: '../../etc/passwd' }, digest)).rejects.toMatchObject({
      name: 'EvidenceDamaged',
    });
  });

  it('are not written without the record that holds the body', async () => {
    const earlier = await earlierAudit();
    const writer = await openSampleWriter(await temporaryFolder());
    const { earlier: _left, ...exchange } = notModified(earlier);
    await expect(writer.append(exchange)).rejects.toThrow('earlier body is not named');
    await writer.close();
  });
});
