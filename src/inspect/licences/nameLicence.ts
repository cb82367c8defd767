import { remember } from '../../model/remember.ts';
import type { LicenceEntry, Tables } from '../../model/tables.ts';
import { findAny, findPhrase, normaliseWords } from '../../model/words.ts';
import { readCcNames } from './ccName.ts';

export type NamedLicence = { readonly entry: LicenceEntry; readonly index: number; readonly length: number };

const LICENCE_WORD = /лиценз|licen[csz]|lisens|lizenz|условия за ползване|условия за повторно/u;
/** Abbreviations this short mean many things (a scan with Latin letters over Cyrillic read „EUPL b.“); beside the word „лиценз“ they mean a licence. */
const SHORT_NAME = /^[a-z]{2,5}$/;

/**
 * Licences that a normalised text names, in the order of the text; of overlapping names the longest.
 * Creative Commons is put together from its parts, the others are looked up by the table's phrases.
 */
export function namedLicences(normalised: string, tables: Tables): readonly NamedLicence[] {
  const found: NamedLicence[] = [];
  for (const name of readCcNames(normalised)) {
    const entry = creativeCommons(name.base, name.version, tables);
    if (entry !== undefined) found.push({ entry, index: name.index, length: name.length });
  }
  // Most texts name none of them: one look for all.
  // „EUPL v1.2“, „ODbL v. 1.0“ are written without the letter in the table.
  const numbered = normalised.includes('v')
    ? normalised.replace(/(?<= )v(?:ersion|\.)? ?(?=\d\.\d)/gu, '')
    : normalised;
  const mayName = findAny(numbered, allPhrases(tables.licences)) !== null;
  for (const entry of mayName ? tables.licences : []) {
    for (const phrase of entry.phrases) {
      if (SHORT_NAME.test(phrase) && !LICENCE_WORD.test(normalised) && !hasVersion(normalised, phrase)) continue;
      const match = findPhrase(numbered, phrase);
      if (match !== null) found.push({ entry, ...match });
    }
  }
  return withoutOverlaps(found);
}

/** „ODbL 1.0“: with its version even a short name means nothing else. */
function hasVersion(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at !== -1 && /^[ -]v?\d\.\d(?!\.?\d)/u.test(text.slice(at + name.length));
}

const allPhrases = remember((licences: Tables['licences']) => licences.flatMap(({ phrases }) => phrases));

/**
 * The licence that the address of a licence text means; null when it is none that we know. The longest beginning
 * in the table wins, so that a version is found before the family.
 */
export function licenceByUrl(url: string, tables: Tables): LicenceEntry | null {
  // A path on the page's own site is no licence's address.
  if (/^\/(?!\/)|^#/.test(url)) return null;
  const plain = plainAddress(url);
  if (plain === '' || !licenceHosts(tables.licences).has(hostOf(plain))) return null;
  let longest = 0;
  let best: LicenceEntry | null = null;
  for (const entry of tables.licences) {
    for (const start of entry.urls) {
      const length = start.length <= longest ? null : lengthOfStart(plain, start);
      if (length === null) continue;
      longest = length;
      best = entry;
    }
  }
  return best;
}

/** How much of an address a beginning of the table takes; null when it does not begin so. `*` = one piece of letters. */
function lengthOfStart(plain: string, start: string): number | null {
  const [before = '', after] = start.split('*');
  if (!plain.startsWith(before)) return null;
  if (after !== undefined) {
    const piece = /^[a-z0-9]+/.exec(plain.slice(before.length))?.[0].length ?? 0;
    const end = before.length + piece;
    return piece > 0 && plain.startsWith(after, end) && !/[a-z0-9_-]/.test(plain.charAt(end + after.length))
      ? end + after.length
      : null;
  }
  // „…/by“ must not take „…/by-nc“ with it.
  return start.endsWith('/') || !/[a-z0-9_-]/.test(plain.charAt(start.length)) ? start.length : null;
}

/** A value of a metadata field: an address, an id such as `cc-by-4.0`, or a name. */
export function licenceOfValue(value: string, tables: Tables): LicenceEntry | null {
  const trimmed = value.trim().slice(0, 2_000);
  if (/^(?:https?:)?\/\/|^www\.|^[a-z]+\.[a-z]+\/|^creativecommons\.org/i.test(trimmed))
    return licenceByUrl(trimmed, tables);
  const normalised = normaliseWords(trimmed);
  const byId = tables.licences.find((entry) => entry.id === normalised || entry.spdx?.toLowerCase() === normalised);
  if (byId !== undefined) return byId;
  const named = namedLicences(normalised.length <= 5 ? `license ${normalised}` : normalised, tables);
  const ids = new Set(named.map(({ entry }) => entry.id));
  return ids.size === 1 || named.every(({ entry }) => entry.class === named[0]?.entry.class)
    ? (named[0]?.entry ?? null)
    : null;
}

function hostOf(plain: string): string {
  return /^[^/?#]*/.exec(plain)?.[0] ?? '';
}

const licenceHosts = remember(
  (licences: Tables['licences']): ReadonlySet<string> => new Set(licences.flatMap(({ urls }) => urls.map(hostOf))),
);

function creativeCommons(base: string, version: string | null, tables: Tables): LicenceEntry | undefined {
  const byId = (id: string) => tables.licences.find((entry) => entry.id === id);
  if (base === 'cc0') return byId('cc0-1.0');
  if (base === 'pdm') return byId('pdm-1.0');
  return (version === null ? undefined : byId(`${base}-${version}`)) ?? byId(base);
}

function plainAddress(url: string): string {
  return url
    .trim()
    .slice(0, 2_000)
    .toLowerCase()
    .replace(/^[<(]/, '')
    .replace(/^(?:https?:)?\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/{2,}/g, '/');
}

function withoutOverlaps(found: readonly NamedLicence[]): readonly NamedLicence[] {
  const byLength = [...found].sort((a, b) => b.length - a.length || a.index - b.index);
  const kept: NamedLicence[] = [];
  for (const one of byLength) {
    if (kept.every((other) => one.index >= other.index + other.length || other.index >= one.index + one.length))
      kept.push(one);
  }
  return kept.sort((a, b) => a.index - b.index);
}
