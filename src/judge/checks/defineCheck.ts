import type { Check } from './check.ts';
import { COMMON_MESSAGES } from './commonMessages.ts';

/** A check with the messages that every check has. */
export function defineCheck(check: Check): Check {
  return { ...check, messages: { ...COMMON_MESSAGES, ...check.messages } };
}
