import { Command, Option } from 'commander';
import { EXIT } from '../model/errors.ts';
import { programVersion } from '../app/packageRoot.ts';
import { auditCommand } from './commands/audit.ts';
import { botPageCommand } from './commands/botPage.ts';
import { checkCommand } from './commands/check.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { healthCommand } from './commands/health.ts';
import { institutionsCommand } from './commands/institutions.ts';
import { keygenCommand } from './commands/keygen.ts';
import { politenessCommand } from './commands/politeness.ts';
import { reportCommand } from './commands/report.ts';
import { rescoreCommand } from './commands/rescore.ts';
import { resultsCommand } from './commands/results.ts';
import { rulesCommand } from './commands/rules.ts';
import { scheduleCommand } from './commands/schedule.ts';
import { scoreCommand } from './commands/score.ts';
import { signCommand } from './commands/sign.ts';
import { verifyCommand } from './commands/verify.ts';
import { exitTexts } from './exitTexts.ts';
import type { Terminal } from './terminal.ts';
import type { Tools } from './tools.ts';

/** The whole command line; one file per command in `commands/`. */
export function createProgram(terminal: Terminal, tools: Tools = {}): Command {
  const { say } = terminal;
  const program = new Command('zvezdomer')
    .description(
      say({
        bg: 'Звездомер оценява как публичните институции публикуват данните си: обхожда учтиво сайтовете им, пази видяното като доказателство, оценява по петте звезди и съставя доклад.',
        en: 'Zvezdomer assesses how public institutions publish their data: it visits their sites politely, keeps what it saw as evidence, scores it by the five stars and writes the report.',
      }),
    )
    .version(
      programVersion().replace('zvezdomer ', ''),
      '-V, --version',
      say({ bg: 'показва версията', en: 'prints the version' }),
    )
    .helpOption('-h, --help', say({ bg: 'показва тази помощ', en: 'prints this help' }))
    .helpCommand('help [command]', say({ bg: 'помощ за команда', en: 'help on a command' }))
    .addOption(
      new Option(
        '--lang <lang>',
        say({ bg: 'език на изхода: bg или en', en: 'language of the output: bg or en' }),
      ).choices(['bg', 'en']),
    )
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, ...(terminal.lang === 'bg' ? { styleTitle: bulgarianTitle } : {}) })
    .addHelpText('after', () => `\n${say({ bg: 'Кодове на изход', en: 'Exit codes' })}:\n${exitLines(terminal)}`);
  for (const command of commands) program.addCommand(inherit(command(terminal, tools), program, terminal));
  return program;
}

/** Gives a command, and those below it, the language of the help and the way of ending of the whole program. */
function inherit(command: Command, parent: Command, terminal: Terminal): Command {
  command
    .exitOverride()
    .copyInheritedSettings(parent)
    .helpOption('-h, --help', terminal.say({ bg: 'показва тази помощ', en: 'prints this help' }));
  for (const below of command.commands) inherit(below, command, terminal);
  return command;
}

const commands = [
  auditCommand,
  reportCommand,
  rescoreCommand,
  verifyCommand,
  politenessCommand,
  botPageCommand,
  exportCommand,
  signCommand,
  keygenCommand,
  checkCommand,
  resultsCommand,
  scoreCommand,
  healthCommand,
  institutionsCommand,
  scheduleCommand,
  rulesCommand,
  doctorCommand,
] as const;

/** commander writes the titles of its help in English. */
function bulgarianTitle(title: string): string {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': 'Употреба:',
    'Arguments:': 'Аргументи:',
    'Options:': 'Опции:',
    'Global Options:': 'Общи опции:',
    'Commands:': 'Команди:',
  };
  return titles[title] ?? title;
}

function exitLines({ lang }: Terminal): string {
  return (Object.keys(EXIT) as (keyof typeof EXIT)[])
    .map((name) => `  ${String(EXIT[name]).padStart(3)}  ${exitTexts[name][lang]}`)
    .join('\n');
}
