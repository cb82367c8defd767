import { Command } from 'commander';
import { writeBotPageTo } from '../../app/writeBotPageTo.ts';
import type { Terminal } from '../terminal.ts';

export function botPageCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('bot-page')
    .description(
      say({
        bg: 'съставя от настройките страницата за робота: кой пита, защо, колко често и как да бъде спрян',
        en: 'writes the page about the robot from the configuration: who asks, why, how often, how to stop it',
      }),
    )
    .requiredOption('-c, --config <file>', say({ bg: 'файл с настройки на оценката', en: "the audit's configuration" }))
    .requiredOption('-o, --out <dir>', say({ bg: 'папка за страницата', en: 'folder for the page' }))
    .action(({ config, out }: { config: string; out: string }) => {
      const path = writeBotPageTo(config, out);
      terminal.out(say({ bg: `Страницата за робота: ${path}`, en: `The page about the robot: ${path}` }));
    });
}
