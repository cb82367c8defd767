import { Command } from 'commander';
import process from 'node:process';
import { auditRanking } from '../../app/auditResults.ts';
import { dryRun } from '../../app/plan/dryRun.ts';
import { type AuditOutcome, runAudit } from '../../app/runAudit.ts';
import { tellHealth } from '../../app/tellHealth.ts';
import { DiskRefused, EXIT, UserError } from '../../model/errors.ts';
import { type AuditOptions, auditOptions } from '../auditOptions.ts';
import { dryRunLines } from '../dryRunLines.ts';
import { openEventLog } from '../eventLog.ts';
import { healthLines } from '../printHealth.ts';
import { printRanking } from '../printRanking.ts';
import { showProgress } from '../showProgress.ts';
import { givenUpLines, leftLines, resumeText, stoppingText } from '../stopTexts.ts';
import { stopOnSignals } from '../stopOnSignals.ts';
import type { Terminal } from '../terminal.ts';
import { wantedAudit } from '../wantedAudit.ts';

export function auditCommand(terminal: Terminal): Command {
  const command = new Command('audit').description(
    terminal.say({
      bg: 'провежда оценка: обхожда, оценява и съставя доклад',
      en: 'runs an audit: visits, scores and writes the report',
    }),
  );
  for (const option of auditOptions(terminal)) command.addOption(option);
  return command.action((options: AuditOptions) =>
    options.dryRun ? dryRunAction(terminal, options) : auditAction(terminal, options),
  );
}

function dryRunAction(terminal: Terminal, options: AuditOptions): void {
  const what = wantedAudit(options);
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

async function auditAction(terminal: Terminal, options: AuditOptions): Promise<void> {
  const { say } = terminal;
  const what = wantedAudit(options);
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
    printOutcome(terminal, outcome, { leftMs: crawl?.leftMs ?? 0, quiet: options.quiet });
    log?.end(outcome.exit);
  } catch (error) {
    log?.end(error instanceof DiskRefused ? EXIT.notWritten : error instanceof UserError ? EXIT.usage : EXIT.bug);
    throw error;
  } finally {
    progress.end();
    stop.done();
  }
}

function printOutcome(
  terminal: Terminal,
  outcome: AuditOutcome,
  { leftMs, quiet }: { readonly leftMs: number; readonly quiet: boolean },
): void {
  if (!quiet) for (const line of healthLines(tellHealth(outcome.dir, terminal.lang), terminal)) terminal.err(line);
  if (outcome.report === null) {
    for (const line of leftLines(outcome.health, leftMs, terminal)) terminal.err(line);
    terminal.out(resumeText(outcome.dir, terminal));
  } else printRanking(terminal, outcome, auditRanking(outcome.dir, terminal.lang));
  terminal.endWith(outcome.exit);
}
