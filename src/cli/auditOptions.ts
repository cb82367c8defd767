import { Option } from 'commander';
import { UserError } from '../model/errors.ts';
import type { Bilingual } from '../model/lang.ts';
import { collect, outOption, resolveOption, signOption } from './options.ts';
import type { Terminal } from './terminal.ts';

/** What `zvezdomer audit` may be given. */
export type AuditOptions = {
  config?: string;
  portal?: string;
  contact?: string;
  out: string;
  id?: string;
  resume?: string;
  asOf?: string;
  sinceLast?: string | true;
  institution: string[];
  resolve: string[];
  pdf: boolean;
  sign?: string;
  log?: string;
  quiet: boolean;
  grace: number;
  dryRun: boolean;
  json: boolean;
};

/** The options in the order of the help text. */
export function auditOptions(terminal: Terminal): readonly Option[] {
  const option = (flags: string, about: Bilingual): Option => new Option(flags, terminal.say(about));
  return [...sourceOptions(option), ...newAuditOptions(terminal, option), ...runOptions(terminal, option)];
}

type MakeOption = (flags: string, about: Bilingual) => Option;

/** What is audited. */
function sourceOptions(option: MakeOption): readonly Option[] {
  return [
    option('-c, --config <file>', {
      bg: 'файл с настройки на оценката (виж config/)',
      en: "the audit's configuration (see config/)",
    }),
    option('--portal <url>', {
      bg: 'оценява цял каталог на този адрес, без настройки; видът му (CKAN, DCAT, data.json …) се разпознава',
      en: 'audits the whole catalogue at this address, without a configuration; its kind (CKAN, DCAT, data.json …) is found out',
    }),
    option('--contact <url>', {
      bg: 'с --portal: страницата, на която операторите виждат кой ги посещава',
      en: 'with --portal: the page on which operators see who visits them',
    }),
    option('--resume <audit>', {
      bg: 'продължава прекъсната оценка (номер или папка)',
      en: 'goes on with an interrupted audit (id or folder)',
    }),
  ];
}

/** What a new audit is besides its source. */
function newAuditOptions(terminal: Terminal, option: MakeOption): readonly Option[] {
  return [
    option('--id <id>', {
      bg: 'номер на новата оценка (иначе по датата и часа)',
      en: 'id of the new audit (else from date and time)',
    }),
    option('--as-of <date>', {
      bg: 'ден, към който се съди за актуалност (иначе днес)',
      en: 'day to which freshness is judged (else today)',
    }),
    option('--since-last [audit]', {
      bg: 'стъпва на предишна завършена оценка по същите настройки (последната или посочената): непроменените файлове не се свалят наново',
      en: 'goes on from an earlier finished audit of the same configuration (the last one, or the one named): what did not change is not fetched again',
    }),
    option('--institution <id>', {
      bg: 'само тази институция; може да се повтаря',
      en: 'only this institution; may be repeated',
    })
      .argParser(collect)
      .default([] as string[]),
    resolveOption(terminal),
  ];
}

/** How it is run, and what is left and told of it. */
function runOptions(terminal: Terminal, option: MakeOption): readonly Option[] {
  return [
    option('--no-pdf', { bg: 'без PDF', en: 'no PDF' }),
    signOption(terminal),
    outOption(terminal),
    option('--log <file>', {
      bg: 'дописва във файла всичко, което става, по един ред JSON на събитие',
      en: 'appends everything that happens to the file, one line of JSON an event',
    }),
    option('-q, --quiet', {
      bg: 'без ход и таблици – само резултатът и грешките',
      en: 'no progress and no tables: only the result and errors',
    }).default(false),
    option('--grace <seconds>', {
      bg: 'колко секунди след Ctrl+C се чакат започнатите заявки',
      en: 'for how many seconds after Ctrl+C the requests on their way are waited for',
    })
      .argParser(seconds)
      .default(20),
    option('--dry-run', {
      bg: 'само казва какво би посетила оценката и докъде може да стигне по бюджетите; нищо не се иска и не се записва',
      en: 'only tells what the audit would visit and how far its budgets let it go; nothing is asked and nothing written',
    }).default(false),
    option('--json', { bg: 'с --dry-run: отговорът като JSON', en: 'with --dry-run: the answer as JSON' }).default(
      false,
    ),
  ];
}

function seconds(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && number >= 0 && number <= 3_600) return number;
  throw new UserError('grace', {
    bg: `--grace: „${value}“ не е брой секунди от 0 до 3600`,
    en: `--grace: "${value}" is no number of seconds from 0 to 3600`,
  });
}
