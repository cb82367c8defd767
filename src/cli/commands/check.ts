import { Command } from 'commander';
import { checkAgainstSchema } from '../../app/checkAgainstSchema.ts';
import { checkResource } from '../../app/checkResource.ts';
import { describeTables } from '../../app/describeTables.ts';
import { describeCheck } from '../../app/describeCheck.ts';
import { EXIT } from '../../model/errors.ts';
import { parseResolve } from '../../app/parseResolve.ts';
import { resolveOption } from '../options.ts';
import { checkLines } from '../checkLines.ts';
import { schemaLines } from '../schemaLines.ts';
import type { Terminal } from '../terminal.ts';
import type { Tools } from '../tools.ts';

type Options = { json: boolean; tableSchema: boolean; schema?: string | true; resolve: string[] };

export function checkCommand(terminal: Terminal, tools: Tools = {}): Command {
  const { say } = terminal;
  return new Command('check')
    .description(
      say({
        bg: 'проверява един файл или адрес: формат, лиценз, актуалност и какво да се поправи',
        en: 'checks one file or address: format, licence, freshness and what to mend',
      }),
    )
    .argument(
      '<file-or-url>',
      say({ bg: 'файл на тази машина или адрес с http(s)', en: 'a file on this machine or an http(s) address' }),
    )
    .option('--json', say({ bg: 'фактите и констатациите като JSON', en: 'facts and findings as JSON' }), false)
    .option(
      '--table-schema',
      say({
        bg: 'вместо оценка: схемата и диалектът на таблиците (Data Package v2), за да ги публикувате до файла',
        en: 'instead of a verdict: schema and dialect of the tables (Data Package v2), to publish beside the file',
      }),
      false,
    )
    .option(
      '--schema [file]',
      say({
        bg: 'вместо оценка: отговаря ли таблицата на тази схема (JSON: Table Schema, Data Package или CSVW); без име търсим до файла FILE-metadata.json, csv-metadata.json и datapackage.json',
        en: 'instead of a verdict: is the table what this schema says (JSON: Table Schema, Data Package or CSVW); without a name, FILE-metadata.json, csv-metadata.json and datapackage.json beside the file are looked for',
      }),
    )
    .addOption(resolveOption(terminal))
    .action(async (asked: string, options: Options) => {
      if (options.schema !== undefined) return checkSchema(terminal, asked, options.schema, options, tools);
      if (options.tableSchema) {
        const described = await describeTables(asked, { resolve: parseResolve(options.resolve), ...tools });
        terminal.out(JSON.stringify(described, null, 2));
        return;
      }
      const answer = await checkResource(asked, { resolve: parseResolve(options.resolve), ...tools });
      const { resources, findings } = answer.result;
      if (options.json) {
        const main = resources.find(({ kind }) => kind === 'resource') ?? resources[0];
        const verdict = {
          asked,
          kind: main?.kind ?? null,
          format: main?.format ?? null,
          encoding: main?.encoding ?? null,
          technicalLevel: main?.level ?? null,
          licence: main?.licence ?? null,
          licenceId: main?.licenceId ?? null,
          strictStars: main?.strictStars ?? null,
          freshness: main?.freshness ?? null,
          date: main?.date ?? null,
        };
        terminal.out(
          JSON.stringify(
            { ...verdict, resources, facts: [...answer.facts, ...answer.result.facts], findings },
            null,
            2,
          ),
        );
      } else for (const line of checkLines(describeCheck(answer, terminal.lang), terminal)) terminal.out(line);
      const fails = findings.some(
        ({ outcome, ruleStatus, subject }) =>
          outcome === 'fail' && ruleStatus !== 'trial' && subject.startsWith('resource:'),
      );
      if (fails) terminal.endWith(EXIT.failsRules);
    });
}

async function checkSchema(
  terminal: Terminal,
  asked: string,
  schema: string | true,
  options: Options,
  tools: Tools,
): Promise<void> {
  const verdict = await checkAgainstSchema(asked, schema === true ? null : schema, {
    resolve: parseResolve(options.resolve),
    ...tools,
  });
  if (options.json) terminal.out(JSON.stringify(verdict, null, 2));
  else for (const line of schemaLines(verdict, terminal)) terminal.out(line);
  if (!verdict.valid) terminal.endWith(EXIT.failsRules);
}
