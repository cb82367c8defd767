import type { Tables } from '../../model/tables.ts';
import type { BodyFacts } from '../bodyFacts.ts';
import type { TextBody } from '../format/detectFormat.ts';
import { statementsOfValue } from '../licences/statementsOfValue.ts';
import { timeStamps } from './timeStamps.ts';
import { EnoughRead, readXmlEvents, textPieces } from './readXmlEvents.ts';

const MAX_ELEMENTS = 3_000_000;
const MAX_PATHS = 5_000;

type Repeated = { count: number; readonly children: Set<string> };

/**
 * Root, well-formedness and records of an XML body: the element that repeats most under one parent path, with its
 * children as columns. A licence that RDF, Atom, RSS or GML states in a `license` or `rights` element is read too.
 */
export async function inspectXml(body: TextBody, tables: Tables, facts: BodyFacts): Promise<void> {
  const path: string[] = [];
  const repeated = new Map<string, Repeated>();
  let root: string | null = null;
  let elements = 0;
  let licenceWords: string | null = null;
  let licenceDepth = 0;
  const licences: string[] = [];
  const stamps = timeStamps();

  const problem = await readXmlEvents(textPieces(body.text), {
    open({ name, local, attributes }) {
      root ??= name;
      elements += 1;
      stamps.open(path, local, attributes);
      if (elements > MAX_ELEMENTS) throw new EnoughRead();
      const parent = repeated.get(path.join('/'));
      path.push(local);
      const key = path.join('/');
      const known = repeated.get(key) ?? (repeated.size < MAX_PATHS ? { count: 0, children: new Set<string>() } : null);
      if (known !== null) {
        known.count += 1;
        for (const attribute of Object.keys(attributes))
          if (!attribute.startsWith('xmlns')) known.children.add(attribute);
        repeated.set(key, known);
      }
      if (parent !== undefined && parent.children.size < 2000) parent.children.add(local);
      if (/^(?:licen[cs]e|rights)$/i.test(local) && licences.length < 20) {
        licenceWords = Object.values(attributes).join(' ');
        licenceDepth = path.length;
      }
    },
    text(text) {
      stamps.text(text);
      if (licenceWords !== null && licenceWords.length < 2000) licenceWords += ` ${text}`;
    },
    close() {
      stamps.close(path);
      if (licenceWords !== null && path.length === licenceDepth) {
        licences.push(licenceWords);
        licenceWords = null;
      }
      path.pop();
    },
  });

  if (root === null) facts.unknown('xml.root', 'unparsable', problem ?? 'no element');
  else facts.put('xml.root', root, { kind: 'whole' }, body.text.slice(0, 200));
  // A body that was cut ends in the middle of an element: that is ours, not the file's.
  if (problem !== null && body.whole) facts.put('data.parse-error', problem.slice(0, 300), { kind: 'whole' }, problem);
  putRecords(repeated, facts, body.whole && elements <= MAX_ELEMENTS);
  const at = { kind: 'whole' } as const;
  const statements = licences.flatMap((words) =>
    statementsOfValue(words.trim(), tables, { scope: 'file', source: 'property', at }),
  );
  if (statements[0] !== undefined) facts.put('licence.statements', statements, at, statements[0].words);
  const dates = stamps.statements();
  if (dates[0] !== undefined) facts.put('date.statements', dates, at, dates[0].words);
}

function putRecords(repeated: ReadonlyMap<string, Repeated>, facts: BodyFacts, complete: boolean): void {
  let best: { path: string; found: Repeated } | null = null;
  for (const [path, found] of repeated) {
    if (found.count < 2 || found.children.size === 0) continue;
    if (best === null || found.count * found.children.size > best.found.count * best.found.children.size)
      best = { path, found };
  }
  if (best === null) return;
  const labels = [...best.found.children];
  const words = `${best.path}: ${labels.slice(0, 12).join(' | ')}`;
  facts.put(
    'table.shape',
    { rows: best.found.count, columns: labels.length, headerRow: null, sheet: null, complete },
    { kind: 'whole' },
    words,
  );
  facts.put('table.labels', labels.slice(0, 100), { kind: 'whole' }, words);
}
