import { UserError } from '../model/errors.ts';
import { sha256 } from '../model/ids.ts';
import { canonicalJson, compareText } from '../model/json.ts';
import type { Method } from '../model/method.ts';
import { type CheckCatalogue, DIMENSIONS, type Dimension, type Profile, type Rule, type RuleSet } from '../model/rule.ts';
import { checkParams } from './checkParams.ts';
import { isCheck } from './isCheck.ts';
import { loadMessages } from './loadMessages.ts';
import { deepFreeze } from './freeze.ts';
import { didYouMean } from './nearest.ts';
import { methodFile } from './methodSchema.ts';
import { readYaml } from './readYaml.ts';
import { profileFile, ruleFile } from './ruleSchema.ts';

type Files = ReadonlyMap<string, string>;

/**
 * The texts of rules/ → a checked, frozen rule set. Paths are those of the files; the folder of a rule file names its
 * dimension, `profiles/` and `messages/` speak for themselves, `tables/` is for loadTables. Throws UserError with file
 * and line at the first thing that is wrong: nothing is ever read as „not there“.
 */
export function loadRules(files: Files, catalogue: CheckCatalogue, profileId: string): RuleSet {
  const sorted = [...files].toSorted(([a], [b]) => compareText(a, b));
  const rules: Rule[] = [];
  const profiles: { value: Profile; file: string }[] = [];
  const methods: { value: Method; file: string }[] = [];
  const messageFiles = new Map<string, string>();
  for (const [file, text] of sorted) {
    const folder = folderOf(file);
    if (folder === 'tables') continue;
    if (folder === 'messages') messageFiles.set(file, text);
    else if (folder === 'profiles' && IS_METHOD.test(text)) methods.push({ value: readYaml(text, file, methodFile).value, file });
    else if (folder === 'profiles') profiles.push({ value: readYaml(text, file, profileFile).value, file });
    else rules.push(...readRules(text, file, dimensionOf(folder, file), catalogue));
  }
  assertUniqueIds(rules);
  assertUniqueProfiles([...profiles, ...methods]);
  const content = {
    rules: rules.toSorted((a, b) => compareText(a.id, b.id)),
    profile: findProfile(profiles.map(({ value }) => value), profileId),
    methods: methods.map(({ value }) => value).toSorted((a, b) => compareText(a.id, b.id)),
    messages: loadMessages(messageFiles, catalogue),
  };
  // Where a rule stands in its file changes with every edit and changes no verdict.
  const hashed = { ...content, rules: content.rules.map(({ source: _, ...rule }) => rule) };
  return deepFreeze({ ...content, hash: sha256(canonicalJson(hashed)) });
}

function folderOf(file: string): string {
  return file.split('/').at(-2) ?? '';
}

function dimensionOf(folder: string, file: string): Dimension {
  const dimension = DIMENSIONS.find((name) => name === folder);
  if (dimension !== undefined) return dimension;
  const folders = [...DIMENSIONS, 'profiles', 'messages', 'tables'];
  const guess = didYouMean(folder, folders);
  throw new UserError(
    'unknown-folder',
    { bg: `непозната папка „${folder}“: позволени са ${folders.join(', ')}${guess.bg}`, en: `unknown folder ${folder}: allowed are ${folders.join(', ')}${guess.en}` },
    { file },
  );
}

function readRules(text: string, file: string, dimension: Dimension, catalogue: CheckCatalogue): readonly Rule[] {
  const { value, lineOf } = readYaml(text, file, ruleFile);
  return value.map((entry, index) => {
    const place = (key: string): { file: string; line: number } => ({ file, line: lineOf([index, key]) });
    if (!entry.id.startsWith(`${dimension}.`)) {
      throw new UserError('rule-dimension', { bg: `${entry.id}: в тази папка имената започват с „${dimension}.“`, en: `${entry.id}: ids in this folder begin with ${dimension}.` }, place('id'));
    }
    const check = catalogue.find(({ name }) => name === entry.check && isCheck(name));
    if (check === undefined) throw unknownCheck(entry.id, entry.check, catalogue, place('check'));
    if (check.subject !== entry.appliesTo) {
      throw new UserError('rule-subject', { bg: `${entry.id}: проверката ${check.name} е за ${check.subject}, а правилото – за ${entry.appliesTo}`, en: `${entry.id}: check ${check.name} is about ${check.subject}, the rule about ${entry.appliesTo}` }, place('appliesTo'));
    }
    if (entry.status === 'active' && entry.basis.some(({ certainty }) => certainty === 'check')) {
      throw new UserError('rule-certainty', { bg: `${entry.id}: правило с непотвърдено основание (certainty: check) е само trial`, en: `${entry.id}: a rule with an unconfirmed basis (certainty: check) is trial` }, place('status'));
    }
    checkParams(entry.params, check, (name) => ({ file, line: lineOf([index, 'params', name]) }), entry.id);
    return { ...entry, dimension, source: { file, line: lineOf([index]) } };
  });
}

function unknownCheck(id: string, name: string, catalogue: CheckCatalogue, place: { file: string; line: number }): UserError {
  const names = catalogue.map((check) => check.name).filter(isCheck);
  const guess = didYouMean(name, names);
  return new UserError('unknown-check', { bg: `${id}: няма проверка „${name}“${guess.bg}`, en: `${id}: no check ${name}${guess.en}` }, place);
}

function assertUniqueIds(rules: readonly Rule[]): void {
  const seen = new Map<string, Rule>();
  for (const rule of rules) {
    const other = seen.get(rule.id);
    if (other !== undefined) {
      const first = `${other.source.file}:${other.source.line}`;
      throw new UserError('duplicate-rule', { bg: `правилото ${rule.id} го има вече в ${first}`, en: `rule ${rule.id} is already in ${first}` }, rule.source);
    }
    seen.set(rule.id, rule);
  }
}

/** Schemes of others name their engine; ours names weights. */
const IS_METHOD = /^method:/m;

/** Of profiles and methods alike: both are asked for by id. */
function assertUniqueProfiles(files: readonly { value: { readonly id: string }; file: string }[]): void {
  const seen = new Set<string>();
  for (const { value: { id }, file } of files) {
    if (seen.has(id)) throw new UserError('duplicate-profile', { bg: `профилът ${id} го има два пъти`, en: `profile ${id} stands twice` }, { file });
    seen.add(id);
  }
}

function findProfile(profiles: readonly Profile[], id: string): Profile {
  const found = profiles.find((profile) => profile.id === id);
  if (found !== undefined) return found;
  const known = profiles.map((profile) => profile.id);
  const guess = didYouMean(id, known);
  throw new UserError('unknown-profile', { bg: `няма профил „${id}“: има ${known.join(', ')}${guess.bg}`, en: `no profile ${id}: there are ${known.join(', ')}${guess.en}` });
}
