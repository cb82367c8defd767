import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { findChromium } from '../browser/findChromium.ts';
import { openBrowser } from '../browser/openBrowser.ts';
import type { Bilingual } from '../model/lang.ts';
import { loadRuleBook } from './loadRuleBook.ts';
import { programVersion } from './packageRoot.ts';

export type DoctorLine = {
  readonly name: Bilingual;
  readonly state: 'ok' | 'limited' | 'broken';
  readonly found: Bilingual;
};

/** What this machine has for an audit, and what each lack means. `limited` = works, with less. */
export async function runDoctor(out: string): Promise<readonly DoctorLine[]> {
  return [version(), node(), sqlite(), rules(), await browser(), folder(out)];
}

function same(text: string): Bilingual {
  return { bg: text, en: text };
}

function version(): DoctorLine {
  return { name: { bg: 'Версия', en: 'Version' }, state: 'ok', found: same(programVersion()) };
}

function node(): DoctorLine {
  const enough = Number(process.versions.node.split('.')[0]) >= 24;
  return {
    name: same('Node.js'),
    state: enough ? 'ok' : 'broken',
    found: enough
      ? same(process.version)
      : { bg: `${process.version}; нужна е 24 или по-нова`, en: `${process.version}; 24 or newer is needed` },
  };
}

function sqlite(): DoctorLine {
  const db = new DatabaseSync(':memory:');
  try {
    return {
      name: same('SQLite'),
      state: 'ok',
      found: same(String(db.prepare('SELECT sqlite_version() AS v').get()?.['v'])),
    };
  } finally {
    db.close();
  }
}

function rules(): DoctorLine {
  const name = { bg: 'Правила', en: 'Rules' };
  try {
    const { ruleSet } = loadRuleBook('five-star');
    const active = ruleSet.rules.filter(({ status }) => status === 'active').length;
    return {
      name,
      state: 'ok',
      found: {
        bg: `${ruleSet.rules.length} (${active} действащи), отпечатък ${ruleSet.hash.slice(0, 12)}`,
        en: `${ruleSet.rules.length} (${active} active), hash ${ruleSet.hash.slice(0, 12)}`,
      },
    };
  } catch (error) {
    return { name, state: 'broken', found: same(error instanceof Error ? error.message : String(error)) };
  }
}

async function browser(): Promise<DoctorLine> {
  const name = { bg: 'Браузър (Chromium)', en: 'Browser (Chromium)' };
  const chromium = await findChromium();
  if (!chromium.found) {
    return {
      name,
      state: 'limited',
      found: {
        bg: 'няма: PDF и страниците, които се съставят от скриптове, отпадат. Инсталирайте Chromium или посочете ZVEZDOMER_CHROMIUM=/път',
        en: 'none: no PDF and no pages made by scripts. Install Chromium or name one by ZVEZDOMER_CHROMIUM=/path',
      },
    };
  }
  const { path } = chromium;
  try {
    const opened = await openBrowser({ executablePath: path });
    await opened.close();
    return opened.sandbox
      ? { name, state: 'ok', found: { bg: `${path}, изолиран`, en: `${path}, sandboxed` } }
      : {
          name,
          state: 'limited',
          found: {
            bg: `${path}, без изолация: стартирайте като обикновен потребител`,
            en: `${path}, without sandbox: run as a normal user`,
          },
        };
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return {
      name,
      state: 'limited',
      found: { bg: `${path} не се стартира: ${detail}`, en: `${path} does not start: ${detail}` },
    };
  }
}

function folder(out: string): DoctorLine {
  const name = { bg: `Папка за оценки (${out})`, en: `Folder of audits (${out})` };
  const place = existsSync(out) ? out : '.';
  try {
    accessSync(place, constants.W_OK);
    const { bavail, bsize } = statfsSync(place);
    const gigabytes = Math.floor((bavail * bsize) / 1e9);
    return {
      name,
      state: gigabytes < 1 ? 'limited' : 'ok',
      found: { bg: `свободни ${gigabytes} GB`, en: `${gigabytes} GB free` },
    };
  } catch {
    return { name, state: 'broken', found: { bg: 'няма право на запис', en: 'not writable' } };
  }
}
