import { Command } from 'commander';
import process from 'node:process';
import { findAudit } from '../../app/auditFolder.ts';
import { auditRanking } from '../../app/auditResults.ts';
import type { NewAudit } from '../../app/prepareAudit.ts';
import { runAudit } from '../../app/runAudit.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import { collect, outOption, resolveOption, signOption } from '../options.ts';
import { printHealth } from '../printHealth.ts';
import { printRanking } from '../printRanking.ts';
import { showProgress } from '../showProgress.ts';
import type { Terminal } from '../terminal.ts';

type Options = {
  config?: string;
  out: string;
  id?: string;
  resume?: string;
  asOf?: string;
  sinceLast?: string | true;
  institution: string[];
  resolve: string[];
  pdf: boolean;
  sign?: string;
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
    .action(async (options: Options) => {
      const progress = showProgress(terminal);
      const stop = new AbortController();
      const onSignal = (): void => {
        if (stop.signal.aborted) process.exit(EXIT.interrupted);
        progress.note(
          say({
            bg: 'Спираме след започнатите заявки (още веднъж Ctrl+C спира веднага)…',
            en: 'Stopping after the requests under way (Ctrl+C again stops at once)…',
          }),
        );
        stop.abort();
      };
      process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
      try {
        const outcome = await runAudit({
          what: whatOf(options),
          pdf: options.pdf,
          ...(options.sign === undefined ? {} : { sign: options.sign }),
          onEvent: progress.event,
          signal: stop.signal,
        });
        progress.end();
        printHealth(terminal, outcome.health);
        if (outcome.report === null) {
          terminal.out(
            say({
              bg: `Прекъснато. Продължете с: zvezdomer audit --resume ${outcome.dir}`,
              en: `Interrupted. Go on with: zvezdomer audit --resume ${outcome.dir}`,
            }),
          );
        } else printRanking(terminal, outcome, auditRanking(outcome.dir, terminal.lang));
        terminal.endWith(outcome.exit);
      } finally {
        progress.end();
        process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      }
    });
}

function whatOf(options: Options): Parameters<typeof runAudit>[0]['what'] {
  if (options.resume !== undefined && options.sinceLast !== undefined) {
    throw new UserError('since-last', {
      bg: '--since-last важи за нова оценка; продължаваната помни на коя стъпва',
      en: '--since-last is for a new audit; one that is resumed remembers which it goes on from',
    });
  }
  if (options.resume !== undefined) return { resume: findAudit(options.resume, options.out) };
  if (options.config === undefined) {
    throw new UserError('no-config', {
      bg: 'посочете настройки с --config (вграденият пример се пуска с npm start) или оценка за продължаване с --resume',
      en: 'name a configuration with --config (the embedded example is run by npm start) or an audit to go on with by --resume',
    });
  }
  return {
    configPath: options.config,
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
