import { Command } from 'commander';
import { auditResults } from '../../app/auditResults.ts';
import { findAudit } from '../../app/auditFolder.ts';
import { outOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

type Options = { out: string; json: boolean };

export function resultsCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('results')
    .description(
      say({
        bg: 'извежда по един ред за всеки ресурс и за всяко задължение (описание на полетата: report/data/datapackage.json)',
        en: 'prints one row per resource and per duty (fields described in report/data/datapackage.json)',
      }),
    )
    .argument('<audit>', say({ bg: 'номер или папка на оценката', en: 'id or folder of the audit' }))
    .option('--json', say({ bg: 'като JSON {resources, duties}', en: 'as JSON {resources, duties}' }), false)
    .addOption(outOption(terminal))
    .action((named: string, options: Options) => {
      const results = auditResults(findAudit(named, options.out));
      if (options.json) {
        terminal.out(JSON.stringify(results, null, 2));
        return;
      }
      for (const [title, rows] of [
        [say({ bg: 'Ресурси', en: 'Resources' }), results.resources],
        [say({ bg: 'Задължения', en: 'Duties' }), results.duties],
      ] as const) {
        terminal.out(`${title}: ${rows.length}`);
        for (const row of rows)
          terminal.out(
            `  ${Object.values(row)
              .map((value) => (value === null ? '–' : String(value)))
              .join(' · ')}`,
          );
      }
    });
}
