import { Command } from 'commander';
import { findAudit } from '../../app/auditFolder.ts';
import { exportCatalogue } from '../../app/exportCatalogue.ts';
import { exportLines, sealedWarning } from '../exportLines.ts';
import { outOption, signOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

type Options = { out: string; institution?: string; output?: string; sealed: boolean; sign?: string };

export function exportCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('export')
    .description(
      say({
        bg: 'изнася доказателствата или каталозите във вид, който други програми отварят',
        en: 'writes the evidence or the catalogues out in a form that other programs open',
      }),
    )
    .helpCommand(false)
    .addCommand(waczCommand(terminal))
    .addCommand(dcatCommand(terminal));
}

function waczCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('wacz')
    .description(
      say({
        bg: 'един файл WACZ 1.1.1 (за ReplayWeb.page и други) без намерените в него лични данни; проверява се с verify ФАЙЛ.wacz',
        en: 'one WACZ 1.1.1 file (for ReplayWeb.page and others) without the personal data that is found; verify FILE.wacz checks it',
      }),
    )
    .argument('<audit>', say({ bg: 'номер или папка на оценката', en: 'id or folder of the audit' }))
    .option('--institution <id>', say({ bg: 'само за тази институция', en: 'only for this institution' }))
    .option(
      '-o, --output <file>',
      say({ bg: 'файл .wacz (иначе до папката на оценката)', en: ".wacz file (else beside the audit's folder)" }),
    )
    .option(
      '--sealed',
      say({
        bg: 'с всичко, и с личните данни: за съд и за оператора, не за публикуване',
        en: 'with everything, personal data too: for a court and the operator, not to be published',
      }),
      false,
    )
    .addOption(signOption(terminal))
    .addOption(outOption(terminal, '--out <dir>'))
    .action(async (named: string, options: Options) => {
      if (options.sealed) terminal.err(say(sealedWarning));
      // Only here: looking for personal data takes the parsers of offices' documents.
      const { exportAudit } = await import('../../app/exportAudit.ts');
      const outcome = await exportAudit({
        dir: findAudit(named, options.out),
        sealed: options.sealed,
        ...(options.institution === undefined ? {} : { institution: options.institution }),
        ...(options.output === undefined ? {} : { file: options.output }),
        ...(options.sign === undefined ? {} : { sign: options.sign }),
      });
      for (const line of exportLines(outcome, terminal.lang)) terminal.out(line);
    });
}

function dcatCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('dcat')
    .description(
      say({
        bg: 'обходените каталози и намерените набори от данни по DCAT-AP 3 с измереното (W3C DQV), Turtle или JSON-LD',
        en: 'the harvested catalogues and the datasets found, as DCAT-AP 3 with what was measured (W3C DQV), Turtle or JSON-LD',
      }),
    )
    .argument('<audit>', say({ bg: 'номер или папка на оценката', en: 'id or folder of the audit' }))
    .option(
      '-o, --output <file>',
      say({
        bg: 'файл .ttl или .jsonld (иначе .ttl до папката на оценката)',
        en: ".ttl or .jsonld file (else .ttl beside the audit's folder)",
      }),
    )
    .addOption(outOption(terminal, '--out <dir>'))
    .action((named: string, { out, output }: Pick<Options, 'out' | 'output'>) => {
      const dir = findAudit(named, out);
      terminal.out(exportCatalogue(output === undefined ? { dir } : { dir, file: output }));
    });
}
