// The process in which bodies are inspected (inspectInChild.ts starts it): one request, one reply.

import process from 'node:process';
import { loadRuleBook } from '../../src/app/loadRuleBook.ts';
import { bytesSource } from '../../src/inspect/byteSource.ts';
import { inspectBody } from '../../src/inspect/inspectBody.ts';
import type { Fact } from '../../src/model/facts.ts';
import { type Sha256, sha256 } from '../../src/model/ids.ts';
import { type ChildReply, type ChildRequest, type Judged, READY } from './inspectInChild.ts';
import type { Offered } from './question.ts';
import { judgeFile } from './judgeFile.ts';

const book = loadRuleBook('five-star');

async function reply({ name, bytes, offered }: ChildRequest): Promise<ChildReply> {
  const startedMs = performance.now();
  try {
    const digest = sha256(bytes);
    // What comes through the channel is a Buffer, which some readers refuse although it is bytes.
    const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const facts = await inspectBody(bytesSource(plain), digest, book.tables);
    const elapsedMs = Math.round(performance.now() - startedMs);
    return { ok: true, facts, judged: judge(name, bytes.length, digest, facts, offered), elapsedMs };
  } catch (error) {
    return { ok: false, message: messageOf(error) };
  }
}

function judge(name: string, bytes: number, digest: Sha256, facts: readonly Fact[], offered: Offered | null): Judged {
  try {
    return { judgement: judgeFile({ name, bytes, digest, facts, offered }, book) };
  } catch (error) {
    return { crashed: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

process.on('message', (request: ChildRequest) => {
  void reply(request).then((answer) => process.send?.(answer));
});
process.send?.(READY);
