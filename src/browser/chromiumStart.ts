import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** How Chromium is started on this machine. */
export type ChromiumStart = {
  readonly executablePath: string;
  readonly sandbox: boolean;
  /** Removes what was written for the start. */
  close(): void;
};

/**
 * Keeps Chromium from talking to its maker and to the network by itself. Names are resolved nowhere, loopback is no
 * exception to the proxy, and WebRTC sends no datagrams past it.
 */
export const QUIET_FLAGS: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-quic',
  '--disable-sync',
  '--dns-prefetch-disable',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
];

const SETPRIV = 'setpriv';
const DEFAULT_USER = 'nobody';

/**
 * Chromium refuses its sandbox to root, and a page from the web without a sandbox, run by root, could take the
 * machine. So root starts it through a small script that becomes another user first; where that is impossible it
 * starts without sandbox, which the caller reports.
 */
export function prepareStart(executablePath: string, asUser: string = DEFAULT_USER): ChromiumStart {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return { executablePath, sandbox: true, close: () => undefined };
  const group = groupOf(asUser);
  if (group === null) return { executablePath, sandbox: false, close: () => undefined };
  const folder = mkdtempSync(path.join(tmpdir(), 'zvezdomer-chromium-'));
  const script = path.join(folder, 'start');
  writeFileSync(script, startScript(executablePath, asUser, group));
  chmodSync(script, 0o755);
  return { executablePath: script, sandbox: true, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Group of the user, null when there is no such user or no setpriv to become it. */
function groupOf(user: string): string | null {
  try {
    execFileSync(SETPRIV, ['--version'], { stdio: 'ignore' });
    return execFileSync('id', ['-g', '--', user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** The profile folder was made by root: it is given to the user, who has no home of its own. */
function startScript(executablePath: string, user: string, group: string): string {
  return `#!/bin/sh
for argument in "$@"; do
  case "$argument" in
    --user-data-dir=*) HOME="\${argument#--user-data-dir=}"; export HOME; chown -R ${quoted(user)} "$HOME" ;;
  esac
done
cd /
exec ${SETPRIV} --reuid ${quoted(user)} --regid ${quoted(group)} --clear-groups --inh-caps=-all ${quoted(executablePath)} "$@"
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
