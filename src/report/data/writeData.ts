import { canonicalJson } from '../../model/json.ts';
import { DCAT_FILES } from '../dcat/writeDcat.ts';
import type { ReportContext } from '../reportContext.ts';
import { shownScore, shownSummary } from '../numbers/shownSummary.ts';
import type { ReportPiece } from '../reportInput.ts';
import { csvChunks, type Row } from './csv.ts';
import { dutyRows } from './dutyRows.ts';
import { findingRows } from './findingRows.ts';
import { methodRows } from './methodRows.ts';
import { rankingRows } from './rankingRows.ts';
import { resourceRows } from './resourceRows.ts';
import { TABLE_NAMES, TABLE_SCHEMAS, type TableName } from './tableSchemas.ts';

/** The report's numbers as data: each table as CSV and JSON, the scores with their findings, and what columns mean. */
export function* writeData(bg: ReportContext, en: ReportContext): Generator<ReportPiece> {
  for (const name of TABLE_NAMES) {
    const columns = Object.keys(TABLE_SCHEMAS[name]);
    for (const chunk of csvChunks(columns, rowsOf(name, bg, en))) yield { path: `data/${name}.csv`, chunk };
    yield* jsonArray(`data/${name}.json`, rowsOf(name, bg, en));
  }
  yield* jsonArray('data/scores.json', scoreValues(bg));
  yield { path: 'data/datapackage.json', chunk: `${JSON.stringify(dataPackage(bg, en), null, 2)}\n` };
  yield { path: 'data/README.md', chunk: readme(bg, en) };
}

function rowsOf(name: TableName, bg: ReportContext, en: ReportContext): Iterable<Row> {
  const { result, audience } = bg.input;
  if (name === 'ranking') return rankingRows(result);
  if (name === 'resources') return resourceRows(result);
  if (name === 'findings') return findingRows(bg, en);
  if (name === 'methods') return methodRows(bg);
  return dutyRows(result).filter((row) => audience === 'working-group' || row.ruleStatus === 'active');
}

function* jsonArray(path: string, values: Iterable<object>): Generator<ReportPiece> {
  let chunk = '[';
  let first = true;
  for (const value of values) {
    chunk += `${first ? '\n' : ',\n'}${canonicalJson(value)}`;
    first = false;
    if (chunk.length > 65_536) {
      yield { path, chunk };
      chunk = '';
    }
  }
  yield { path, chunk: `${chunk}\n]\n` };
}

function* scoreValues(context: ReportContext): Generator<object> {
  for (const { scores, summary } of context.input.result.institutions) {
    for (const score of scores) yield shownScore(score, summary);
    yield shownSummary(summary);
  }
}

function dataPackage(bg: ReportContext, en: ReportContext): object {
  const { audit } = bg.input.result;
  return {
    profile: 'tabular-data-package',
    name: 'zvezdomer-results',
    id: audit.id,
    title: audit.title.bg,
    title_en: audit.title.en,
    created: audit.asOf,
    licenses: [{ name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
    resources: TABLE_NAMES.map((name) => ({
      name,
      path: `${name}.csv`,
      profile: 'tabular-data-resource',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      title: bg.say(`data.${name}`),
      title_en: en.say(`data.${name}`),
      dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: {
        fields: Object.entries(TABLE_SCHEMAS[name]).map(([column, type]) => ({
          name: column,
          type,
          description: bg.say(`columns.${column}`),
          description_en: en.say(`columns.${column}`),
        })),
        missingValues: [''],
      },
    })),
  };
}

function readme(bg: ReportContext, en: ReportContext): string {
  const part = (context: ReportContext): readonly string[] => [
    `# ${context.say('data.title')}: ${context.name(context.input.result.audit.title)}`,
    '',
    context.say('data.about', { audit: context.input.result.audit.id }),
    '',
    ...TABLE_NAMES.flatMap((name) => tableLines(context, name)),
    `## scores.json`,
    '',
    context.say('data.scores'),
    '',
    ...(context.input.dcat === undefined ? [] : [`## ${DCAT_FILES.join(', ')}`, '', context.say('data.catalogue'), '']),
  ];
  return [...part(bg), '---', '', ...part(en)].join('\n');
}

function tableLines(context: ReportContext, name: TableName): readonly string[] {
  const rows = Object.entries(TABLE_SCHEMAS[name]).map(
    ([column, type]) => `| \`${column}\` | ${type} | ${context.say(`columns.${column}`)} |`,
  );
  return [
    `## ${name}.csv, ${name}.json`,
    '',
    context.say(`data.${name}`),
    '',
    `| ${context.say('data.column')} | ${context.say('data.type')} | ${context.say('data.meaning')} |`,
    '| --- | --- | --- |',
    ...rows,
    '',
  ];
}
