// Our side of the inspect bench: all facts of one file, read from the disk piece by piece. Argument: the file.
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import process from 'node:process';
import { loadRuleBook } from '../../../src/app/loadRuleBook.ts';
import { inspectBody } from '../../../src/inspect/inspectBody.ts';
import type { ByteSource } from '../../../src/model/ports.ts';

const file = process.argv[2] ?? '';
const { size } = statSync(file);
const descriptor = openSync(file, 'r');
const source: ByteSource = {
  size,
  range(from, to) {
    const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from));
    readSync(descriptor, bytes, 0, bytes.length, from);
    return Promise.resolve(bytes);
  },
  stream: () => createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>,
};
const { tables } = loadRuleBook('five-star');
const startedMs = performance.now();
const facts = await inspectBody(source, 'bench', tables);
const seconds = (performance.now() - startedMs) / 1_000;
closeSync(descriptor);
const shape = facts.find((fact) => fact.key === 'table.shape');
process.stdout.write(`${JSON.stringify({ seconds, megabytes: size / 1e6, shape: shape?.known === true ? shape.value : null })}\n`); // prettier-ignore
