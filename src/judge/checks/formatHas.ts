import type { FormatEntry } from '../../model/tables.ts';
import { answer, type Reader, textParam } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** From this level on the content has proved what its format alone leaves open. */
const LEVEL_OF_STRUCTURE = 2;

/** Whether the format has a property of rules/tables/formats.yaml: open, structured or machine-readable. */
export const formatHas = defineCheck({
  name: 'format-has',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.format', 'resource.level', 'json.shape', 'portal.rows'],
  params: {
    property: {
      type: 'text',
      meaning: 'Property of the format: open, structured or machine-readable.',
      oneOf: ['open', 'structured', 'machine-readable'],
    },
  },
  messages: {
    open: { outcome: 'pass', placeholders: ['foundFormat'] },
    'not-open': { outcome: 'fail', placeholders: ['foundFormat'] },
    structured: { outcome: 'pass', placeholders: ['foundFormat'] },
    'not-structured': { outcome: 'fail', placeholders: ['foundFormat'] },
    'machine-readable': { outcome: 'pass', placeholders: ['foundFormat'] },
    'not-machine-readable': { outcome: 'fail', placeholders: ['foundFormat'] },
    'one-string': { outcome: 'fail', placeholders: ['foundFormat'] },
  },
  run(reader, params) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    const property = textParam(params, 'property');
    const found = valueOf(reader, 'resource.format');
    const entry = reader.tables.formats.find(({ id }) => id === found);
    if (found === undefined || entry === undefined) return notKnown(reader, 'resource.format');
    const has = holds(entry, property, valueOf(reader, 'resource.level'));
    if (has === undefined) return notKnown(reader, 'resource.level');
    const evidence = evidenceOf(reader, 'resource.format');
    // JSON itself is machine-readable: the sentence must blame what was put into it.
    if (!has && property === 'machine-readable' && isOneString(reader))
      return answer('one-string', { foundFormat: found }, evidence);
    return answer(has ? property : `not-${property}`, { foundFormat: found }, evidence);
  },
});

function isOneString(reader: Reader): boolean {
  return valueOf(reader, 'json.shape')?.top === 'string' || valueOf(reader, 'portal.rows')?.is === 'string';
}

/** undefined = only the content can tell, and it did not. */
function holds(entry: FormatEntry, property: string, level: number | undefined): boolean | undefined {
  if (property === 'open') return entry.open;
  if (property === 'structured') {
    if (!entry.structured) return level !== undefined && level >= LEVEL_OF_STRUCTURE;
    // One long string served as JSON has a structured format and no structure.
    return level === undefined || level >= LEVEL_OF_STRUCTURE;
  }
  if (property !== 'machine-readable') throw new RangeError(`unknown property ${property}`);
  if (entry.machineReadable === 'no') return false;
  if (level === undefined) return entry.machineReadable === 'yes' ? true : undefined;
  return level >= LEVEL_OF_STRUCTURE;
}
