import type { DateStatement, LicenceStatement } from '../../model/factValues.ts';
import type { Tables } from '../../model/tables.ts';
import type { BodyFacts } from '../bodyFacts.ts';
import { keySays } from '../dates/dateKeys.ts';
import { isoPoint } from '../dates/intervalEnd.ts';
import { readDates } from '../dates/readDates.ts';
import { statementsOfValue } from '../licences/statementsOfValue.ts';

const LICENCE_KEY = /(?:^|[:/#])(?:licen[cs]e[s]?|licen[cs]e_?(?:id|url|title)|rights|usageinfo|conditionsofaccess)$/i;
const MAX_DEPTH = 3;
const MAX_FOUND = 50;
const MAX_DESCRIBED = 100;
/** Members whose lists describe data (DCAT, Data Package, CSVW) and hold no records. */
const HOLDS_DESCRIPTIONS = /(?:^|[:/#@])(?:datasets?|distributions?|resources|tables|graph|catalogs?)$/i;

/**
 * Licence and dates that a data file states about itself in its own metadata members (Data Package, JSON-LD, GeoJSON,
 * CSVW, DCAT): members of the top levels only, since deeper ones speak of single records.
 */
export function inspectMetadata(value: unknown, tables: Tables, facts: BodyFacts): void {
  const licences: LicenceStatement[] = [];
  const dates: DateStatement[] = [];
  walk(value, '', 0, (key, member, pointer) => {
    const at = { kind: 'json', pointer } as const;
    if (LICENCE_KEY.test(key) && licences.length < MAX_FOUND) {
      for (const statement of wordsOf(member).flatMap((words) =>
        statementsOfValue(words, tables, { scope: 'file', source: 'property', at }),
      )) {
        if (!licences.some((known) => known.kind === statement.kind && known.licence === statement.licence))
          licences.push(statement);
      }
    }
    const says = keySays(key);
    if (says !== null && typeof member === 'string' && dates.length < MAX_FOUND) {
      const date = readDates(member)[0] ?? isoPoint(member.trim().slice(0, 100));
      if (date !== null) {
        dates.push({
          date: date.date,
          precision: date.precision,
          says,
          scope: 'file',
          words: `${key}: ${member.slice(0, 100)}`,
          at,
          linkIndex: null,
        });
      }
    }
  });
  const [licence] = licences;
  if (licence !== undefined) facts.put('licence.statements', licences, licence.at, licence.words);
  const [date] = dates;
  if (date !== undefined) facts.put('date.statements', dates, date.at, date.words);
}

function walk(
  value: unknown,
  pointer: string,
  depth: number,
  see: (key: string, member: unknown, pointer: string) => void,
): void {
  if (Array.isArray(value)) {
    // JSON-LD written out is a list of described things; any other list holds records.
    const described = (value as unknown[]).slice(0, MAX_DESCRIBED).filter(isDescribed);
    for (const [index, item] of described.entries()) walk(item, `${pointer}/${index}`, depth, see);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value).slice(0, 200)) {
    const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    see(key, member, place);
    if (depth >= MAX_DEPTH) continue;
    if (Array.isArray(member) && HOLDS_DESCRIPTIONS.test(key))
      for (const [index, item] of member.slice(0, MAX_DESCRIBED).entries())
        walk(item, `${place}/${index}`, depth + 1, see);
    else walk(member, place, depth + 1, see);
  }
}

function isDescribed(item: unknown): boolean {
  return typeof item === 'object' && item !== null && ('@type' in item || '@id' in item || '@context' in item);
}

/** The words of a licence member: a name, an address, an object with both, or a list of such. */
function wordsOf(member: unknown): readonly string[] {
  if (typeof member === 'string') return [member];
  if (Array.isArray(member)) return (member as unknown[]).slice(0, 5).flatMap(wordsOf);
  if (typeof member !== 'object' || member === null) return [];
  return Object.values(member).filter((part): part is string => typeof part === 'string');
}
