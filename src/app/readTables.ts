import { bytesSource } from '../inspect/byteSource.ts';
import { inspectBody } from '../inspect/inspectBody.ts';
import type { TableWatch } from '../inspect/tables/tableWatch.ts';
import type { BodyRef, Capture } from '../model/capture.ts';
import { UserError } from '../model/errors.ts';
import type { FactKey } from '../model/facts.ts';
import type { FactValues } from '../model/factValues.ts';
import type { Tables } from '../model/tables.ts';
import { loadRuleBook } from './loadRuleBook.ts';
import { seeOne, type SeeOptions } from './seeOne.ts';

/** What is known of a file whose tables were watched. */
export type ReadTables = {
  readonly tables: Tables;
  readonly body: BodyRef;
  readonly bytes: Uint8Array;
  /** The value of a fact of the body; undefined when it is not known. */
  readonly value: <K extends FactKey>(key: K) => FactValues[K] | undefined;
};

/**
 * Reads a file or address, letting `watch` see the rows of its tables; of redirects the last body counts.
 * @throws UserError when there is none
 */
export async function readTables(asked: string, watch: TableWatch, options: SeeOptions): Promise<ReadTables> {
  const { tables } = loadRuleBook('five-star');
  const seen = await seeOne(asked, options);
  for (const { capture, bytes } of seen.toReversed()) {
    if (bytes === null || capture.result.is !== 'response') continue;
    const { body } = capture.result;
    const facts = await inspectBody(bytesSource(bytes), body.digest, tables, watch);
    return {
      tables,
      body,
      bytes,
      value: <K extends FactKey>(key: K) => {
        const fact = facts.find((candidate) => candidate.key === key);
        return fact?.known === true ? (fact.value as FactValues[K]) : undefined;
      },
    };
  }
  throw nothingSeen(asked, seen.at(-1)?.capture.result);
}

function nothingSeen(asked: string, result: Capture['result'] | undefined): UserError {
  const why = result?.is === 'failure' ? result.code : '–';
  return new UserError('nothing-seen', {
    bg: `${asked}: не получихме съдържание (${why}); „zvezdomer check ${asked}“ казва какво да се направи`,
    en: `${asked}: we got no content (${why}); \`zvezdomer check ${asked}\` says what to do`,
  });
}
