import { Command } from 'commander';
import { join } from 'node:path';
import { findAudit } from '../../app/auditFolder.ts';
import { hostLog } from '../../app/hostLog.ts';
import { measureEvidence } from '../../app/measureCrawl.ts';
import { EXIT } from '../../model/errors.ts';
import { hostLogLines } from '../hostLogLines.ts';
import { outOption } from '../options.ts';
import { politenessLines } from '../politenessLines.ts';
import type { Terminal } from '../terminal.ts';

type Options = { out: string; json: boolean; host?: string };

export function politenessCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('politeness')
    .description(
      say({
        bg: 'преизчислява само от доказателствата колко учтиво е било обхождането; с --host – дневникът за един оператор',
        en: 'recomputes from the evidence alone how polite the crawl was; with --host the log for one operator',
      }),
    )
    .argument('<audit>', say({ bg: 'номер или папка на оценката', en: 'id or folder of the audit' }))
    .option(
      '--host <host>',
      say({
        bg: 'дневник на всички заявки към този сървър и поддомейните му',
        en: 'log of all requests to this host and its sub-hosts',
      }),
    )
    .option('--json', say({ bg: 'отговорът като JSON', en: 'the answer as JSON' }), false)
    .addOption(outOption(terminal))
    .action(async (named: string, options: Options) => {
      const measured = await measureEvidence(join(findAudit(named, options.out), 'evidence'));
      if (options.host === undefined) {
        if (options.json) terminal.out(JSON.stringify(measured.politeness, null, 2));
        else for (const line of politenessLines(measured, terminal.lang)) terminal.out(line);
        if (measured.politeness.violations.length > 0) terminal.endWith(EXIT.impolite);
        return;
      }
      const log = hostLog(measured, options.host);
      if (options.json) terminal.out(JSON.stringify(log, null, 2));
      else for (const line of hostLogLines(log, terminal.lang)) terminal.out(line);
      if (log.violations > 0) terminal.endWith(EXIT.impolite);
    });
}
