import { bytesSource } from '../inspect/byteSource.ts';
import type { TableAnswer, TableOrder } from '../inspect/tables/schema/tableOrder.ts';
import type { BodyRef, Capture } from '../model/capture.ts';
import { UserError } from '../model/errors.ts';
import type { Fact, FactKey } from '../model/facts.ts';
import type { FactValues } from '../model/factValues.ts';
import type { Tables } from '../model/tables.ts';
import { loadOnlyTables } from './loadRuleBook.ts';
import { openPool } from './openPool.ts';
import { seeOne, type SeeOptions } from './seeOne.ts';

/** What is known of a file, and of its tables what was asked. */
export type ReadTables = {
  readonly tables: Tables;
  readonly body: BodyRef;
  readonly bytes: Uint8Array;
  /** The value of a fact of the body; undefined when it is not known. */
  readonly value: <K extends FactKey>(key: K) => FactValues[K] | undefined;
  readonly answer: TableAnswer | null;
};

/**
 * Reads a file or address in a process of its own, as every hostile file is read, and has its tables described or
 * checked there; of redirects the last body counts. @throws UserError when there is none, or it takes too much
 */
export async function readTables(asked: string, order: TableOrder | null, options: SeeOptions): Promise<ReadTables> {
  const tables = loadOnlyTables();
  const seen = await seeOne(asked, options);
  for (const { capture, bytes } of seen.toReversed()) {
    if (bytes === null || capture.result.is !== 'response') continue;
    const { body } = capture.result;
    const pool = (options.openPool ?? openPool)(tables);
    const inspected = await pool.inspect(body.digest, bytesSource(bytes), order ?? undefined).finally(pool.close);
    if (inspected.is === 'lost') throw lost(asked, inspected.detail);
    const facts = inspected.rows.map(({ record }) => JSON.parse(record) as Fact);
    return {
      tables,
      body,
      bytes,
      answer: inspected.answer,
      value: <K extends FactKey>(key: K) => {
        const fact = facts.find((candidate) => candidate.key === key);
        return fact?.known === true ? (fact.value as FactValues[K]) : undefined;
      },
    };
  }
  throw nothingSeen(asked, seen.at(-1)?.capture.result);
}

function lost(asked: string, detail: string): UserError {
  return new UserError('too-costly', {
    bg: `${asked}: файлът не може да се прочете докрай в границите за време и памет (${detail}); разделете го на части`,
    en: `${asked}: the file cannot be read to its end within the bounds of time and memory (${detail}); split it`,
  });
}

function nothingSeen(asked: string, result: Capture['result'] | undefined): UserError {
  const why = result?.is === 'failure' ? result.code : '–';
  return new UserError('nothing-seen', {
    bg: `${asked}: не получихме съдържание (${why}); „zvezdomer check ${asked}“ казва какво да се направи`,
    en: `${asked}: we got no content (${why}); \`zvezdomer check ${asked}\` says what to do`,
  });
}
