import { type Command, CommanderError } from 'commander';
import { DiskRefused, EXIT, UserError } from '../model/errors.ts';
import type { Terminal } from './terminal.ts';

/**
 * Parses and runs; answers with the exit code. A UserError is one line with its place and no stack; an unexpected
 * fault prints its stack and asks to be reported, since it is ours.
 */
export async function runProgram(program: Command, args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await program.parseAsync([...args], { from: 'user' });
    return terminal.exitCode();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof UserError) {
      terminal.err(`${terminal.say({ bg: 'Грешка', en: 'Error' })}: ${placeOf(error)}${error.texts[terminal.lang]}`);
      return EXIT.usage;
    }
    if (error instanceof DiskRefused) {
      terminal.err(`${terminal.say({ bg: 'Спряно', en: 'Stopped' })}: ${error.texts[terminal.lang]}`);
      return EXIT.notWritten;
    }
    terminal.err(
      terminal.say({
        bg: 'Програмата се натъкна на своя грешка. Моля, съобщете ни я с текста по-долу.',
        en: 'The program ran into a fault of its own. Please report it with the text below.',
      }),
    );
    terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return EXIT.bug;
  }
}

function placeOf({ file, line }: UserError): string {
  if (file === null) return '';
  return line === null ? `${file}: ` : `${file}:${line}: `;
}
