import { cutGraphemes } from '../../model/evidence.ts';
import type { Json } from '../../model/json.ts';
import type { ListName } from '../closedLists.ts';
import type { ReportContext } from '../reportContext.ts';
import { pluralForm } from './fillText.ts';
import { encodingName } from './encodingName.ts';
import { formatDay, sofiaDay } from './formatDate.ts';
import { formatNumber } from './formatNumber.ts';

const MAX_GRAPHEMES = 300;
const MAX_ITEMS = 8;

/** Closed lists of the report that stand in when the rule set has no `code.<list>` text for a code. */
const LISTS_OF: { readonly [kind: string]: readonly ListName[] } = {
  fault: ['tableFaults'],
  reason: ['unknowns', 'skipReasons', 'failures'],
  condition: ['licenceConditions'],
  status: ['licenceStatuses'],
};

/**
 * A value of a finding's data as words. Its name decides what it is: names that are or end in Date, Format, Licence,
 * Frequency, Fault, Reason, Scope, Condition, Personal, Encoding, Source, Promise, Field, Trouble, Catalogue are days,
 * entries of the tables, or codes (`code.<list>` of the messages).
 * Every other text is shown as it is, so that a title that happens to read `archive` is not translated.
 */
export function formatValue(context: ReportContext, name: string, value: Json): string {
  if (value === null) return '–';
  if (typeof value === 'number') return formatNumber(value, context.lang);
  if (typeof value === 'boolean') return context.say(value ? 'common.yes' : 'common.no');
  if (typeof value === 'string') return cutGraphemes(formatText(context, name, value), MAX_GRAPHEMES);
  if (Array.isArray(value)) return joinWords(context, name, value as readonly Json[]);
  const record = value as { readonly [key: string]: Json };
  const said = record['code'] ?? record['place'] ?? record['name'] ?? Object.values(record)[0] ?? null;
  return formatValue(context, name, said);
}

function formatText(context: ReportContext, name: string, value: string): string {
  const kind =
    /(?:^|[a-z])(date|format|licence|frequency|fault|reason|scope|condition|personal|status|encoding|charset|source|promise|field|trouble|catalogue)s?$/i
      .exec(name)?.[1]
      ?.toLowerCase();
  switch (kind) {
    case undefined:
      return value;
    case 'date':
      return formatMoment(context, value);
    case 'format':
      return context.formatName(value);
    case 'licence':
      return context.licenceName(value);
    case 'frequency':
      return frequencyName(context, value);
    case 'source':
      return sourceName(context, value);
    case 'catalogue':
      return context.catalogueName(value);
    case 'encoding':
    case 'charset':
      return encodingName(value);
    default:
      return codeWords(context, kind, value);
  }
}

function formatMoment(context: ReportContext, value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value, context.lang);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(value)) return value;
  return formatDay(sofiaDay(value), context.lang);
}

function frequencyName(context: ReportContext, value: string): string {
  const entry = context.input.tables.frequencies.find(({ id, phrases }) => id === value || phrases.includes(value));
  return entry === undefined ? value : context.name(entry.name);
}

/** Where a date stands; a word of another list stays as it is. */
function sourceName(context: ReportContext, value: string): string {
  const entry = context.input.tables.dateSources.find(({ id }) => id === value);
  return entry === undefined ? value : context.name(entry.name);
}

/** A code of a closed list in words: the rule set's own, else the report's; an unknown code stays as it is. */
export function codeWords(context: ReportContext, list: string, code: string): string {
  const text = context.input.ruleSet.messages[context.lang][`code.${list}`]?.[code];
  if (text !== undefined) return pluralForm(text, undefined);
  for (const name of LISTS_OF[list] ?? []) {
    const words = context.label(name, code);
    if (words !== code) return words;
  }
  return code;
}

function joinWords(context: ReportContext, name: string, values: readonly Json[]): string {
  const words = [...new Set(values.map((value) => formatValue(context, name, value)))];
  if (words.length > MAX_ITEMS) {
    const more = context.say('common.more', { count: words.length - MAX_ITEMS });
    return `${words.slice(0, MAX_ITEMS).join(', ')} ${more}`;
  }
  const last = words.at(-1) ?? '–';
  if (words.length < 2) return last;
  return `${words.slice(0, -1).join(', ')} ${context.say('common.and')} ${last}`;
}
