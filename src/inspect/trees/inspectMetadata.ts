import { quote } from '../../model/evidence.ts';
import type { DateStatement, LicenceStatement } from '../../model/factValues.ts';
import type { Tables } from '../../model/tables.ts';
import type { BodyFacts } from '../bodyFacts.ts';
import { readDates } from '../dates/readDates.ts';
import { licenceOfValue } from '../licences/nameLicence.ts';
import { readLicenceStatements } from '../licences/readLicenceStatements.ts';

const LICENCE_KEY = /(?:^|[:/#])(?:licen[cs]e[s]?|licen[cs]e_?(?:id|url|title)|rights|usageinfo|conditionsofaccess)$/i;
const DATE_KEYS: readonly (readonly [RegExp, DateStatement['says']])[] = [
  [
    /(?:^|[:/#])(?:date_?modified|modified|updated|last_?updated|updated_?at|last_?modified|retrieval_?date)$/i,
    'modified',
  ],
  [/(?:^|[:/#])(?:date_?published|issued|published|publication_?date)$/i, 'published'],
  [/(?:^|[:/#])(?:date_?created|created|created_?at)$/i, 'created'],
];
const MAX_DEPTH = 3;
const MAX_FOUND = 50;

/**
 * Licence and dates that a data file states about itself in its own metadata members (Data Package, JSON-LD, GeoJSON,
 * DCAT): members of the top levels only, since deeper ones speak of single records.
 */
export function inspectMetadata(value: unknown, tables: Tables, facts: BodyFacts): void {
  const licences: LicenceStatement[] = [];
  const dates: DateStatement[] = [];
  walk(value, '', 0, (key, member, pointer) => {
    const at = { kind: 'json', pointer } as const;
    if (LICENCE_KEY.test(key) && licences.length < MAX_FOUND) {
      for (const statement of wordsOf(member).flatMap((words) => statementsOf(words, tables, at))) {
        if (!licences.some((known) => known.kind === statement.kind && known.licence === statement.licence))
          licences.push(statement);
      }
    }
    const says = DATE_KEYS.find(([pattern]) => pattern.test(key))?.[1];
    if (says !== undefined && typeof member === 'string' && dates.length < MAX_FOUND) {
      const [date] = readDates(member);
      if (date !== undefined) {
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
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [key, member] of Object.entries(value).slice(0, 200)) {
    const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    see(key, member, place);
    if (depth < MAX_DEPTH) walk(member, place, depth + 1, see);
  }
}

/** A bare name or address of a licence is one, since the member says so; anything else is read as a sentence. */
function statementsOf(words: string, tables: Tables, at: LicenceStatement['at']): readonly LicenceStatement[] {
  const entry = licenceOfValue(words, tables);
  if (entry === null) return readLicenceStatements(words, tables, { scope: 'file', source: 'property', at });
  const url = /^https?:/i.test(words) ? words : null;
  return [
    {
      kind: entry.class,
      licence: entry.id,
      scope: 'file',
      source: 'property',
      url,
      conditions: entry.conditions,
      words: quote(words),
      at,
    },
  ];
}

/** The words of a licence member: a name, an address, an object with both, or a list of such. */
function wordsOf(member: unknown): readonly string[] {
  if (typeof member === 'string') return [member];
  if (Array.isArray(member)) return (member as unknown[]).slice(0, 5).flatMap(wordsOf);
  if (typeof member !== 'object' || member === null) return [];
  return Object.values(member).filter((part): part is string => typeof part === 'string');
}
