import type { CheckParams } from '../../../src/judge/checks/check.ts';
import type { DateSourceId } from '../../../src/model/dateSource.ts';
import type { FactValues, TableFault } from '../../../src/model/factValues.ts';
import type { Freshness } from '../../../src/model/facts/derivedFacts.ts';
import type { PersonalColumn } from '../../../src/model/personalColumn.ts';
import type { FactTable } from './reader.ts';

export type Case = {
  readonly check: string;
  readonly params?: CheckParams;
  readonly facts: FactTable;
  readonly quotes?: { readonly [key: string]: string };
  readonly says: string;
  readonly data?: { readonly [name: string]: unknown };
};

const seen = { 'resource.link-status': 'answered' } as const satisfies FactTable;
const gone: FactTable = { 'resource.link-status': 'gone' };
const licence = (status: 'open' | 'restricted' | 'conflicting' | 'not-stated', more: object = {}): FactTable => ({
  ...seen,
  'resource.licence': {
    status,
    licence: null,
    scope: status === 'not-stated' ? null : 'page',
    source: status === 'not-stated' ? null : 'words',
    ...more,
  },
});
const fault = (code: TableFault['code'], more: Partial<TableFault> = {}): TableFault => ({
  code,
  count: 1,
  row: 3,
  column: 28,
  sheet: 'Лист1',
  quote: 'Общо',
  breaksUse: false,
  ...more,
});
const personal = (kind: PersonalColumn['kind']): PersonalColumn => ({
  kind,
  column: 3,
  label: 'Лице',
  sheet: 'Лист1',
  cells: 7,
  filled: 8,
});
const pdf = (kind: 'text' | 'scan' | 'scan-ocr' | 'mixed' | 'empty'): FactTable => ({
  ...seen,
  'resource.format': 'pdf',
  'pdf.shape': { pages: 5, textPages: 2, imagePages: 3, kind, tableLike: false },
});
const fresh = (verdict: Freshness, date: string | null, dueDays: number | null): FactTable => ({
  ...seen,
  'resource.freshness': { verdict, date, dueDays, ageDays: 400 },
  'resource.frequency':
    dueDays === null ? { because: 'not-stated' } : { days: dueDays, word: 'monthly', source: 'stated' },
});
const updated = (source: DateSourceId, earliest: string | null): FactTable => ({
  ...seen,
  'resource.updated': { earliest, latest: '2026-10-31', precision: 'day', source },
});
type Place = FactValues['site.found'][number];
const place: Place = { section: 'budget', url: 'http://a.example/byudzhet', text: 'Бюджет', how: 'named', year: null };
const of = (year: number | null, how: Place['how'] = 'named'): Place => ({
  ...place,
  section: 'categories-list',
  year,
  how,
});
const current = { section: 'categories-list', mayStandIn: ['access-unread'], yearsBack: 1, dueMonth: 1 };
const searched = { searched: true, looked: ['http://a.example/'], missing: [] };
const params = {
  open: { property: 'open' },
  structured: { property: 'structured' },
  readable: { property: 'machine-readable' },
  faults: { faults: ['title-rows', 'merged-cells'] },
  utf8: { encodings: ['utf-8', 'ascii'] },
  budget: { section: 'budget', mayStandIn: ['access-file'], shownBy: 'name', asked: 'always', partOf: 'none' },
  ifAny: { section: 'budget', mayStandIn: ['none'], shownBy: 'name', asked: 'if-any', partOf: 'none' },
  words: { section: 'budget', mayStandIn: ['none'], shownBy: 'words', asked: 'always', partOf: 'none' },
  part: { section: 'budget', mayStandIn: ['none'], shownBy: 'words', asked: 'if-found', partOf: 'acts' },
} as const;

/** Every answer of every check, each from the facts that lead to it. */
function asked(
  set: string,
  is: FactValues['priority.datasets'][number]['is'],
): FactValues['priority.datasets'][number] {
  return { set, is, resource: null, matches: [] };
}

export const CASES: readonly Case[] = [
  // Nothing is said of content that nobody saw; 403 is no death.
  { check: 'level-at-least', params: { level: 3 }, facts: gone, says: 'gone' },
  {
    check: 'level-at-least',
    params: { level: 3 },
    facts: { 'resource.link-status': 'unknown' },
    quotes: { 'resource.link-status': 'HTTP 403' },
    says: 'not-seen',
    data: { unseenReason: 'refused' },
  },
  {
    check: 'level-at-least',
    params: { level: 3 },
    facts: { 'resource.link-status': 'unknown' },
    quotes: { 'resource.link-status': 'connect-timeout' },
    says: 'not-seen',
    data: { unseenReason: 'connect-timeout' },
  },
  {
    check: 'level-at-least',
    params: { level: 3 },
    facts: { 'resource.link-status': 'not-asked' },
    quotes: { 'resource.link-status': 'robots' },
    says: 'not-seen',
    data: { unseenReason: 'robots' },
  },
  {
    check: 'level-at-least',
    params: { level: 3 },
    facts: { ...seen, 'resource.level': { because: 'truncated' } },
    says: 'not-known',
    data: { unknownReason: 'truncated' },
  },
  {
    check: 'level-at-least',
    params: { level: 3 },
    facts: { ...seen, 'resource.level': { because: 'not-captured', detail: 'blocked-page' } },
    says: 'not-known',
    data: { unknownReason: 'blocked-page' },
  },
  {
    check: 'level-at-least',
    params: { level: 3 },
    facts: { ...seen, 'resource.level': 3 },
    says: 'reached',
    data: { level: 3, wanted: 3 },
  },
  {
    check: 'level-at-least',
    params: { level: 3 },
    facts: { ...seen, 'resource.level': 2 },
    says: 'below',
    data: { level: 2, wanted: 3 },
  },

  { check: 'format-has', params: params.open, facts: { ...seen, 'resource.format': 'csv' }, says: 'open' },
  {
    check: 'format-has',
    params: params.open,
    facts: { ...seen, 'resource.format': 'xls' },
    says: 'not-open',
    data: { foundFormat: 'xls' },
  },
  {
    check: 'format-has',
    params: params.structured,
    facts: { ...seen, 'resource.format': 'xlsx', 'resource.level': 2 },
    says: 'structured',
  },
  {
    check: 'format-has',
    params: params.structured,
    facts: { ...seen, 'resource.format': 'json', 'resource.level': 1 },
    says: 'not-structured',
  },
  {
    check: 'format-has',
    params: params.structured,
    facts: { ...seen, 'resource.format': 'pdf', 'resource.level': 1 },
    says: 'not-structured',
  },
  {
    check: 'format-has',
    params: params.readable,
    facts: { ...seen, 'resource.format': 'csv', 'resource.level': 3 },
    says: 'machine-readable',
  },
  {
    check: 'format-has',
    params: params.readable,
    facts: { ...seen, 'resource.format': 'jpg' },
    says: 'not-machine-readable',
  },
  {
    check: 'format-has',
    params: params.readable,
    facts: {
      ...seen,
      'resource.format': 'json',
      'resource.level': 1,
      'portal.rows': { is: 'string', rows: 0, columns: 0 },
    },
    says: 'one-string',
    data: { foundFormat: 'json' },
  },
  {
    check: 'format-has',
    params: params.readable,
    facts: {
      ...seen,
      'resource.format': 'json',
      'resource.level': 1,
      'json.shape': { top: 'string', records: 0, hasContext: false },
    },
    says: 'one-string',
  },
  {
    check: 'format-has',
    params: params.readable,
    facts: {
      ...seen,
      'resource.format': 'json',
      'resource.level': 1,
      'json.shape': { top: 'number', records: 0, hasContext: false },
    },
    says: 'not-machine-readable',
  },
  {
    check: 'format-has',
    params: params.open,
    facts: { ...seen, 'resource.format': { because: 'unsupported' } },
    says: 'not-known',
  },

  {
    check: 'format-declared',
    facts: { ...seen, 'resource.format': 'csv', 'resource.declared-format': 'csv' },
    says: 'matches',
  },
  {
    check: 'format-declared',
    facts: { ...seen, 'resource.format': 'geojson', 'resource.declared-format': 'json' },
    says: 'matches',
  },
  {
    check: 'format-declared',
    facts: { ...seen, 'resource.format': 'gml', 'resource.declared-format': 'wfs' },
    says: 'matches',
  },
  {
    check: 'format-declared',
    facts: { ...seen, 'resource.format': 'html', 'resource.declared-format': 'csv' },
    says: 'differs',
    data: { declaredFormat: 'csv', foundFormat: 'html' },
  },
  {
    check: 'format-declared',
    facts: { ...seen, 'resource.format': 'csv', 'resource.declared-format': { because: 'not-stated' } },
    says: 'not-declared',
  },

  { check: 'text-layer', facts: pdf('text'), says: 'text', data: { pages: 5 } },
  { check: 'text-layer', facts: pdf('scan-ocr'), says: 'recognised', data: { pages: 5 } },
  { check: 'text-layer', facts: pdf('scan'), says: 'scan' },
  { check: 'text-layer', facts: pdf('mixed'), says: 'partly-scan', data: { pages: 5, imagePages: 3 } },
  { check: 'text-layer', facts: pdf('empty'), says: 'not-known' },
  { check: 'text-layer', facts: { ...seen, 'resource.format': 'png' }, says: 'picture' },
  { check: 'text-layer', facts: { ...seen, 'resource.format': 'csv' }, says: 'other-format' },

  { check: 'container-open', facts: { ...seen, 'resource.format': 'csv', 'format.id': 'csv' }, says: 'plain' },
  {
    check: 'container-open',
    facts: { ...seen, 'resource.format': 'csv', 'format.id': 'csv', 'format.container': 'zip' },
    says: 'open',
    data: { containerFormat: 'zip' },
  },
  {
    check: 'container-open',
    facts: { ...seen, 'resource.format': 'csv', 'format.id': 'rar' },
    says: 'closed',
    data: { containerFormat: 'rar' },
  },

  { check: 'link-alive', facts: { 'resource.link-status': 'local' }, says: 'local-file' },
  {
    check: 'level-at-least',
    params: { level: 3 },
    facts: { 'resource.link-status': 'local', 'resource.level': 3 },
    says: 'reached',
  },
  { check: 'link-alive', facts: seen, says: 'alive', data: { askedDate: '2026-11-01' } },
  {
    check: 'link-alive',
    facts: gone,
    quotes: { 'resource.link-status': 'HTTP 410' },
    says: 'answered-gone',
    data: { status: 410, askedDate: '2026-11-01' },
  },
  {
    check: 'link-alive',
    facts: {
      'resource.link-status': 'broken',
      'history.failures': {
        first: '2026-10-01T00:00:00.000Z',
        last: '2026-11-01T00:00:00.000Z',
        lastSuccess: null,
        unanswered: ['2026-10-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z'],
      },
    },
    quotes: { 'resource.link-status': 'connect-timeout' },
    says: 'did-not-answer',
    data: { firstDate: '2026-10-01', askedDate: '2026-11-01' },
  },
  {
    check: 'link-alive',
    facts: { 'resource.link-status': 'unknown' },
    quotes: { 'resource.link-status': 'HTTP 403' },
    says: 'not-seen',
  },
  {
    check: 'link-alive',
    facts: { 'resource.link-status': 'unknown' },
    quotes: { 'resource.link-status': 'HTTP 503' },
    says: 'not-seen',
    data: { unseenReason: 'server-error' },
  },

  {
    check: 'licence-stated',
    facts: licence('open', { licence: 'cc-by-4.0' }),
    says: 'named',
    data: { statedLicence: 'cc-by-4.0', statedScope: 'page' },
  },
  { check: 'licence-stated', facts: licence('restricted'), says: 'in-words' },
  { check: 'licence-stated', facts: licence('not-stated'), says: 'not-stated', data: { searchedDate: '2026-11-01' } },
  { check: 'licence-stated', facts: { ...seen, 'resource.licence': { because: 'not-captured' } }, says: 'not-known' },
  { check: 'licence-stated', facts: gone, says: 'gone' },
  // The content was refused, but the page states a licence.
  { check: 'licence-stated', facts: { ...licence('open'), 'resource.link-status': 'unknown' }, says: 'in-words' },

  { check: 'licence-open', facts: licence('open', { licence: 'cc0-1.0' }), says: 'open' },
  { check: 'licence-open', facts: licence('open'), says: 'open-words' },
  { check: 'licence-open', facts: licence('restricted', { licence: 'cc-by-nc-4.0' }), says: 'restricted' },
  { check: 'licence-open', facts: licence('restricted'), says: 'restricted-words' },
  { check: 'licence-open', facts: licence('conflicting'), says: 'conflicting' },
  { check: 'licence-open', facts: licence('not-stated'), says: 'not-stated' },

  { check: 'licence-consistent', facts: licence('open'), says: 'consistent' },
  { check: 'licence-consistent', facts: licence('conflicting'), says: 'conflicting' },
  { check: 'licence-consistent', facts: licence('not-stated'), says: 'not-stated' },

  {
    check: 'licence-conditions',
    params: { allowed: ['attribution'] },
    facts: licence('open', { conditions: ['attribution'] }),
    says: 'within',
  },
  {
    check: 'licence-conditions',
    params: { allowed: ['attribution'] },
    facts: licence('restricted', { conditions: ['attribution', 'non-commercial'] }),
    says: 'beyond',
    data: { extraCondition: ['non-commercial'] },
  },
  {
    check: 'licence-conditions',
    params: { allowed: ['attribution'] },
    facts: licence('restricted', { conditions: [] }),
    says: 'unclear',
  },
  {
    check: 'licence-conditions',
    params: { allowed: ['attribution'] },
    facts: licence('not-stated'),
    says: 'not-stated',
  },

  {
    check: 'licence-machine-readable',
    facts: licence('open', { licence: 'cc-by-4.0', source: 'rel' }),
    says: 'readable',
  },
  {
    check: 'licence-machine-readable',
    facts: licence('open', { licence: 'cc-by-4.0', source: 'words' }),
    says: 'words-only',
  },
  { check: 'licence-machine-readable', facts: licence('not-stated'), says: 'not-stated' },
  { check: 'licence-machine-readable', facts: licence('restricted', { source: 'words' }), says: 'not-open' },

  {
    check: 'faults-absent',
    params: params.faults,
    facts: { ...seen, 'resource.format': 'csv', 'table.faults': [fault('total-rows')] },
    says: 'absent',
  },
  {
    check: 'faults-absent',
    params: params.faults,
    facts: {
      ...seen,
      'resource.format': 'xlsx',
      'table.faults': [fault('title-rows', { count: 2 }), fault('merged-cells')],
    },
    says: 'present',
    data: { presentFault: ['title-rows', 'merged-cells'], count: 3, place: 'Лист1!AB3', example: 'Общо' },
  },
  {
    check: 'faults-absent',
    params: params.faults,
    facts: {
      ...seen,
      'resource.format': 'xlsx',
      'table.faults': [fault('merged-cells', { row: null, column: null, sheet: null })],
    },
    says: 'present-unplaced',
    data: { presentFault: ['merged-cells'], count: 1 },
  },
  {
    check: 'faults-absent',
    params: params.faults,
    facts: {
      ...seen,
      'resource.format': 'csv',
      'table.faults': [fault('merged-cells', { column: null, sheet: null, quote: ' ' })],
    },
    says: 'present-unquoted',
    data: { place: 'A3' },
  },
  {
    check: 'faults-absent',
    params: params.faults,
    facts: { ...seen, 'resource.format': 'csv', 'table.faults': { because: 'too-costly' } },
    says: 'not-known',
    data: { unknownReason: 'too-costly' },
  },
  { check: 'faults-absent', params: params.faults, facts: { ...seen, 'resource.format': 'pdf' }, says: 'not-table' },

  { check: 'encoding-is', params: params.utf8, facts: { ...seen, 'text.encoding': 'utf-8' }, says: 'wanted' },
  {
    check: 'encoding-is',
    params: params.utf8,
    facts: { ...seen, 'text.encoding': 'windows-1251' },
    says: 'other',
    data: { encoding: 'windows-1251' },
  },
  { check: 'encoding-is', params: params.utf8, facts: seen, says: 'not-text' },
  {
    check: 'encoding-is',
    params: params.utf8,
    facts: { ...seen, 'text.encoding': { because: 'ambiguous' } },
    says: 'not-known',
  },

  {
    check: 'encoding-declared',
    facts: { ...seen, 'text.encoding': 'windows-1251', 'http.charset': 'cp1251' },
    says: 'right',
  },
  { check: 'encoding-declared', facts: { ...seen, 'text.encoding': 'utf-8' }, says: 'self-evident' },
  {
    check: 'encoding-declared',
    facts: { ...seen, 'text.encoding': 'windows-1251', 'http.charset': 'utf-8' },
    says: 'wrong',
    data: { declared: 'utf-8' },
  },
  { check: 'encoding-declared', facts: { ...seen, 'text.encoding': 'windows-1251' }, says: 'missing' },
  {
    check: 'encoding-declared',
    facts: { ...seen, 'text.encoding': 'windows-1251', 'format.container': 'zip' },
    says: 'no-server',
  },
  {
    check: 'encoding-declared',
    facts: { 'resource.link-status': 'local', 'text.encoding': 'windows-1251' },
    says: 'no-server',
  },
  { check: 'encoding-declared', facts: seen, says: 'not-text' },

  {
    check: 'text-decodes',
    params: { tolerated: 0 },
    facts: { ...seen, 'text.encoding': 'utf-8', 'text.undecodable': 0 },
    says: 'clean',
  },
  {
    check: 'text-decodes',
    params: { tolerated: 0 },
    facts: { ...seen, 'text.encoding': 'utf-8', 'text.undecodable': 7 },
    says: 'damaged',
    data: { count: 7 },
  },
  {
    check: 'text-decodes',
    params: { tolerated: 0 },
    facts: {
      ...seen,
      'text.encoding': 'utf-8',
      'text.undecodable': 0,
      'text.double-encoded': { through: 'windows-1252', damaged: 'Ð¡Ð¾Ñ„Ð¸Ñ\u008f', mended: 'София' },
    },
    says: 'double-encoded',
    data: { mended: 'София', encoding: 'windows-1252' },
  },
  { check: 'text-decodes', params: { tolerated: 0 }, facts: seen, says: 'not-text' },

  { check: 'body-reads', facts: { ...seen, 'resource.format': 'csv' }, says: 'reads' },
  {
    check: 'body-reads',
    facts: { ...seen, 'resource.format': 'json', 'data.parse-error': 'line 3' },
    says: 'broken',
    data: { problem: 'line 3' },
  },
  { check: 'body-reads', facts: { ...seen, 'resource.format': 'xlsx', 'format.note': 'encrypted' }, says: 'encrypted' },
  { check: 'body-reads', facts: { ...seen, 'body.bytes': 0 }, says: 'empty' },
  {
    check: 'body-reads',
    facts: { ...seen, 'resource.format': 'json', 'data.parse-error': 'cut', 'http.truncated': true },
    says: 'not-known',
    data: { unknownReason: 'truncated' },
  },

  { check: 'date-stated', facts: updated('words-as-of', '2026-10-31'), says: 'stated' },
  { check: 'date-stated', facts: updated('last-modified', null), says: 'only-technical' },
  { check: 'date-stated', facts: updated('last-modified', '2026-01-01'), says: 'stated' },
  { check: 'date-stated', facts: { ...seen, 'resource.updated': { because: 'not-stated' } }, says: 'not-stated' },
  { check: 'date-stated', facts: { ...seen, 'resource.updated': { because: 'not-captured' } }, says: 'not-known' },
  {
    check: 'date-stated',
    facts: {
      ...seen,
      'resource.updated': {
        earliest: '2026-05-04',
        latest: '2026-05-04',
        precision: 'day',
        source: 'members',
        claims: [{ source: 'members', earliest: '2026-05-04', latest: '2026-05-04', precision: 'day', quote: 'x' }],
        unread: 'page-not-seen',
      },
    },
    says: 'not-known',
    data: { unknownReason: 'page-not-seen' },
  },
  {
    check: 'date-stated',
    facts: {
      ...seen,
      'resource.updated': {
        earliest: null,
        latest: '2027-12-31',
        precision: 'year',
        source: 'name',
        claims: [
          { source: 'name', earliest: '2027-01-01', latest: '2027-12-31', precision: 'year', quote: 'x', future: true },
        ],
      },
    },
    says: 'stated',
  },
  {
    check: 'date-stated',
    facts: { ...updated('properties-created', null), 'resource.link-status': 'local' },
    says: 'not-known',
    data: { unknownReason: 'only-file' },
  },

  {
    check: 'frequency-stated',
    facts: { ...fresh('current', '2026-10-31', 30) },
    says: 'stated',
    data: { statedFrequency: 'monthly' },
  },
  {
    check: 'frequency-stated',
    facts: { ...seen, 'resource.frequency': { days: 0, word: 'on-change', source: 'stated' } },
    says: 'at-change',
  },
  {
    check: 'frequency-stated',
    facts: { ...seen, 'resource.frequency': { days: 30, word: 'monthly', source: 'kind' } },
    says: 'not-stated',
  },
  {
    check: 'frequency-stated',
    facts: {
      ...seen,
      'resource.frequency': { because: 'not-stated' },
      'resource.updated': { because: 'not-captured' },
    },
    says: 'not-known',
  },
  {
    check: 'frequency-stated',
    facts: { ...seen, 'resource.frequency': { because: 'not-captured' } },
    says: 'not-known',
  },
  {
    check: 'frequency-stated',
    facts: { ...seen, 'resource.frequency': { because: 'ambiguous' } },
    says: 'not-known',
    data: { unknownReason: 'ambiguous' },
  },
  {
    check: 'frequency-stated',
    facts: { 'resource.link-status': 'local', 'resource.frequency': { because: 'not-stated' } },
    says: 'not-known',
    data: { unknownReason: 'only-file' },
  },
  { check: 'frequency-stated', facts: fresh('archive', '2024-12-31', null), says: 'archive' },

  { check: 'up-to-date', facts: fresh('current', '2026-10-31', 30), says: 'current' },
  { check: 'up-to-date', facts: fresh('current', '2026-10-31', null), says: 'recent' },
  {
    check: 'up-to-date',
    facts: fresh('late', '2025-09-28', 30),
    says: 'late',
    data: { updatedDate: '2025-09-28', ageDays: 400, dueDays: 30, judgedDate: '2026-11-02', duePromise: 'page' },
  },
  { check: 'up-to-date', facts: fresh('abandoned', '2019-12-31', 30), says: 'abandoned' },
  {
    check: 'up-to-date',
    facts: {
      ...fresh('cannot-tell', '2026-10-31', 30),
      'resource.updated': {
        earliest: '2026-10-31',
        latest: '2026-10-31',
        precision: 'day',
        source: 'properties-modified',
        conflicting: true,
        claims: [
          { source: 'properties-modified', earliest: '2026-10-31', latest: '2026-10-31', precision: 'day', quote: 'x' },
          { source: 'words-as-of', earliest: '2020-01-31', latest: '2020-01-31', precision: 'day', quote: 'към' },
        ],
      },
    },
    says: 'conflicting',
    data: {
      updatedSource: 'properties-modified',
      olderDate: '2020-01-31',
      olderSource: 'words-as-of',
      olderQuote: 'към',
    },
  },
  {
    check: 'up-to-date',
    facts: {
      ...fresh('cannot-tell', '2024-03-01', 30),
      'resource.updated': {
        earliest: null,
        latest: '2024-03-01',
        precision: 'day',
        source: 'history-same',
        conflicting: true,
        claims: [
          { source: 'words-modified', earliest: '2026-10-30', latest: '2026-10-30', precision: 'day', quote: 'обн.' },
          { source: 'history-same', earliest: '2024-03-01', latest: '2024-03-01', precision: 'day', quote: '=' },
        ],
      },
    },
    says: 'conflicting',
    data: { updatedDate: '2026-10-30', updatedQuote: 'обн.', olderDate: '2024-03-01', olderSource: 'history-same' },
  },
  ...(
    [
      ['2025-12-31', false, 'newest-edition'],
      ['2026-12-31', true, 'in-force'],
    ] as const
  ).map(([to, ahead, says]) => ({
    check: 'up-to-date' as const,
    facts: {
      ...fresh('current', null, null),
      'resource.freshness': {
        verdict: 'current' as const,
        date: null,
        dueDays: null,
        ageDays: null,
        edition: { from: `${to.slice(0, 4)}-01-01`, to, ahead },
      },
    },
    says,
    data: { editionDate: to },
  })),
  { check: 'up-to-date', facts: fresh('archive', '2019-12-31', null), says: 'archive' },
  { check: 'up-to-date', facts: fresh('cannot-tell', null, 30), says: 'no-date' },
  { check: 'up-to-date', facts: fresh('cannot-tell', '2026-10-31', null), says: 'no-frequency' },
  { check: 'up-to-date', facts: fresh('cannot-tell', '2026-10-31', 30), says: 'unclear' },
  {
    check: 'up-to-date',
    facts: {
      ...fresh('cannot-tell', '2021-10-31', null),
      'resource.frequency': { days: 0, word: 'on-change', source: 'stated', place: 'beside' },
    },
    says: 'on-change',
    data: { updatedDate: '2021-10-31', duePromise: 'beside' },
  },

  ...(
    [
      [params.budget, [place], 'present'],
      [params.budget, [{ ...place, how: 'written' }], 'written-out'],
      [params.budget, [{ ...place, how: 'linked' }], 'linked-not-seen'],
      [params.budget, [{ ...place, how: 'promised' }], 'only-promised'],
      [params.budget, [{ ...place, how: 'maybe' }], 'may-be-inside'],
      [params.budget, [{ ...place, section: 'access-file', how: 'maybe' }], 'may-be-inside'],
      // A file that another rule would have to fear is none of this rule's.
      [params.budget, [{ ...place, section: 'rules-file', how: 'maybe' }], 'absent'],
      [params.budget, [{ ...place, section: 'acts' }], 'absent'],
      [params.ifAny, [], 'nothing-to-show'],
      [params.words, [place], 'name-only'],
      [params.words, [place, { ...place, how: 'written' }], 'written-out'],
      [params.part, [], 'whole-not-found'],
      [params.part, [{ ...place, section: 'acts', how: 'maybe' }], 'whole-not-found'],
      [params.part, [{ ...place, section: 'acts' }], 'absent'],
      // What nobody opened, and what is only announced, lacks nothing.
      [params.part, [{ ...place, section: 'acts', how: 'linked' }], 'linked-not-seen'],
      [params.part, [{ ...place, section: 'acts', how: 'promised' }], 'only-promised'],
      [params.part, [{ ...place, section: 'acts', how: 'gone' }], 'whole-not-found'],
      [params.budget, [{ ...place, how: 'gone' }], 'link-gone'],
      [
        params.budget,
        [
          { ...place, how: 'maybe' },
          { ...place, how: 'gone' },
        ],
        'may-be-inside',
      ],
      [params.ifAny, [{ ...place, how: 'gone' }], 'nothing-to-show'],
    ] as const
  ).map(([given, found, says]): Case => ({
    check: 'section-present',
    params: given,
    facts: { 'site.found': found, 'site.searched': searched },
    says,
  })),
  {
    check: 'section-present',
    params: params.budget,
    facts: { 'site.found': [{ ...place, section: 'acts' }, place], 'site.searched': searched },
    quotes: { 'site.found': 'Бюджет' },
    says: 'present',
    data: { address: place.url, words: 'Бюджет' },
  },
  // What is asked only of those who have it is no more absent for being looked for in vain.
  ...[params.budget, params.ifAny].map((given): Case => ({
    check: 'section-present',
    params: given,
    facts: {
      'site.found': [],
      'site.searched': {
        searched: false,
        looked: [],
        missing: [{ place: 'http://a.example/menu', because: 'robots' }],
      },
    },
    says: 'not-searched',
    data: { missingPlace: 'http://a.example/menu', missingReason: 'robots', missingCount: 1 },
  })),

  // The edition of this or the last year; old is said only where nothing newer can be.
  ...(
    [
      ['of last year', [of(2025)], 'of-wanted-year'],
      ['of a year, with an old one beside it', [of(2019), of(2026)], 'of-wanted-year'],
      ['named by no year', [of(null)], 'no-year'],
      ['a new one that was not seen', [of(2019), of(2026, 'linked')], 'linked-not-seen'],
      ['old alone', [of(2018), of(2019)], 'outdated'],
      ['old, and a place without a year', [of(2019), of(null)], 'year-unclear'],
      ['old, and a place that only may be one', [of(2019), of(null, 'maybe')], 'year-unclear'],
      [
        'old, and so many places that a new one may be cut off',
        Array.from({ length: 40 }, () => of(2019)),
        'year-unclear',
      ],
      [
        'old, and a page of the section that nobody read',
        [of(2019), { ...place, section: 'access-unread', how: 'maybe' }],
        'year-unclear',
      ],
      [
        'old, and a page that this rule need not fear',
        [of(2019), { ...place, section: 'rules-file', how: 'maybe' }],
        'outdated',
      ],
      ['old, beside the newer year of an act', [of(2018), { ...of(2019), otherYear: 2026 }], 'year-unclear'],
      ['old, beside the old year of an act', [{ ...of(2019), otherYear: 2020 }], 'outdated'],
      ['old, and a link that leads nowhere', [of(2019), of(null, 'gone')], 'outdated'],
      ['none', [of(2019, 'maybe')], 'none-found'],
    ] as const
  ).map(([, found, says]): Case => ({
    check: 'section-current',
    params: current,
    facts: { 'site.found': found, 'site.searched': searched },
    says,
  })),
  {
    check: 'section-current',
    params: current,
    facts: { 'site.found': [of(2018), of(2019)], 'site.searched': searched },
    quotes: { 'site.found': 'Списък за 2019 г.' },
    says: 'outdated',
    data: { foundYear: '2019', wantedYear: '2025' },
  },
  {
    check: 'section-current',
    params: current,
    facts: { 'site.found': [of(2019)], 'site.searched': { ...searched, searched: false } },
    says: 'year-unclear',
  },
  // In November the report of the last year is due; with December as the month it is not yet.
  {
    check: 'section-current',
    params: { ...current, dueMonth: 12 },
    facts: { 'site.found': [of(2024)], 'site.searched': searched },
    says: 'of-wanted-year',
  },

  {
    check: 'portal-datasets',
    params: { minimum: 1 },
    facts: { 'portal.profile': { organisation: 'Община', datasets: 2 } },
    says: 'enough',
    data: { count: 2 },
  },
  {
    check: 'portal-datasets',
    params: { minimum: 1 },
    facts: { 'portal.profile': { organisation: 'Община', datasets: 0 } },
    says: 'too-few',
  },
  {
    check: 'portal-datasets',
    params: { minimum: 1 },
    facts: { 'portal.profile': { organisation: null, datasets: 0 } },
    says: 'not-matched',
  },
  { check: 'portal-datasets', params: { minimum: 1 }, facts: {}, says: 'not-known' },

  {
    check: 'priority-published',
    params: { group: 'council-of-ministers' },
    facts: { 'priority.datasets': [asked('returned-decisions', 'published'), asked('general-acts', 'published')] },
    says: 'all-published',
    data: { count: 2 },
  },
  {
    check: 'priority-published',
    params: { group: 'council-of-ministers' },
    facts: { 'priority.datasets': [asked('returned-decisions', 'not-found'), asked('general-acts', 'as-document')] },
    says: 'some-missing',
    data: { count: 2, published: 0, wanted: 2 },
  },
  {
    check: 'priority-published',
    params: { group: 'council-of-ministers' },
    facts: { 'priority.datasets': [asked('returned-decisions', 'published'), asked('general-acts', 'cannot-tell')] },
    says: 'unclear',
    data: { count: 1, published: 1, wanted: 2 },
  },
  {
    check: 'priority-published',
    params: { group: 'high-value' },
    facts: { 'priority.datasets': [asked('returned-decisions', 'not-found')] },
    says: 'none-asked',
  },
  { check: 'priority-published', params: { group: 'high-value' }, facts: {}, says: 'not-known' },

  {
    check: 'personal-columns',
    facts: { ...seen, 'resource.format': 'xlsx', 'table.personal-columns': [personal('egn'), personal('phone')] },
    says: 'found',
    data: { presentPersonal: ['egn'], columns: 'Лист1!C (Лице)', count: 7 },
  },
  {
    check: 'personal-columns',
    facts: { ...seen, 'resource.format': 'csv', 'table.personal-columns': [personal('iban')] },
    says: 'accounts',
  },
  {
    check: 'personal-columns',
    facts: { ...seen, 'resource.format': 'csv', 'table.personal-columns': [personal('email'), personal('phone')] },
    says: 'contacts',
    data: { presentPersonal: ['email', 'phone'] },
  },
  {
    check: 'personal-columns',
    facts: { ...seen, 'resource.format': 'csv', 'table.personal-columns': [] },
    says: 'none',
  },
  // The rest of a table that was cut is not known to be free of them.
  {
    check: 'personal-columns',
    facts: { ...seen, 'resource.format': 'csv', 'table.personal-columns': [], 'http.truncated': true },
    says: 'not-known',
  },
  { check: 'personal-columns', facts: { ...seen, 'resource.format': 'dbf' }, says: 'not-known' },
  { check: 'personal-columns', facts: { ...seen, 'resource.format': 'pdf' }, says: 'not-table' },
];
