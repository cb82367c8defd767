import { Option } from 'commander';
import type { Terminal } from './terminal.ts';

/**
 * Folder in which audits are kept; the same option for every command that takes an audit. `flags` without -o where that
 * names the file to write.
 */
export function outOption({ say }: Terminal, flags = '-o, --out <dir>'): Option {
  return new Option(flags, say({ bg: 'папка с оценките', en: 'folder of the audits' })).default('audits');
}

/** For options that may be given several times. */
export function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

/** Where hosts are, instead of by DNS; may be repeated. */
export function resolveOption({ say }: Terminal): Option {
  return new Option(
    '--resolve <host=address:port>',
    say({
      bg: 'къде е този хост, вместо по DNS (като на curl); може да се повтаря',
      en: 'where this host is, instead of by DNS (as with curl); may be repeated',
    }),
  )
    .argParser(collect)
    .default([] as string[]);
}

/** The private key that signs what the command leaves behind; the same for all commands that seal an audit. */
export function signOption({ say }: Terminal): Option {
  return new Option(
    '--sign <key>',
    say({ bg: 'подписва запечатаната оценка с този частен ключ', en: 'signs the sealed audit with this private key' }),
  );
}
