import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** The environment variable that names the browser to use; `none` means: work without one. */
export const CHROMIUM_VARIABLE = 'ZVEZDOMER_CHROMIUM';

/** Where the browser was found. */
export type ChromiumSource = 'environment' | 'playwright' | 'system';

/** A browser that can be started, or why there is none. */
export type ChromiumFinding =
  | { readonly found: true; readonly path: string; readonly source: ChromiumSource }
  | {
      readonly found: false;
      /** `switched-off`: the variable says `none`; `named-but-missing`: it names a file that is not there. */
      readonly reason: 'switched-off' | 'named-but-missing' | 'not-installed';
      /** Every file that was looked for, in order. */
      readonly looked: readonly string[];
    };

/** What the search depends on, so that it can be tested without a machine. */
export interface ChromiumSurroundings {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (file: string) => boolean;
  /** Where Playwright would have put its own download; undefined if it does not say. */
  readonly playwrightPath: string | undefined;
}

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const USUAL_PLACES: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/lib/chromium/chromium',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
};

/** Windows has no fixed root: the usual places hang off variables. */
function windowsPlaces(env: ChromiumSurroundings['env']): string[] {
  const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
  return roots.flatMap((root) =>
    root === undefined
      ? []
      : [
          path.win32.join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          path.win32.join(root, 'Chromium', 'Application', 'chrome.exe'),
        ],
  );
}

function placesOnPath(surroundings: ChromiumSurroundings): string[] {
  if (surroundings.platform === 'win32') return [];
  const folders = (surroundings.env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return COMMANDS.flatMap((command) => folders.map((folder) => path.posix.join(folder, command)));
}

/**
 * Looks for a Chromium to start; installs nothing and starts nothing.
 *
 * Order: the variable ZVEZDOMER_CHROMIUM, Playwright's own download, the usual places of the system, PATH. A variable
 * that names a missing file ends the search: taking another browser in silence would hide the mistake.
 */
export function findChromiumIn(surroundings: ChromiumSurroundings): ChromiumFinding {
  const named = surroundings.env[CHROMIUM_VARIABLE]?.trim();
  if (named === 'none') return { found: false, reason: 'switched-off', looked: [] };
  if (named !== undefined && named !== '') {
    if (surroundings.exists(named)) return { found: true, path: named, source: 'environment' };
    return { found: false, reason: 'named-but-missing', looked: [named] };
  }
  const looked: string[] = [];
  const tryPlace = (place: string): boolean => {
    if (looked.includes(place)) return false;
    looked.push(place);
    return surroundings.exists(place);
  };
  const { playwrightPath } = surroundings;
  if (playwrightPath !== undefined && playwrightPath !== '' && tryPlace(playwrightPath)) {
    return { found: true, path: playwrightPath, source: 'playwright' };
  }
  const usual =
    surroundings.platform === 'win32' ? windowsPlaces(surroundings.env) : (USUAL_PLACES[surroundings.platform] ?? []);
  for (const place of [...usual, ...placesOnPath(surroundings)]) {
    if (tryPlace(place)) return { found: true, path: place, source: 'system' };
  }
  return { found: false, reason: 'not-installed', looked };
}

/** Asks Playwright where its download would be; it throws on platforms that it has no download for. */
async function askPlaywright(): Promise<string | undefined> {
  try {
    const { chromium } = await import('playwright-core');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** Looks for a Chromium on this machine, see {@link findChromiumIn}. Never throws. */
export async function findChromium(): Promise<ChromiumFinding> {
  const surroundings = { platform: process.platform, env: process.env, exists: existsSync };
  // Loading Playwright takes a fifth of a second: not for a question that the variable has already answered.
  const answered = (process.env[CHROMIUM_VARIABLE]?.trim() ?? '') !== '';
  return findChromiumIn({ ...surroundings, playwrightPath: answered ? undefined : await askPlaywright() });
}
