import { Command } from 'commander';
import { findAudit } from '../../app/auditFolder.ts';
import { signAudit } from '../../app/signAudit.ts';
import { outOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

export function signCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('sign')
    .description(
      say({
        bg: 'подписва завършена оценка (manifest.json) и записва manifest.sig.json',
        en: 'signs a finished audit (manifest.json) and writes manifest.sig.json',
      }),
    )
    .argument('<audit>', say({ bg: 'номер или папка на оценката', en: 'id or folder of the audit' }))
    .requiredOption('--key <file>', say({ bg: 'частният ключ (виж keygen)', en: 'the private key (see keygen)' }))
    .addOption(outOption(terminal))
    .action(async (named: string, options: { key: string; out: string }) => {
      const id = await signAudit(findAudit(named, options.out), options.key);
      terminal.out(say({ bg: `Подписано с ключ ${id}.`, en: `Signed with key ${id}.` }));
    });
}
