import { Command } from 'commander';
import process from 'node:process';
import { runSchedule } from '../../app/runSchedule.ts';
import { tellSchedule } from '../../app/tellSchedule.ts';
import { EXIT } from '../../model/errors.ts';
import { outOption } from '../options.ts';
import { scheduleLine } from '../scheduleLine.ts';
import { scheduleStatusLines } from '../scheduleStatusLines.ts';
import type { Terminal } from '../terminal.ts';

type Options = { config: string; out: string; status: boolean; json: boolean };

export function scheduleCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('schedule')
    .description(
      say({
        bg: 'стои и провежда оценките по график (cron), никога две едновременно',
        en: 'stays and runs audits by schedule (cron), never two at once',
      }),
    )
    .option('-c, --config <file>', say({ bg: 'файл с графика', en: 'the schedule' }), 'config/schedule.yaml')
    .option(
      '--status',
      say({
        bg: 'само казва какво предстои, какво е проведено и какво е пропуснато; код 11, ако нещо не се е случило',
        en: 'only tells what is next, what ran and what was missed; code 11 when something did not happen',
      }),
      false,
    )
    .option('--json', say({ bg: 'със --status: отговорът като JSON', en: 'with --status: the answer as JSON' }), false)
    .addOption(outOption(terminal))
    .action((options: Options) => (options.status ? tell(options, terminal) : stay(options, terminal)));
}

function tell({ config, out, json }: Options, terminal: Terminal): void {
  const status = tellSchedule(config, out);
  if (json) terminal.out(JSON.stringify(status, null, 2));
  else for (const line of scheduleStatusLines(status, terminal)) terminal.out(line);
  if (!status.isWell) terminal.endWith(EXIT.missed);
}

async function stay({ config, out }: Options, terminal: Terminal): Promise<void> {
  const { say } = terminal;
  const running = runSchedule({
    path: config,
    out,
    onEvent: (event) => terminal.out(scheduleLine(event, terminal)),
    onOutcome: (name, { dir, exit }) => terminal.out(`${name}: ${dir} (${say({ bg: 'код', en: 'code' })} ${exit})`),
  });
  for (const { name, cron } of running.jobs) terminal.out(`${cron}  ${name}`);
  terminal.out(say({ bg: 'Чака се. Ctrl+C спира.', en: 'Waiting. Ctrl+C stops.' }));
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve).once('SIGTERM', resolve);
  });
  await running.stop();
}
