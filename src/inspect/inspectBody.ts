import type { Fact } from '../model/facts.ts';
import type { Sha256 } from '../model/ids.ts';
import type { ByteSource } from '../model/ports.ts';
import type { Tables } from '../model/tables.ts';
import { bodyFacts } from './bodyFacts.ts';
import { inspectContent } from './inspectContent.ts';
import type { Inspection } from './inspection.ts';
import { readLicenceStatements } from './licences/readLicenceStatements.ts';
import type { TableWatch } from './tables/tableWatch.ts';
import { decodeText } from './text/decodeText.ts';

/**
 * All facts about a body that its bytes alone tell: format, encoding, tables, documents, licence and date statements.
 * Pure, total and deterministic: the same bytes give the same facts in the same order, whatever they are called and
 * wherever they came from; what cannot be read becomes an unknown fact with its reason, never an exception.
 * `watch` sees the rows of tables as they pass; the facts are the same with it and without.
 */
export async function inspectBody(
  source: ByteSource,
  digest: Sha256,
  tables: Tables,
  watch?: TableWatch,
): Promise<readonly Fact[]> {
  const facts = bodyFacts(digest);
  facts.put('body.bytes', source.size);
  const inspection: Inspection = {
    source,
    digest,
    tables,
    facts,
    containers: [],
    watch,
    inspect: inspectContent,
    readStatements(bytes, memberName) {
      const at = { kind: 'member', name: memberName, inside: null } as const;
      const statements = readLicenceStatements(decodeText(bytes).text, tables, {
        scope: 'dataset',
        source: 'member',
        at,
      });
      if (statements[0] !== undefined) facts.put('licence.statements', statements, at, statements[0].words);
    },
  };
  await inspectContent(inspection);
  return facts.list();
}
