import { Command } from 'commander';
import { runDoctor } from '../../app/runDoctor.ts';
import { EXIT } from '../../model/errors.ts';
import { outOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';

const MARKS = { ok: '✓', limited: '!', broken: '✗' } as const;

export function doctorCommand(terminal: Terminal): Command {
  return new Command('doctor')
    .description(
      terminal.say({
        bg: 'проверява какво има на тази машина и какво липсва',
        en: 'says what this machine has and what is missing',
      }),
    )
    .addOption(outOption(terminal))
    .action(async (options: { out: string }) => {
      const lines = await runDoctor(options.out);
      for (const { name, state, found } of lines)
        terminal.out(`${MARKS[state]} ${terminal.say(name)}: ${terminal.say(found)}`);
      if (lines.some(({ state }) => state === 'broken')) terminal.endWith(EXIT.usage);
    });
}
