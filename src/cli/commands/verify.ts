import { Command } from 'commander';
import { findAudit } from '../../app/auditFolder.ts';
import { verifyAudit } from '../../app/verifyAudit.ts';
import { verifyWacz } from '../../app/verifyWacz.ts';
import { EXIT } from '../../model/errors.ts';
import type { Lang } from '../../model/lang.ts';
import { outOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { verifyLines } from '../verifyLines.ts';
import { waczLines } from '../waczLines.ts';

const CODES = {
  reproduced: EXIT.ok,
  intact: EXIT.ok,
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
    .argument(
      '<audit>',
      say({ bg: 'номер или папка на оценката, или файл .wacz', en: 'id or folder of the audit, or a .wacz file' }),
    )
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
      const key = options.key ?? null;
      const { answer, lines } = named.endsWith('.wacz')
        ? await checkFile(named, key, terminal.lang)
        : await checkAudit(findAudit(named, options.out), key, terminal.lang);
      if (options.json) terminal.out(JSON.stringify(answer, null, 2));
      else for (const line of lines) terminal.out(line);
      terminal.endWith(CODES[answer.is]);
    });
}

async function checkAudit(dir: string, key: string | null, lang: Lang) {
  const answer = await verifyAudit(dir, key);
  return { answer, lines: verifyLines(answer, lang) };
}

async function checkFile(file: string, key: string | null, lang: Lang) {
  const answer = await verifyWacz(file, key);
  return { answer, lines: waczLines(answer, lang) };
}
