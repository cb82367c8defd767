// Our side of the inspect bench: all facts of one file, read from the disk piece by piece. Argument: the file.
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import process from 'node:process';
import { loadRuleBook } from '../../../src/app/loadRuleBook.ts';
import { inspectBody } from '../../../src/inspect/inspectBody.ts';
import type { Fact, FactKey } from '../../../src/model/facts.ts';
import type { FactValues } from '../../../src/model/factValues.ts';
import type { ByteSource } from '../../../src/model/ports.ts';
import { costOf, tell } from './costOf.ts';

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
let facts: readonly Fact[] = [];
const took = await costOf(async () => {
  facts = await inspectBody(source, 'bench', tables);
});
closeSync(descriptor);
const valueOf = <K extends FactKey>(key: K): FactValues[K] | null => {
  const fact = facts.find((one) => one.key === key);
  return fact?.known === true ? (fact.value as FactValues[K]) : null;
};
const pdf = valueOf('pdf.shape');
tell({ ...took, megabytes: size / 1e6, shape: valueOf('table.shape'), ...(pdf === null ? {} : { pages: pdf.pages }) });
