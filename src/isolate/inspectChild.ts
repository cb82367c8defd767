// A process that inspects bodies for another one: whatever a body does to it, nothing else is lost.
import process from 'node:process';
import { bytesSource } from '../inspect/byteSource.ts';
import { inspectBody } from '../inspect/inspectBody.ts';
import { canonicalJson } from '../model/json.ts';
import type { Tables } from '../model/tables.ts';
import type { FactRow, FromInspector, ToInspector } from './aheadMessages.ts';

function serve(): void {
  let tables: Tables | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const inspect = async (digest: string, bytes: Uint8Array): Promise<readonly FactRow[] | null> => {
    if (tables === null) return null;
    try {
      const facts = await inspectBody(bytesSource(bytes), digest, tables);
      return facts.map((fact) => ({ key: fact.key, record: canonicalJson(fact) }));
    } catch {
      return null;
    }
  };
  const answer = async (digest: string, bytes: Uint8Array): Promise<void> => {
    const reply: FromInspector = { digest, rows: await inspect(digest, bytes) };
    process.send?.(reply);
  };
  process.on('message', (message: ToInspector) => {
    if (message.is === 'tables') {
      tables = message.tables;
      return;
    }
    const { digest, bytes } = message;
    queue = queue.then(() => answer(digest, bytes));
  });
  process.on('disconnect', () => process.exit(0));
}

serve();
