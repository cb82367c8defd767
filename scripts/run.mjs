// Runs a job of the project on the Node it is pinned to, on a machine that may have an older one.
//
// Plain JavaScript with node: modules only, because it must run before anything is installed and on any Node ≥ 20.
// It exists because npm scripts cannot do this themselves: a shell that has already looked `node` up remembers the
// machine's one and goes on using it after the pinned one has been installed.
//
//   node scripts/run.mjs start|test|test:long|check|rebaseline|setup [arguments passed on]
//
// Exit codes: the job's own; 64 unknown job; 69 something needed could not be installed or found.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants as osConstants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE_THAT_SETS_UP = 20;
const OLDEST_NODE_THAT_RUNS = 24;
const EXIT_USAGE = 64;
const EXIT_UNAVAILABLE = 69;

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = path.join(root, 'node_modules');
const bin = path.join(modules, '.bin');
const vitest = path.join('node_modules', 'vitest', 'vitest.mjs');

/**
 * Where Node keeps what it has compiled (types stripped, too): tests start the program some fifty times, and without
 * this every start costs a second of processor time.
 */
const compiled = { NODE_COMPILE_CACHE: path.join(modules, '.cache', 'zvezdomer-compiled') };

/** What each job starts on the pinned Node; `browser` says whether it is worth installing one for. */
const jobs = {
  start: { run: ['--max-semi-space-size=4', path.join('scripts', 'start.ts')], browser: true },
  test: { run: [vitest, 'run'], browser: true, env: compiled },
  'test:long': { run: [vitest, 'run'], browser: true, env: { ...compiled, TEST_LONG: '1' } },
  check: { run: [path.join('scripts', 'check.ts')], browser: false },
  rebaseline: { run: [vitest, 'run', 'test/golden'], browser: false, env: { REBASELINE: '1' } },
  setup: { run: undefined, browser: true },
};

/** Prints a line in Bulgarian and one in English, apart from what the job itself prints. */
function say(bg, en) {
  process.stderr.write(`· ${bg}\n  ${en}\n`);
}

/** Ends the program with a reason in both languages. */
function stop(exitCode, bg, en) {
  process.stderr.write(`\n✗ ${bg}\n  ${en}\n`);
  process.exit(exitCode);
}

function majorOf(version) {
  return Number.parseInt(version, 10);
}

function requireNodeForSetup() {
  if (majorOf(process.versions.node) >= OLDEST_NODE_THAT_SETS_UP) return;
  stop(
    EXIT_UNAVAILABLE,
    `Нужен е Node.js ${OLDEST_NODE_THAT_SETS_UP} или по-нов; тук е ${process.versions.node}. Изтеглете го от https://nodejs.org и опитайте отново.`,
    `Node.js ${OLDEST_NODE_THAT_SETS_UP} or newer is needed; this is ${process.versions.node}. Get it from https://nodejs.org and try again.`,
  );
}

/** The stamp says which lock file the installed packages came from. */
const stampFile = path.join(modules, '.zvezdomer-setup');

function lockHash() {
  const lock = path.join(root, 'package-lock.json');
  if (!existsSync(lock)) {
    stop(
      EXIT_UNAVAILABLE,
      'Липсва package-lock.json: без него не се знае кои версии да се инсталират. Върнете го с git checkout package-lock.json.',
      'package-lock.json is missing: without it the versions to install are not known. Bring it back with git checkout package-lock.json.',
    );
  }
  if (!readJson(lock)?.packages) {
    stop(
      EXIT_UNAVAILABLE,
      'package-lock.json е повреден. Върнете го с git checkout package-lock.json.',
      'package-lock.json is damaged. Bring it back with git checkout package-lock.json.',
    );
  }
  return createHash('sha256').update(readFileSync(lock)).digest('hex');
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * True if somebody has already installed exactly this lock file with npm itself: npm notes what it installed as its
 * last act, so a half-finished installation has no note. Spares a second installation after a plain `npm ci`.
 */
function installedByHand() {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages;
  const present = readJson(path.join(modules, '.package-lock.json'))?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([where, entry]) => {
    if (where === '' || entry.optional || entry.devOptional || entry.peer) return true;
    return present[where]?.version === entry.version && present[where]?.integrity === entry.integrity;
  });
}

/** Why the packages must be installed, in both languages; undefined when they need not be. */
function reasonToInstall(hash) {
  if (!existsSync(modules)) return ['още не са инсталирани', 'they are not installed yet'];
  const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8').trim() : undefined;
  if (stamp === hash) return undefined;
  if (installedByHand()) {
    writeFileSync(stampFile, `${hash}\n`);
    return undefined;
  }
  return stamp === undefined
    ? ['предишната инсталация не е завършена', 'the last installation was not finished']
    : ['package-lock.json е променен', 'package-lock.json has changed'];
}

/** How to start npm: the one that started us, on the machine's Node, else the one on PATH. */
function npmCommand() {
  const cli = process.env['npm_execpath'];
  if (cli && /npm-cli\.[cm]?js$/.test(cli) && existsSync(cli)) {
    return { file: process.env['npm_node_execpath'] ?? process.execPath, first: [cli], shell: false };
  }
  return { file: 'npm', first: [], shell: process.platform === 'win32' };
}

function ensurePackages() {
  const hash = lockHash();
  const reason = reasonToInstall(hash);
  if (!reason) return;
  say(
    `Инсталирам библиотеките по package-lock.json (${reason[0]}); отнема около минута…`,
    `Installing the libraries of package-lock.json (${reason[1]}); it takes about a minute…`,
  );
  const startedMs = Date.now();
  const npm = npmCommand();
  const args = [
    ...npm.first,
    'ci',
    // Only npm's errors: its warnings that the machine's Node is older than ours are what this script is about.
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--no-update-notifier',
    // Settings of the machine that would leave out what the jobs need.
    '--engine-strict=false',
    '--include=dev',
    '--include=optional',
  ];
  const result = spawnSync(npm.file, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], shell: npm.shell });
  if (result.status !== 0) {
    if (result.error) process.stderr.write(`${result.error.message}\n`);
    process.stderr.write(result.stdout ?? '');
    stop(
      EXIT_UNAVAILABLE,
      'Инсталирането не успя; причината на npm е по-горе. Проверете мрежата и регистъра (npm ping), свободното място и дали package-lock.json е непроменен (git status), после опитайте отново.',
      'The installation failed; the reason npm gives is above. Check the network and the registry (npm ping), the disk space, and that package-lock.json is unchanged (git status), then try again.',
    );
  }
  writeFileSync(stampFile, `${hash}\n`);
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  say(`Библиотеките са инсталирани за ${seconds} s.`, `The libraries are installed (${seconds} s).`);
}

/** The version a Node executable says it has, or undefined if it cannot run here (other libc, other processor). */
function versionOf(executable) {
  const result = spawnSync(executable, ['-p', 'process.versions.node'], { encoding: 'utf8', timeout: 20_000 });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** Finds the Node to run on: the pinned package of this platform, else the machine's own if new enough. */
function findNode() {
  const places = [
    path.join(
      modules,
      `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
      'bin',
      'node',
    ),
    path.join(bin, 'node'),
  ].flatMap((place) => (process.platform === 'win32' ? [`${place}.exe`] : [place]));
  for (const place of places) {
    if (existsSync(place) && majorOf(versionOf(place) ?? '0') >= OLDEST_NODE_THAT_RUNS) return place;
  }
  if (majorOf(process.versions.node) >= OLDEST_NODE_THAT_RUNS) return process.execPath;
  return stop(
    EXIT_UNAVAILABLE,
    `За ${process.platform}-${process.arch} няма пакет с Node ${OLDEST_NODE_THAT_RUNS}, а на машината е ${process.versions.node}. Инсталирайте Node ${OLDEST_NODE_THAT_RUNS} от https://nodejs.org и опитайте отново.`,
    `There is no package with Node ${OLDEST_NODE_THAT_RUNS} for ${process.platform}-${process.arch}, and the machine has ${process.versions.node}. Install Node ${OLDEST_NODE_THAT_RUNS} from https://nodejs.org and try again.`,
  );
}

/** The environment of everything that is started: the pinned Node and the installed tools come first. */
function jobEnvironment(node, extra = {}) {
  const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const before = [...new Set([path.dirname(node), bin])].join(path.delimiter);
  return { ...process.env, [pathKey]: `${before}${path.delimiter}${process.env[pathKey] ?? ''}`, ...extra };
}

/** Starts the job and ends with its exit code; signals sent to this process reach it. */
function runJob(node, args, env) {
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env });
  const atTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl+C reaches the whole foreground group already; a second one would look like impatience to the child.
      if (signal !== 'SIGINT' || !atTerminal) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    stop(EXIT_UNAVAILABLE, `${node} не може да се стартира: ${error.message}`, `${node} cannot be started.`);
  });
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal ? osConstants.signals[signal] : 0));
  });
}

function main() {
  const [name = '', ...rest] = process.argv.slice(2);
  const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined;
  if (!job) {
    const known = Object.keys(jobs).join('|');
    stop(
      EXIT_USAGE,
      `Непозната задача „${name}“. Употреба: node scripts/run.mjs ${known}`,
      `Unknown job "${name}". Usage: node scripts/run.mjs ${known}`,
    );
  }
  requireNodeForSetup();
  ensurePackages();
  const node = findNode();
  const env = jobEnvironment(node, job.env);
  if (job.browser) {
    // Its failure is no reason to stop: everything but PDF and browser pages works without a browser, and it says so.
    spawnSync(node, [path.join('scripts', 'setup-chromium.ts')], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env,
    });
  }
  if (!job.run) {
    say(`Готово: Node ${versionOf(node)} (${node}).`, `Ready: Node ${versionOf(node)}.`);
    return;
  }
  runJob(node, [...job.run, ...rest], env);
}

main();
