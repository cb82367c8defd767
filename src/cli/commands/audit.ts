import { Command } from 'commander';
import process from 'node:process';
import { findAudit } from '../../app/auditFolder.ts';
import { auditRanking } from '../../app/auditResults.ts';
import { dryRun } from '../../app/plan/dryRun.ts';
import type { NewAudit } from '../../app/prepareAudit.ts';
import { runAudit } from '../../app/runAudit.ts';
import { tellHealth } from '../../app/tellHealth.ts';
import { DiskRefused, EXIT, UserError } from '../../model/errors.ts';
import { dryRunLines } from '../dryRunLines.ts';
import { openEventLog } from '../eventLog.ts';
import { collect, outOption, resolveOption, signOption } from '../options.ts';
import { healthLines } from '../printHealth.ts';
import { printRanking } from '../printRanking.ts';
import { showProgress } from '../showProgress.ts';
import { givenUpLines, leftLines, resumeText, stoppingText } from '../stopTexts.ts';
import { stopOnSignals } from '../stopOnSignals.ts';
import type { Terminal } from '../terminal.ts';

type Options = {
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

export function auditCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('audit')
    .description(
      say({
        bg: 'провежда оценка: обхожда, оценява и съставя доклад',
        en: 'runs an audit: visits, scores and writes the report',
      }),
    )
    .option(
      '-c, --config <file>',
      say({ bg: 'файл с настройки на оценката (виж config/)', en: "the audit's configuration (see config/)" }),
    )
    .option(
      '--portal <url>',
      say({
        bg: 'оценява цял каталог на този адрес, без настройки; видът му (CKAN, DCAT, data.json …) се разпознава',
        en: 'audits the whole catalogue at this address, without a configuration; its kind (CKAN, DCAT, data.json …) is found out',
      }),
    )
    .option(
      '--contact <url>',
      say({
        bg: 'с --portal: страницата, на която операторите виждат кой ги посещава',
        en: 'with --portal: the page on which operators see who visits them',
      }),
    )
    .option(
      '--resume <audit>',
      say({
        bg: 'продължава прекъсната оценка (номер или папка)',
        en: 'goes on with an interrupted audit (id or folder)',
      }),
    )
    .option(
      '--id <id>',
      say({
        bg: 'номер на новата оценка (иначе по датата и часа)',
        en: 'id of the new audit (else from date and time)',
      }),
    )
    .option(
      '--as-of <date>',
      say({
        bg: 'ден, към който се съди за актуалност (иначе днес)',
        en: 'day to which freshness is judged (else today)',
      }),
    )
    .option(
      '--since-last [audit]',
      say({
        bg: 'стъпва на предишна завършена оценка по същите настройки (последната или посочената): непроменените файлове не се свалят наново',
        en: 'goes on from an earlier finished audit of the same configuration (the last one, or the one named): what did not change is not fetched again',
      }),
    )
    .option(
      '--institution <id>',
      say({ bg: 'само тази институция; може да се повтаря', en: 'only this institution; may be repeated' }),
      collect,
      [],
    )
    .addOption(resolveOption(terminal))
    .option('--no-pdf', say({ bg: 'без PDF', en: 'no PDF' }))
    .addOption(signOption(terminal))
    .addOption(outOption(terminal))
    .option(
      '--log <file>',
      say({
        bg: 'дописва във файла всичко, което става, по един ред JSON на събитие',
        en: 'appends everything that happens to the file, one line of JSON an event',
      }),
    )
    .option(
      '-q, --quiet',
      say({
        bg: 'без ход и таблици – само резултатът и грешките',
        en: 'no progress and no tables: only the result and errors',
      }),
      false,
    )
    .option(
      '--grace <seconds>',
      say({
        bg: 'колко секунди след Ctrl+C се чакат започнатите заявки',
        en: 'for how many seconds after Ctrl+C the requests on their way are waited for',
      }),
      seconds,
      20,
    )
    .option(
      '--dry-run',
      say({
        bg: 'само казва какво би посетила оценката и докъде може да стигне по бюджетите; нищо не се иска и не се записва',
        en: 'only tells what the audit would visit and how far its budgets let it go; nothing is asked and nothing written',
      }),
      false,
    )
    .option('--json', say({ bg: 'с --dry-run: отговорът като JSON', en: 'with --dry-run: the answer as JSON' }), false)
    .action((options: Options) => (options.dryRun ? dryRunAction(terminal, options) : auditAction(terminal, options)));
}

function seconds(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && number >= 0 && number <= 3_600) return number;
  throw new UserError('grace', {
    bg: `--grace: „${value}“ не е брой секунди от 0 до 3600`,
    en: `--grace: "${value}" is no number of seconds from 0 to 3600`,
  });
}

function dryRunAction(terminal: Terminal, options: Options): void {
  const what = whatOf(options);
  if ('resume' in what) {
    throw new UserError('dry-run', {
      bg: '--dry-run е за нова оценка; за започната: zvezdomer health',
      en: '--dry-run is for a new audit; of one that has begun tells zvezdomer health',
    });
  }
  if (what.configPath === null) {
    throw new UserError('dry-run', {
      bg: '--dry-run иска настройки (--config): за непознат каталог няма какво да се предвиди',
      en: '--dry-run needs a configuration (--config): of an unknown catalogue nothing can be foretold',
    });
  }
  const run = dryRun(what);
  if (options.json) {
    const { institutions: _, ...told } = run;
    terminal.out(JSON.stringify(told, null, 2));
  } else for (const line of dryRunLines(run, terminal, { brief: options.quiet })) terminal.out(line);
}

async function auditAction(terminal: Terminal, options: Options): Promise<void> {
  const { say } = terminal;
  const what = whatOf(options);
  const progress = showProgress(terminal, { quiet: options.quiet });
  const onTrouble = (reason: string): void =>
    progress.note(
      say({ bg: `Дневникът ${options.log} спря: ${reason}`, en: `The log ${options.log} ended: ${reason}` }),
    );
  const log = options.log === undefined ? null : openEventLog(options.log, Date.now, onTrouble);
  let dir: string = 'resume' in what ? what.resume : what.out;
  const stop = stopOnSignals({
    source: process,
    graceMs: options.grace * 1000,
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    onStop: () => progress.note(stoppingText(options.grace, terminal)),
    onGiveUp(because) {
      for (const line of givenUpLines(progress.crawl(), because, terminal)) progress.note(line);
      terminal.out(resumeText(dir, terminal));
      log?.end(EXIT.interrupted);
      process.exit(EXIT.interrupted);
    },
  });
  try {
    const outcome = await runAudit({
      what,
      pdf: options.pdf,
      ...(options.sign === undefined ? {} : { sign: options.sign }),
      onEvent(event) {
        if (event.is === 'begun') ({ dir } = event);
        log?.event(event);
        progress.event(event);
      },
      signal: stop.signal,
    });
    const crawl = progress.crawl();
    progress.end();
    if (!options.quiet)
      for (const line of healthLines(tellHealth(outcome.dir, terminal.lang), terminal)) terminal.err(line);
    if (outcome.report === null) {
      for (const line of leftLines(outcome.health, crawl?.leftMs ?? 0, terminal)) terminal.err(line);
      terminal.out(resumeText(outcome.dir, terminal));
    } else printRanking(terminal, outcome, auditRanking(outcome.dir, terminal.lang));
    terminal.endWith(outcome.exit);
    log?.end(outcome.exit);
  } catch (error) {
    log?.end(error instanceof DiskRefused ? EXIT.notWritten : error instanceof UserError ? EXIT.usage : EXIT.bug);
    throw error;
  } finally {
    progress.end();
    stop.done();
  }
}

function whatOf(options: Options): Parameters<typeof runAudit>[0]['what'] {
  if (options.resume !== undefined && options.sinceLast !== undefined) {
    throw new UserError('since-last', {
      bg: '--since-last важи за нова оценка; продължаваната помни на коя стъпва',
      en: '--since-last is for a new audit; one that is resumed remembers which it goes on from',
    });
  }
  if (options.resume !== undefined) return { resume: findAudit(options.resume, options.out) };
  if (options.portal !== undefined && options.config !== undefined) {
    throw new UserError('portal-config', {
      bg: '--portal и --config са две различни оценки; каталог с настройки се описва в portal (kind: auto)',
      en: '--portal and --config are two different audits; a catalogue with a configuration is written into its portal (kind: auto)',
    });
  }
  const portal = options.portal === undefined ? null : { address: options.portal, contact: options.contact ?? null };
  if (options.config === undefined && portal === null) {
    throw new UserError('no-config', {
      bg: 'посочете настройки с --config, каталог с --portal (вграденият пример се пуска с npm start) или оценка за продължаване с --resume',
      en: 'name a configuration with --config, a catalogue with --portal (the embedded example is run by npm start) or an audit to go on with by --resume',
    });
  }
  return {
    configPath: options.config ?? null,
    portal,
    out: options.out,
    id: options.id ?? null,
    asOf: options.asOf ?? null,
    only: options.institution,
    resolve: options.resolve,
    sinceLast: sinceLastOf(options.sinceLast),
  };
}

function sinceLastOf(option: Options['sinceLast']): NonNullable<NewAudit['sinceLast']> | null {
  if (option === undefined) return null;
  return option === true ? { is: 'newest' } : { is: 'named', audit: option };
}
