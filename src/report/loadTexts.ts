import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { UserError } from '../model/errors.ts';
import { LANGS, type Lang } from '../model/lang.ts';
import type { MessageText } from '../model/rule.ts';
import { CLOSED_LISTS, type ListName } from './closedLists.ts';
import { typesetText } from './sentences/typesetText.ts';

/** The report's own words in one language: keys are dotted paths of the file. */
export type LangTexts = {
  readonly words: ReadonlyMap<string, MessageText>;
  readonly lists: { readonly [N in ListName]: ReadonlyMap<string, string> };
};
export type Texts = { readonly [L in Lang]: LangTexts };

/**
 * Reads `texts/bg.yaml` and `texts/en.yaml`. A text for each member of each closed list, the same keys and the same
 * placeholders in both languages, nothing else: what is missing is an error of the author with file and line, never
 * an empty place in a page.
 */
export function loadTexts(assets: ReadonlyMap<string, string | Uint8Array>): Texts {
  const bg = loadLang(assets, 'bg');
  const en = loadLang(assets, 'en');
  requireSameWords(bg, en);
  return { bg, en };
}

function loadLang(assets: ReadonlyMap<string, string | Uint8Array>, lang: Lang): LangTexts {
  const file = `texts/${lang}.yaml`;
  const source = assets.get(file);
  if (typeof source !== 'string') throw new UserError('texts-missing', `${file}: the file is missing`, { file });
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, strict: true, uniqueKeys: true });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem !== undefined)
    throw fault(file, lines.linePos(problem.pos[0]).line, problem.message.split('\n')[0] ?? '');
  const root: unknown = document.contents;
  if (!isMap(root)) throw fault(file, 1, 'expected a map with `lists` and `words`');
  const place: Place = { file, line: (offset) => lines.linePos(offset).line };
  for (const { key, at } of entries(root, place)) {
    if (key !== 'lists' && key !== 'words') throw fault(file, place.line(at), `unknown key „${key}“`);
  }
  const words = new Map<string, MessageText>();
  readWords(root.get('words', true), '', words, place);
  for (const [key, text] of words) words.set(key, typesetMessage(text, lang));
  return { words, lists: readLists(root.get('lists', true), place) };
}

function typesetMessage(text: MessageText, lang: Lang): MessageText {
  if (typeof text === 'string') return typesetText(text, lang);
  return { one: typesetText(text.one, lang), other: typesetText(text.other, lang) };
}

type Place = { readonly file: string; readonly line: (offset: number) => number };
type Entry = { readonly key: string; readonly at: number; readonly node: unknown };

function fault(file: string, line: number, message: string): UserError {
  return new UserError('texts-wrong', `${file}:${line}: ${message}`, { file, line });
}

function entries(map: YAMLMap, place: Place): readonly Entry[] {
  return map.items.map((item) => {
    const { key } = item;
    if (!isScalar(key)) throw fault(place.file, 1, 'keys must be plain words');
    return { key: String(key.value), at: key.range?.[0] ?? 0, node: item.value };
  });
}

function textOf(entry: Entry, place: Place): string {
  const { node } = entry;
  if (isScalar(node) && typeof node.value === 'string' && node.value.trim() !== '') return node.value.trim();
  throw fault(place.file, place.line(entry.at), `„${entry.key}“ must be a text`);
}

function readWords(node: unknown, prefix: string, into: Map<string, MessageText>, place: Place): void {
  if (!isMap(node)) throw fault(place.file, 1, `expected a map at „${prefix || 'words'}“`);
  for (const entry of entries(node, place)) {
    const path = prefix === '' ? entry.key : `${prefix}.${entry.key}`;
    if (!isMap(entry.node)) into.set(path, textOf(entry, place));
    else if (entry.node.has('one') || entry.node.has('other')) into.set(path, readPlural(entry, place));
    else readWords(entry.node, path, into, place);
  }
}

function readPlural(entry: Entry, place: Place): MessageText {
  const forms = new Map(entries(entry.node as YAMLMap, place).map((form) => [form.key, textOf(form, place)]));
  const one = forms.get('one');
  const other = forms.get('other');
  if (one === undefined || other === undefined || forms.size !== 2) {
    throw fault(place.file, place.line(entry.at), `„${entry.key}“ must have the forms one and other, and no more`);
  }
  return { one, other };
}

function readLists(node: unknown, place: Place): LangTexts['lists'] {
  if (!isMap(node)) throw fault(place.file, 1, '`lists` is missing');
  const found = new Map(entries(node, place).map((entry) => [entry.key, entry]));
  for (const entry of found.values()) {
    if (!Object.hasOwn(CLOSED_LISTS, entry.key)) {
      throw fault(place.file, place.line(entry.at), `there is no closed list „${entry.key}“`);
    }
  }
  const lists = Object.entries(CLOSED_LISTS).map(([name, list]) => [
    name,
    readList(name, list, found.get(name), place),
  ]);
  return Object.fromEntries(lists) as LangTexts['lists'];
}

function readList(
  name: string,
  list: readonly string[],
  entry: Entry | undefined,
  place: Place,
): ReadonlyMap<string, string> {
  if (entry === undefined || !isMap(entry.node)) throw fault(place.file, 1, `the closed list „${name}“ has no texts`);
  const texts = new Map<string, string>();
  for (const member of entries(entry.node, place)) {
    if (!list.includes(member.key)) {
      throw fault(place.file, place.line(member.at), `„${member.key}“ is no member of ${name}`);
    }
    texts.set(member.key, textOf(member, place));
  }
  const missing = list.find((member) => !texts.has(member));
  if (missing !== undefined) throw fault(place.file, place.line(entry.at), `${name} has no text for „${missing}“`);
  return texts;
}

/** Names in braces, each once, in order. */
export function placeholdersOf(text: MessageText): readonly string[] {
  const forms = typeof text === 'string' ? [text] : [text.one, text.other];
  const names = forms.flatMap((form) => [...form.matchAll(/\{([\w-]+)\}/g)].map((match) => match[1] ?? ''));
  return [...new Set(names)].sort((a, b) => (a < b ? -1 : 1));
}

function requireSameWords(bg: LangTexts, en: LangTexts): void {
  for (const lang of LANGS) {
    const [here, there] = lang === 'bg' ? [bg, en] : [en, bg];
    const file = `texts/${lang}.yaml`;
    for (const [key, text] of here.words) {
      const other = there.words.get(key);
      if (other === undefined) throw fault(file, 1, `„${key}“ is missing in the other language`);
      if (placeholdersOf(text).join() !== placeholdersOf(other).join()) {
        throw fault(file, 1, `„${key}“ has other placeholders than in the other language`);
      }
    }
  }
}
