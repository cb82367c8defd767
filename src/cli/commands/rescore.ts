import { Command, Option } from 'commander';
import { findAudit } from '../../app/auditFolder.ts';
import { rescoreAudit } from '../../app/rescoreAudit.ts';
import { outOption, signOption } from '../options.ts';
import { printReportPlace } from '../printReportPlace.ts';
import { printSeal } from '../printSeal.ts';
import { showProgress } from '../showProgress.ts';
import type { Terminal } from '../terminal.ts';

type Options = { out: string; pdf: boolean; sign?: string; rules: 'stored' | 'current' };

export function rescoreCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('rescore')
    .description(
      say({
        bg: 'оценява отново записаните доказателства, без да пита никого в мрежата',
        en: 'judges the stored evidence again without asking anyone on the network',
      }),
    )
    .argument('<audit>', say({ bg: 'номер или папка на оценката', en: 'id or folder of the audit' }))
    .addOption(
      new Option(
        '--rules <which>',
        say({
          bg: 'stored = правилата, с които е направена; current = сегашните',
          en: 'stored = the rules it was made with; current = those of today',
        }),
      )
        .choices(['stored', 'current'])
        .default('current'),
    )
    .option('--no-pdf', say({ bg: 'без PDF', en: 'no PDF' }))
    .addOption(signOption(terminal))
    .addOption(outOption(terminal))
    .action(async (named: string, options: Options) => {
      const progress = showProgress(terminal);
      const report = await rescoreAudit({
        dir: findAudit(named, options.out),
        rules: options.rules,
        pdf: options.pdf,
        ...(options.sign === undefined ? {} : { sign: options.sign }),
        onEvent: progress.event,
      });
      progress.end();
      printReportPlace(terminal, report);
      printSeal(terminal, report);
    });
}
