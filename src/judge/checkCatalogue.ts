import { compareText } from '../model/json.ts';
import type { CheckCatalogue, CheckDescription } from '../model/rule.ts';
import { CHECKS } from './checks/all.ts';
import { codeDescriptions } from './checks/codes.ts';
import { COMMON_MESSAGES } from './checks/commonMessages.ts';

/**
 * What rules may name and messages must say, as data. Besides the checks it holds `any-check` (messages that every
 * check can answer; their texts stand once) and `code.<list>` (closed lists of codes that appear as values in
 * findings); no rule can name those.
 */
export function checkCatalogue(): CheckCatalogue {
  const checks = CHECKS.map(({ name, subject, reads, params, messages }): CheckDescription => ({
    name,
    subject,
    reads,
    params,
    messages,
  }));
  const common: CheckDescription = {
    name: 'any-check',
    subject: 'resource',
    reads: [],
    params: {},
    messages: COMMON_MESSAGES,
  };
  return [...checks, common, ...codeDescriptions()].toSorted((a, b) => compareText(a.name, b.name));
}
