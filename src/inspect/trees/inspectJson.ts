import type { Fact } from '../../model/facts.ts';
import type { Sha256 } from '../../model/ids.ts';
import { withoutPersonal } from '../../model/evidence.ts';
import type { Tables } from '../../model/tables.ts';
import type { BodyFacts } from '../bodyFacts.ts';
import { catalogueFacts } from '../catalogue/catalogueFacts.ts';
import type { TextBody } from '../format/detectFormat.ts';
import { inspectPortalAnswer } from '../portal/inspectPortalAnswer.ts';
import { readTable } from '../tables/readTable.ts';
import { putTable } from '../tables/workbook.ts';
import { inspectMetadata } from './inspectMetadata.ts';
import { graphShape } from './graphShape.ts';
import { putGraph } from './putGraph.ts';

type Members = Readonly<Record<string, unknown>>;
/** An array of records, and where in the body it stands. */
type Records = { readonly pointer: string; readonly items: readonly unknown[] };

const MAX_SEARCH_DEPTH = 4;
/** Records whose members make the list of labels and the table. */
const MAX_RECORDS_READ = 20_000;
const MAX_LABELS = 100;

/** Facts of JSON, GeoJSON, TopoJSON, JSON-LD and JSON lines; `digest` for the facts of a portal's answer. */
export function inspectJson(body: TextBody, tables: Tables, digest: Sha256, facts: BodyFacts): void {
  if (body.id === 'jsonl' || body.id === 'geojson-text-sequence') return inspectJsonLines(body, facts);
  if (body.parseError !== null) {
    facts.put('data.parse-error', body.parseError.slice(0, 300), { kind: 'whole' }, body.text.slice(0, 200));
    facts.unknown('json.shape', 'unparsable', body.parseError);
    return;
  }
  if (body.json === null) return facts.unknown('json.shape', 'too-costly', 'JSON of this size is not read whole');
  const { value } = body.json;
  const records = findRecords(value, '', 0);
  const top = topKind(value);
  facts.put(
    'json.shape',
    { top, records: records?.items.length ?? 0, hasContext: hasContext(value) },
    { kind: 'json', pointer: records?.pointer ?? '' },
    body.text.slice(0, 200),
  );
  if (records !== null) putRecords(records, body.id, facts);
  if (body.id === 'jsonld') putGraph(graphShape(value), body.text, facts);
  inspectMetadata(value, tables, facts);
  const portal: readonly Fact[] = inspectPortalAnswer(value, digest);
  facts.add(portal.length > 0 ? portal : catalogueFacts(value, digest));
}

function inspectJsonLines(body: TextBody, facts: BodyFacts): void {
  const items: unknown[] = [];
  let bad = 0;
  for (const line of body.text.split(/\n|\u001e/)) {
    if (line.trim() === '') continue;
    try {
      items.push(JSON.parse(line));
    } catch {
      bad += 1;
    }
  }
  // The last line of a cut body is half a record, and no fault of the file.
  if (bad > (body.whole ? 0 : 1)) facts.put('data.parse-error', `${bad} lines are not JSON`);
  facts.put(
    'json.shape',
    { top: 'array', records: items.length, hasContext: false },
    { kind: 'whole' },
    body.text.slice(0, 200),
  );
  putRecords({ pointer: '', items }, body.id, facts);
}

function topKind(value: unknown): 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const kind = typeof value;
  return kind === 'string' || kind === 'number' || kind === 'boolean' ? kind : 'object';
}

function hasContext(value: unknown): boolean {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'object' && first !== null && '@context' in first;
}

/** The largest array of objects or of arrays, near the top; the first of equal ones. */
function findRecords(value: unknown, pointer: string, depth: number): Records | null {
  if (typeof value !== 'object' || value === null || depth > MAX_SEARCH_DEPTH) return null;
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    if (items.length > 0 && items.every((item) => typeof item === 'object' && item !== null)) return { pointer, items };
    return null;
  }
  let best: Records | null = null;
  for (const [key, member] of Object.entries(value).slice(0, 1000)) {
    const found = findRecords(member, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
    if (found !== null && found.items.length > (best?.items.length ?? 0)) best = found;
  }
  return best;
}

function putRecords(records: Records, format: string, facts: BodyFacts): void {
  const items = records.items.slice(0, MAX_RECORDS_READ);
  if (items.length > 0 && items.every(Array.isArray)) {
    const rows = items.map((row) => (row as readonly unknown[]).map(cellText));
    const complete = items.length === records.items.length;
    const table = readTable(rows, { sheet: null, complete });
    return putTable(facts, {
      ...table,
      shape: { ...table.shape, rows: table.shape.rows + records.items.length - items.length },
    });
  }
  const labels = new Set<string>();
  for (const item of items)
    for (const key of Object.keys(recordOf(item, format))) if (labels.size < 2000) labels.add(key);
  const names = [...labels];
  const place = { kind: 'json', pointer: records.pointer } as const;
  const table = readTable(
    [names, ...items.map((item) => names.slice(0, MAX_LABELS).map((name) => cellText(recordOf(item, format)[name])))],
    { sheet: null, complete: true },
  );
  facts.put(
    'table.shape',
    { rows: records.items.length, columns: names.length, headerRow: null, sheet: null, complete: true },
    place,
    names.slice(0, 12).join(' | '),
  );
  facts.put('table.labels', names.slice(0, MAX_LABELS).map(withoutPersonal), place, names.slice(0, 12).join(' | '));
  // Members are named and may be left out: of the faults of a table only these can befall records.
  facts.put(
    'table.faults',
    table.faults.filter((fault) => fault.code === 'mixed-types' || fault.code === 'wide-dates'),
    place,
  );
  const personal = table.personal.map((one) => ({ ...one, label: withoutPersonal(names[one.column - 1] ?? '') }));
  facts.put('table.personal-columns', personal, place);
  if (table.period !== null) facts.put('table.period', table.period, place, table.period.latest.date);
}

/** The members that are data: of a feature its properties. */
function recordOf(item: unknown, format: string): Members {
  const members = item as Members;
  const properties = members['properties'];
  return format.startsWith('geojson') && typeof properties === 'object' && properties !== null
    ? (properties as Members)
    : members;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value).slice(0, 200) : String(value as string | number | boolean);
}
