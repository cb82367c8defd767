import { TABLE_NAMES, TABLE_SCHEMAS } from '../data/tableSchemas.ts';
import { DCAT_FILES } from '../dcat/writeDcat.ts';
import type { ReportContext } from '../reportContext.ts';

/** What stands in data/ and what its columns mean, for those who go on with the numbers. */
export function dataView(context: ReportContext): object {
  return {
    title: context.say('data.title'),
    auditId: context.input.result.audit.id,
    files: [
      ...TABLE_NAMES.map((name) => ({
        anchor: `table-${name}`,
        about: context.say(`data.${name}`),
        names: [`${name}.csv`, `${name}.json`],
      })),
      { anchor: null, about: context.say('data.scores'), names: ['scores.json'] },
      ...(context.input.dcat === undefined
        ? []
        : [{ anchor: null, about: context.say('data.catalogue'), names: [...DCAT_FILES] }]),
      { anchor: null, about: context.say('data.package'), names: ['datapackage.json', 'README.md'] },
    ],
    tables: TABLE_NAMES.map((name) => ({
      name,
      anchor: `table-${name}`,
      columns: Object.entries(TABLE_SCHEMAS[name]).map(([column, type]) => ({
        column,
        type: context.say(`data.types.${type}`),
        meaning: context.say(`columns.${column}`),
      })),
    })),
  };
}
