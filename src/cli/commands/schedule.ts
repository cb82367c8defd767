import { Command } from 'commander';
import process from 'node:process';
import { runSchedule } from '../../app/runSchedule.ts';
import { outOption } from '../options.ts';
import { scheduleLine } from '../scheduleLine.ts';
import type { Terminal } from '../terminal.ts';

type Options = { config: string; out: string };

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
    .addOption(outOption(terminal))
    .action(async (options: Options) => {
      const running = runSchedule(
        options.config,
        options.out,
        (event) => terminal.out(scheduleLine(event, terminal)),
        (name, { dir, exit }) => terminal.out(`${name}: ${dir} (${say({ bg: 'код', en: 'code' })} ${exit})`),
      );
      for (const { name, cron } of running.jobs) terminal.out(`${cron}  ${name}`);
      terminal.out(say({ bg: 'Чака се. Ctrl+C спира.', en: 'Waiting. Ctrl+C stops.' }));
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve).once('SIGTERM', resolve);
      });
      await running.stop();
    });
}
