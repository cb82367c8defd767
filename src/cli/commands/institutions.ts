import { Command } from 'commander';
import { join } from 'node:path';
import { findAudit } from '../../app/auditFolder.ts';
import { matchPortal, type OrganisationSource } from '../../app/matchPortal.ts';
import { writeProposal } from '../../app/matchProposal.ts';
import { packageRoot } from '../../app/packageRoot.ts';
import { systemClock } from '../../app/systemClock.ts';
import { UserError } from '../../model/errors.ts';
import { matchLines } from '../matchLines.ts';
import { collect, outOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

type Options = {
  config: string;
  portalAnswer: string[];
  audit?: string;
  proposal?: string;
  by: string;
  json: boolean;
  out: string;
};

export function institutionsCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('institutions')
    .description(say({ bg: 'работи със списъка на институциите', en: 'works with the list of institutions' }))
    .addCommand(matchCommand(terminal));
}

function matchCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('match')
    .description(
      say({
        bg: 'съпоставя организациите на портала с институциите и предлага решения за преглед от човек',
        en: "matches the portal's organisations with the institutions and proposes decisions for a person to go through",
      }),
    )
    .option(
      '-c, --config <file>',
      say({ bg: 'настройки, чиито институции се търсят', en: 'the configuration whose institutions are looked for' }),
      join(packageRoot(), 'config', 'bulgaria.yaml'),
    )
    .option(
      '--portal-answer <file>',
      say({
        bg: 'отговор на listOrganisations (JSON); може да се повтаря, по един на страница',
        en: 'answer of listOrganisations (JSON); may be repeated, one a page',
      }),
      collect,
      [],
    )
    .option(
      '--audit <audit>',
      say({ bg: 'организациите, които тази оценка е прочела', en: 'the organisations that this audit has read' }),
    )
    .option(
      '--proposal <file>',
      say({ bg: 'записва предложение във вида на matches.yaml', en: 'writes a proposal in the shape of matches.yaml' }),
    )
    .option(
      '--by <name>',
      say({ bg: 'кой е прегледал (за предложението)', en: 'who went through it (for the proposal)' }),
      '',
    )
    .option('--json', say({ bg: 'отговорът като JSON', en: 'the answer as JSON' }), false)
    .addOption(outOption(terminal))
    .action((options: Options) => matchAction(terminal, options));
}

function matchAction(terminal: Terminal, options: Options): void {
  const found = matchPortal(options.config, sourceOf(options));
  if (options.json) terminal.out(JSON.stringify(found, null, 2));
  else for (const line of matchLines(found, terminal)) terminal.out(line);
  if (options.proposal === undefined) return;
  const date = new Date(systemClock.now()).toISOString().slice(0, 10);
  writeProposal(options.proposal, found, { by: options.by, date });
  terminal.err(
    terminal.say({ bg: `Предложението е в ${options.proposal}`, en: `The proposal is in ${options.proposal}` }),
  );
}

function sourceOf({ audit, portalAnswer, out }: Options): OrganisationSource {
  if (audit !== undefined && portalAnswer.length === 0) return { auditDir: findAudit(audit, out) };
  if (audit === undefined && portalAnswer.length > 0) return { answers: portalAnswer };
  throw new UserError('match-source', {
    bg: 'посочете едно от двете: --portal-answer ФАЙЛ или --audit ОЦЕНКА',
    en: 'name one of the two: --portal-answer FILE or --audit AUDIT',
  });
}
