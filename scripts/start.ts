// `npm start`: audits the embedded example by the ordinary command. The example's hosts are served on loopback by this
// process for as long as the audit runs.

import path from 'node:path';
import process from 'node:process';
import { startExampleWeb } from '../fixtures/web/serve.ts';
import { chooseLang } from '../src/cli/chooseLang.ts';
import { createProgram } from '../src/cli/createProgram.ts';
import { runProgram } from '../src/cli/runProgram.ts';
import { processTerminal } from '../src/cli/terminal.ts';
import { EXIT } from '../src/model/errors.ts';

const root = path.join(import.meta.dirname, '..');
const terminal = processTerminal(chooseLang(undefined, process.env));
// Ports that are free, not those of the configuration: something else may stand there.
const web = await startExampleWeb({ ports: 'any' });
try {
  const hosts = Object.entries(web.resolve).flatMap(([host, place]) => ['--resolve', `${host}=${place}`]);
  const config = ['--config', path.join(root, 'config/primer.yaml'), '--out', path.join(root, 'audits')];
  const code = await runProgram(
    createProgram(terminal),
    ['audit', ...config, ...hosts, ...process.argv.slice(2)],
    terminal,
  );
  // Whoever starts so has the source, where there is no command of that name.
  terminal.out(
    terminal.say({
      bg: 'От изходния код вместо „zvezdomer …“ се пише: npm run zvezdomer -- …',
      en: 'From source write instead of `zvezdomer …`: npm run zvezdomer -- …',
    }),
  );
  // One of the example's bodies refuses every connection and the budget cuts another: that is what they are there for.
  process.exitCode = code === EXIT.partlyFailed || code === EXIT.cut ? 0 : code;
} finally {
  await web.close();
}
