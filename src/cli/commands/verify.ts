import { Command } from 'commander';
import { findAudit } from '../../app/auditFolder.ts';
import { verifyAudit } from '../../app/verifyAudit.ts';
import { EXIT } from '../../model/errors.ts';
import { outOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { verifyLines } from '../verifyLines.ts';

const CODES = {
  reproduced: EXIT.ok,
  tampered: EXIT.tampered,
  'not-reproducible': EXIT.notReproducible,
  // Nothing was changed, and nothing else comes out: it cannot be shown to the end.
  'body-not-here': EXIT.notReproducible,
} as const;

export function verifyCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('verify')
    .description(
      say({
        bg: 'проверява дали доказателствата и резултатът са непокътнати и дали следват едно от друго',
        en: 'checks that evidence and result are untouched and follow from each other',
      }),
    )
    .argument('<audit>', say({ bg: 'номер или папка на оценката', en: 'id or folder of the audit' }))
    .option('--json', say({ bg: 'отговорът като JSON', en: 'the answer as JSON' }), false)
    .option(
      '--key <public>',
      say({
        bg: 'публичен ключ, с който трябва да е подписано; друг подпис или никакъв е грешка',
        en: 'public key that must have signed; another signature, or none, is a fault',
      }),
    )
    .addOption(outOption(terminal))
    .action(async (named: string, options: { out: string; json: boolean; key?: string }) => {
      const answer = await verifyAudit(findAudit(named, options.out), options.key ?? null);
      if (options.json) terminal.out(JSON.stringify(answer, null, 2));
      else for (const line of verifyLines(answer, terminal.lang)) terminal.out(line);
      terminal.endWith(CODES[answer.is]);
    });
}
