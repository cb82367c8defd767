// Makes sure that there is a browser for PDF reports and for pages that need one; installs Debian's where that is
// allowed. Always ends with 0: without a browser everything else works.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { CHROMIUM_VARIABLE, findChromium, type ChromiumFinding } from '../src/browser/findChromium.ts';

const UPDATE_LIMIT_MS = 3 * 60_000;
const INSTALL_LIMIT_MS = 10 * 60_000;

/** Remembers a failed attempt until the packages are installed anew, so that a machine without network waits once. */
const attemptedFile = path.join(import.meta.dirname, '..', 'node_modules', '.zvezdomer-chromium-attempted');

function say(bg: string, en: string): void {
  process.stderr.write(`· ${bg}\n  ${en}\n`);
}

/** True for root on Debian or a relative of it that has a real `chromium` package (Ubuntu's is only a stub for snap). */
function mayUseApt(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return existsSync('/etc/debian_version') && !/^ID=["']?ubuntu/m.test(release);
}

/** Runs apt-get quietly; returns what it printed when it failed, undefined when it succeeded. */
function apt(args: readonly string[], timeoutMs: number): string | undefined {
  const network = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20', '-o', 'DPkg::Lock::Timeout=60'];
  const result = spawnSync('/usr/bin/apt-get', ['-qq', ...network, ...args], {
    encoding: 'utf8',
    timeout: timeoutMs,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.status === 0) return undefined;
  return (result.error?.message ?? `${result.stdout}\n${result.stderr}`).trim();
}

function installWithApt(): void {
  say(
    'Няма браузър за PDF и за страници, които се нуждаят от браузър. Инсталирам го: apt-get update, apt-get install chromium…',
    'There is no browser for PDF and for pages that need one. Installing it: apt-get update, apt-get install chromium…',
  );
  const trouble =
    apt(['update'], UPDATE_LIMIT_MS) ?? apt(['install', '-y', '--no-install-recommends', 'chromium'], INSTALL_LIMIT_MS);
  if (trouble === undefined) return;
  writeFileSync(attemptedFile, 'failed\n');
  process.stderr.write(`${trouble.split('\n').slice(-5).join('\n')}\n`);
}

function sayMissing(finding: ChromiumFinding & { readonly found: false }): void {
  if (finding.reason === 'switched-off') return;
  if (finding.reason === 'named-but-missing') {
    say(
      `${CHROMIUM_VARIABLE} сочи към ${finding.looked[0] ?? ''}, но там няма нищо. Продължавам без браузър: без PDF и без страници, които се нуждаят от браузър.`,
      `${CHROMIUM_VARIABLE} names ${finding.looked[0] ?? ''}, which is not there. Going on without a browser: no PDF, no pages that need one.`,
    );
    return;
  }
  say(
    `Няма Chromium: всичко работи освен PDF и страниците, които се нуждаят от браузър. Инсталирайте chromium или посочете браузър с ${CHROMIUM_VARIABLE}=/път/до/chromium.`,
    `No Chromium: everything works but PDF and pages that need a browser. Install chromium, or name a browser with ${CHROMIUM_VARIABLE}=/path/to/chromium.`,
  );
}

let finding = await findChromium();
if (!finding.found && finding.reason === 'not-installed' && mayUseApt() && !existsSync(attemptedFile)) {
  installWithApt();
  finding = await findChromium();
  if (finding.found) say(`Браузърът е инсталиран: ${finding.path}`, `The browser is installed: ${finding.path}`);
}
if (!finding.found) sayMissing(finding);
