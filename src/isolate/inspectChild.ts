// A process that inspects bodies for another one: whatever a body does to it, nothing else is lost. It opens no file:
// bodies come through the channel, large ones piece by piece.
import process from 'node:process';
import { bytesSource } from '../inspect/byteSource.ts';
import { inspectBody } from '../inspect/inspectBody.ts';
import { watchFor } from '../inspect/tables/schema/tableOrder.ts';
import { canonicalJson } from '../model/json.ts';
import type { ByteSource } from '../model/ports.ts';
import type { Tables } from '../model/tables.ts';
import type { FromInspector, ToInspector } from './poolMessages.ts';

type Order = Extract<ToInspector, { readonly is: 'body' }>;

function serve(): void {
  let tables: Tables | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const requests = new Map<number, (bytes: Uint8Array | null) => void>();
  let asked = 0;
  let walks = 0;

  const say = (message: FromInspector): void => void process.send?.(message);
  const ask = (message: (request: number) => FromInspector): Promise<Uint8Array | null> => {
    asked += 1;
    const request = asked;
    return new Promise((resolve) => {
      requests.set(request, resolve);
      say(message(request));
    });
  };
  const remote = (size: number): ByteSource => ({
    size,
    range: async (from, to) => (await ask((request) => ({ is: 'range', request, from, to }))) ?? new Uint8Array(0),
    async *stream() {
      walks += 1;
      const walk = walks;
      for (;;) {
        const piece = await ask((request) => ({ is: 'next', request, walk }));
        if (piece === null) return;
        yield piece;
      }
    },
  });
  const inspect = async ({ digest, size, bytes, order }: Order): Promise<void> => {
    if (tables === null) return;
    try {
      const source = bytes === null ? remote(size) : bytesSource(plain(bytes));
      const watched = order === null ? null : watchFor(order);
      const facts = await inspectBody(source, digest, tables, watched?.watch);
      const rows = facts.map((fact) => ({ key: fact.key, record: canonicalJson(fact) }));
      say({ is: 'facts', rows, answer: watched?.answer() ?? null });
    } catch (error) {
      say({ is: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  };
  process.on('message', (message: ToInspector) => {
    if (message.is === 'tables') tables = message.tables;
    else if (message.is === 'body') queue = queue.then(() => inspect(message));
    else {
      const { request, bytes } = message;
      requests.get(request)?.(bytes === null ? null : plain(bytes));
      requests.delete(request);
    }
  });
  process.on('disconnect', () => process.exit(0));
  say({ is: 'ready' });
}

/** What comes through the channel is a Buffer, which some parsers refuse although it is bytes. */
function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

serve();
