import { UserError } from '../model/errors.ts';
import type { Json } from '../model/json.ts';
import type { CheckDescription, ParamSpec } from '../model/rule.ts';
import { didYouMean } from './nearest.ts';

type Place = (name: string) => { readonly file: string; readonly line: number };

/** Every parameter of the check is given, none is unknown, each has the right type and range. Throws UserError. */
export function checkParams(params: { readonly [name: string]: Json }, check: CheckDescription, place: Place, ruleId: string): void {
  for (const name of Object.keys(params)) {
    if (check.params[name] !== undefined) continue;
    const guess = didYouMean(name, Object.keys(check.params));
    throw new UserError('unknown-param', { bg: `${ruleId}: проверката ${check.name} няма параметър „${name}“${guess.bg}`, en: `${ruleId}: check ${check.name} has no parameter ${name}${guess.en}` }, place(name));
  }
  for (const [name, spec] of Object.entries(check.params)) {
    const value = params[name];
    if (value === undefined) {
      throw new UserError('missing-param', { bg: `${ruleId}: липсва параметърът ${name} (${spec.meaning})`, en: `${ruleId}: parameter ${name} is missing (${spec.meaning})` }, place(name));
    }
    const wrong = wrongValue(value, spec);
    if (wrong !== null) throw new UserError('wrong-param', { bg: `${ruleId}: ${name}: ${wrong.bg}`, en: `${ruleId}: ${name}: ${wrong.en}` }, place(name));
  }
}

function wrongValue(value: Json, spec: ParamSpec): { readonly bg: string; readonly en: string } | null {
  if (spec.type === 'integer') return wrongNumber(value, spec);
  if (spec.type === 'text') return typeof value === 'string' && value !== '' ? wrongText([value], spec) : { bg: 'очаква се текст', en: 'expected text' };
  if (!Array.isArray(value) || value.length === 0) return { bg: 'очаква се непразен списък', en: 'expected a list that is not empty' };
  if (spec.type === 'text-list') {
    const texts = value.filter((item) => typeof item === 'string');
    return texts.length === value.length ? wrongText(texts, spec) : { bg: 'очаква се списък от текстове', en: 'expected a list of texts' };
  }
  for (const item of value) {
    const wrong = wrongNumber(item as Json, spec);
    if (wrong !== null) return wrong;
  }
  return null;
}

function wrongNumber(value: Json, spec: ParamSpec): { readonly bg: string; readonly en: string } | null {
  if (typeof value !== 'number' || !Number.isInteger(value)) return { bg: 'очаква се цяло число', en: 'expected an integer' };
  const [min, max] = [spec.min ?? -Infinity, spec.max ?? Infinity];
  return value < min || value > max ? { bg: `извън границите ${min}–${max}`, en: `outside ${min}–${max}` } : null;
}

function wrongText(values: readonly string[], spec: ParamSpec): { readonly bg: string; readonly en: string } | null {
  const { oneOf } = spec;
  const wrong = oneOf === undefined ? undefined : values.find((value) => !oneOf.includes(value));
  if (oneOf === undefined || wrong === undefined) return null;
  const guess = didYouMean(wrong, oneOf);
  return { bg: `„${wrong}“ не е позволено: ${oneOf.join(', ')}${guess.bg}`, en: `${wrong} is not allowed: ${oneOf.join(', ')}${guess.en}` };
}
