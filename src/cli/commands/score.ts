import { Command, Option } from 'commander';
import { scoreAudit } from '../../app/scoreAudit.ts';
import { scoreCsv } from '../../app/scoreCsv.ts';
import { outOption } from '../options.ts';
import { scoreJson, scoreLines } from '../scoreLines.ts';
import type { Terminal } from '../terminal.ts';

type Options = { profile: string; audit?: string; out: string; json: boolean; csv: boolean; brief: boolean };

export function scoreCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('score')
    .description(
      say({
        bg: 'оценява наборите, намерени в каталози, по начина на други: mqa-405 (data.europa.eu), ckanext-qa, udata (data.gouv.fr), odpw; никой не се пита за нищо',
        en: 'scores the datasets found in catalogues by the methods of others: mqa-405 (data.europa.eu), ckanext-qa, udata (data.gouv.fr), odpw; nothing is asked of anyone',
      }),
    )
    .requiredOption('--profile <name>', say({ bg: 'начинът на оценяване', en: 'the method' }))
    .option(
      '--audit <audit>',
      say({
        bg: 'номер или папка на оценката (иначе последната)',
        en: 'id or folder of the audit (else the last one)',
      }),
    )
    .option(
      '--json',
      say({ bg: 'като JSON {audit, method, bodies, scores}', en: 'as JSON {audit, method, bodies, scores}' }),
      false,
    )
    .addOption(
      new Option('--csv', say({ bg: 'като CSV, по един ред за показател', en: 'as CSV, one row per indicator' }))
        .conflicts('json')
        .default(false),
    )
    .option(
      '--brief',
      say({ bg: 'само оценките, без показателите', en: 'the scores alone, without the indicators' }),
      false,
    )
    .addOption(outOption(terminal))
    .action((options: Options) => {
      const scores = scoreAudit({ profile: options.profile, audit: options.audit, out: options.out });
      if (options.json) return terminal.out(scoreJson(scores));
      if (options.csv) return terminal.out(scoreCsv(scores));
      for (const line of scoreLines(scores, terminal, options.brief)) terminal.out(line);
      return undefined;
    });
}
