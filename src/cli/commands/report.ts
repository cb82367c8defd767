import { Command, Option } from 'commander';
import { findAudit } from '../../app/auditFolder.ts';
import { rewriteReport } from '../../app/rewriteReport.ts';
import { outOption, signOption } from '../options.ts';
import { printReportPlace } from '../printReportPlace.ts';
import { printSeal } from '../printSeal.ts';
import { showProgress } from '../showProgress.ts';
import type { Terminal } from '../terminal.ts';

type Options = { out: string; pdf: boolean; sign?: string; audience: 'public' | 'working-group' };

export function reportCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('report')
    .description(
      say({ bg: 'съставя отново доклада на завършена оценка', en: 'writes the report of a finished audit anew' }),
    )
    .argument('<audit>', say({ bg: 'номер или папка на оценката', en: 'id or folder of the audit' }))
    .option('--no-pdf', say({ bg: 'без PDF', en: 'no PDF' }))
    .addOption(signOption(terminal))
    .addOption(
      new Option(
        '--audience <who>',
        say({
          bg: 'за кого: public или working-group (с пробните правила и с лични данни по колони)',
          en: 'for whom: public or working-group (with trial rules and where personal data stand)',
        }),
      )
        .choices(['public', 'working-group'])
        .default('public'),
    )
    .addOption(outOption(terminal))
    .action(async (named: string, options: Options) => {
      const progress = showProgress(terminal);
      const report = await rewriteReport(findAudit(named, options.out), {
        pdf: options.pdf,
        ...(options.sign === undefined ? {} : { sign: options.sign }),
        audience: options.audience,
        onEvent: progress.event,
      });
      progress.end();
      printReportPlace(terminal, report);
      printSeal(terminal, report);
    });
}
