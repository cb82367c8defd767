import { Command } from 'commander';
import { findAudit } from '../../app/auditFolder.ts';
import { tellHealth } from '../../app/tellHealth.ts';
import { outOption } from '../options.ts';
import { healthLines } from '../printHealth.ts';
import type { Terminal } from '../terminal.ts';

export function healthCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('health')
    .description(
      say({
        bg: 'как мина обхождането на всяка институция; недостигнатите са първи, с причината',
        en: 'how the crawl of each body went; those not reached come first, with the reason',
      }),
    )
    .argument('<audit>', say({ bg: 'номер или папка на оценката', en: 'id or folder of the audit' }))
    .option('--json', say({ bg: 'отговорът като JSON', en: 'the answer as JSON' }), false)
    .addOption(outOption(terminal))
    .action((named: string, options: { out: string; json: boolean }) => {
      const rows = tellHealth(findAudit(named, options.out), terminal.lang);
      if (options.json) {
        const told = rows.map(({ health, name, why }) => ({ ...health, name, reason: why?.reason ?? null }));
        terminal.out(JSON.stringify(told, null, 2));
      } else for (const line of healthLines(rows, terminal)) terminal.out(line);
    });
}
