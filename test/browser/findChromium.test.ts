import { describe, expect, it } from 'vitest';
import { type ChromiumSurroundings, findChromium, findChromiumIn } from '../../src/browser/findChromium.ts';

/** A machine that has exactly these files. */
function machine(files: readonly string[], rest: Partial<ChromiumSurroundings> = {}): ChromiumSurroundings {
  return { platform: 'linux', env: {}, playwrightPath: undefined, exists: (file) => files.includes(file), ...rest };
}

const playwrightPath = '/home/a/.cache/ms-playwright/chromium-1/chrome';

describe('findChromiumIn', () => {
  it.each<[string, ChromiumSurroundings, string, string]>([
    [
      'the variable before everything',
      machine(['/opt/own/chrome', playwrightPath, '/usr/bin/chromium'], {
        env: { ZVEZDOMER_CHROMIUM: '/opt/own/chrome' },
        playwrightPath,
      }),
      '/opt/own/chrome',
      'environment',
    ],
    [
      'Playwright before the system',
      machine([playwrightPath, '/usr/bin/chromium'], { playwrightPath }),
      playwrightPath,
      'playwright',
    ],
    [
      'the system when Playwright has none',
      machine(['/usr/bin/chromium'], { playwrightPath }),
      '/usr/bin/chromium',
      'system',
    ],
    [
      'an empty variable as none',
      machine(['/usr/bin/chromium'], { env: { ZVEZDOMER_CHROMIUM: ' ' } }),
      '/usr/bin/chromium',
      'system',
    ],
    ['Chrome', machine(['/usr/bin/google-chrome-stable']), '/usr/bin/google-chrome-stable', 'system'],
    [
      'a place on PATH',
      machine(['/opt/bin/chromium'], { env: { PATH: '/usr/bin:/opt/bin' } }),
      '/opt/bin/chromium',
      'system',
    ],
    [
      'Chrome on a Mac',
      machine(['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'], { platform: 'darwin' }),
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'system',
    ],
    [
      'Chrome on Windows',
      machine([String.raw`C:\P\Google\Chrome\Application\chrome.exe`], {
        platform: 'win32',
        env: { PROGRAMFILES: String.raw`C:\P` },
      }),
      String.raw`C:\P\Google\Chrome\Application\chrome.exe`,
      'system',
    ],
  ])('takes %s', (_, surroundings, path, source) => {
    expect(findChromiumIn(surroundings)).toEqual({ found: true, path, source });
  });

  it('does not take another browser when the named one is missing', () => {
    const surroundings = machine(['/usr/bin/chromium'], { env: { ZVEZDOMER_CHROMIUM: '/gone' } });
    expect(findChromiumIn(surroundings)).toEqual({ found: false, reason: 'named-but-missing', looked: ['/gone'] });
  });

  it('can be switched off', () => {
    const surroundings = machine(['/usr/bin/chromium'], { env: { ZVEZDOMER_CHROMIUM: 'none' } });
    expect(findChromiumIn(surroundings)).toEqual({ found: false, reason: 'switched-off', looked: [] });
  });

  it('names every place it looked at, once, and no relative ones', () => {
    const finding = findChromiumIn(machine([], { playwrightPath, env: { PATH: '/usr/bin:.:' } }));
    expect(finding).toMatchObject({ found: false, reason: 'not-installed' });
    const looked = finding.found ? [] : finding.looked;
    expect(looked).toContain('/usr/bin/chromium');
    expect(new Set(looked).size).toBe(looked.length);
    expect(looked.every((file) => file.startsWith('/'))).toBe(true);
  });
});

describe('findChromium', () => {
  it('answers for this machine without throwing', async () => {
    const finding = await findChromium();
    expect(finding.found ? finding.path : finding.reason).not.toBe('');
  });
});
