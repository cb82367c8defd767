import { UserError } from '../model/errors.ts';
import { LANGS, type Lang } from '../model/lang.ts';
import type { CheckCatalogue, CheckDescription, Messages, MessageText } from '../model/rule.ts';
import { isCheck } from './isCheck.ts';
import { didYouMean } from './nearest.ts';
import { readYaml } from './readYaml.ts';
import { messageFile } from './ruleSchema.ts';

/**
 * messages/bg.yaml and en.yaml → texts for every message of every check, none missing, none too many, with no
 * placeholder that the check does not supply. The texts of `any-check` become part of every check.
 */
export function loadMessages(files: ReadonlyMap<string, string>, catalogue: CheckCatalogue): { readonly [L in Lang]: Messages } {
  const read = (lang: Lang): Messages => {
    const file = [...files.keys()].find((path) => path.split('/').at(-1) === `${lang}.yaml`);
    const text = file === undefined ? undefined : files.get(file);
    if (file === undefined || text === undefined) {
      throw new UserError('missing-language', { bg: `липсва файлът messages/${lang}.yaml`, en: `messages/${lang}.yaml is missing` });
    }
    return readLanguage(text, file, catalogue);
  };
  for (const file of files.keys()) {
    if (!LANGS.some((lang) => file.split('/').at(-1) === `${lang}.yaml`)) {
      throw new UserError('unknown-language', { bg: `непознат език: позволени са ${LANGS.join(', ')}`, en: `unknown language: allowed are ${LANGS.join(', ')}` }, { file });
    }
  }
  return { bg: read('bg'), en: read('en') };
}

function readLanguage(text: string, file: string, catalogue: CheckCatalogue): Messages {
  const { value, lineOf } = readYaml(text, file, messageFile);
  const common = value['any-check'] ?? {};
  const commonKeys = new Set(Object.keys(catalogue.find(({ name }) => name === 'any-check')?.messages ?? {}));
  for (const name of Object.keys(value)) {
    if (catalogue.some((check) => check.name === name)) continue;
    const guess = didYouMean(name, catalogue.map((check) => check.name));
    throw new UserError('message-without-check', { bg: `няма проверка „${name}“${guess.bg}`, en: `no check ${name}${guess.en}` }, { file, line: lineOf([name]) });
  }
  const all = catalogue.map((check): [string, Messages[string]] => {
    const own = value[check.name] ?? {};
    const wanted = isCheck(check.name) ? Object.keys(check.messages).filter((key) => !commonKeys.has(key)) : Object.keys(check.messages);
    compareKeys(check, own, wanted, file, lineOf);
    return [check.name, isCheck(check.name) ? { ...common, ...own } : own];
  });
  return Object.fromEntries(all);
}

function compareKeys(
  check: CheckDescription,
  own: Messages[string],
  wanted: readonly string[],
  file: string,
  lineOf: (path: readonly string[]) => number,
): void {
  const missing = wanted.find((key) => own[key] === undefined);
  if (missing !== undefined) {
    throw new UserError('missing-message', { bg: `${check.name}: липсва съобщението „${missing}“`, en: `${check.name}: message ${missing} is missing` }, { file, line: lineOf([check.name]) });
  }
  for (const [key, text] of Object.entries(own)) {
    const line = lineOf([check.name, key]);
    if (!wanted.includes(key)) {
      const guess = didYouMean(key, wanted);
      throw new UserError('unknown-message', { bg: `${check.name}: проверката няма съобщение „${key}“${guess.bg}`, en: `${check.name}: the check has no message ${key}${guess.en}` }, { file, line });
    }
    checkPlaceholders(check, key, text, { file, line });
  }
}

function checkPlaceholders(check: CheckDescription, key: string, text: MessageText, place: { file: string; line: number }): void {
  const supplied = check.messages[key]?.placeholders ?? [];
  const texts = typeof text === 'string' ? [text] : [text.one, text.other];
  for (const name of texts.flatMap((form) => [...form.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ''))) {
    if (supplied.includes(name)) continue;
    const guess = didYouMean(name, supplied);
    const has = supplied.length === 0 ? '–' : supplied.join(', ');
    throw new UserError('unknown-placeholder', { bg: `${check.name}.${key}: проверката не дава „{${name}}“, а: ${has}${guess.bg}`, en: `${check.name}.${key}: the check does not supply {${name}}, but: ${has}${guess.en}` }, place);
  }
  if (typeof text !== 'string' && !supplied.includes('count')) {
    throw new UserError('plural-without-count', { bg: `${check.name}.${key}: форми за един и много има само при {count}`, en: `${check.name}.${key}: one/other needs a count` }, place);
  }
}
