import { Command } from 'commander';
import { checkResource } from '../../app/checkResource.ts';
import { describeCheck } from '../../app/describeCheck.ts';
import { EXIT } from '../../model/errors.ts';
import { parseResolve } from '../../app/parseResolve.ts';
import { resolveOption } from '../options.ts';
import { checkLines } from '../checkLines.ts';
import type { Terminal } from '../terminal.ts';

export function checkCommand(terminal: Terminal): Command {
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
    .addOption(resolveOption(terminal))
    .action(async (asked: string, options: { json: boolean; resolve: string[] }) => {
      const answer = await checkResource(asked, { resolve: parseResolve(options.resolve) });
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
