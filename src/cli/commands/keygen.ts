import { Command } from 'commander';
import { makeKey } from '../../app/makeKey.ts';
import type { Terminal } from '../terminal.ts';

export function keygenCommand(terminal: Terminal): Command {
  const { say } = terminal;
  return new Command('keygen')
    .description(
      say({
        bg: 'прави двойка ключове Ed25519, с които се подписват оценки',
        en: 'makes a pair of Ed25519 keys for signing audits',
      }),
    )
    .option(
      '-o, --out <file>',
      say({
        bg: 'файл за частния ключ; публичният е до него, с .pub',
        en: 'file for the private key; the public one stands beside it, with .pub',
      }),
      'zvezdomer.key',
    )
    .action((options: { out: string }) => {
      const { file, publicFile, id } = makeKey(options.out);
      terminal.out(
        say({
          bg: `Ключ ${id}\n  частен:   ${file} (пазете го; който го има, подписва от ваше име)\n  публичен: ${publicFile} (публикувайте го с номера на ключа)`,
          en: `Key ${id}\n  private: ${file} (guard it; whoever has it signs in your name)\n  public:  ${publicFile} (publish it with the key's id)`,
        }),
      );
    });
}
