import type { SchemaFault } from '../../model/tableSchema.ts';
import type { CsvwColumn } from './csvwTable.ts';

type LabelFault = Omit<SchemaFault, 'sheet' | 'row'>;

/**
 * Are the columns of a file those of its description (Metadata Vocabulary, 5.5.1 and 6.3, as validators have it)?
 * `labels`: by column, one for each row of the header; empty lists where there is no header.
 */
export function matchColumns(
  labels: readonly (readonly string[])[],
  described: readonly CsvwColumn[],
  language: string,
): readonly LabelFault[] {
  const columns = described.filter(({ virtual }) => !virtual);
  const faults = columns.flatMap((column, index): LabelFault[] => {
    const found = labels[index];
    const field = titleOf(column);
    if (found === undefined) return [{ code: 'missing-label', column: null, field, asked: 'label', quote: '' }];
    if (isCompatible(found, column, language)) return [];
    return [{ code: 'incorrect-label', column: index + 1, field, asked: 'label', quote: found.join(' / ') }];
  });
  const extra = labels.slice(columns.length).map((found, index): LabelFault => {
    return {
      code: 'extra-label',
      column: columns.length + index + 1,
      field: '',
      asked: 'label',
      quote: found.join(' / '),
    };
  });
  return [...faults, ...extra];
}

/** What a column is called in messages. */
export function titleOf({ name, titles }: CsvwColumn): string {
  return (titles === null ? undefined : [...titles.values()].flat()[0]) ?? name ?? '';
}

/** A column with neither name nor titles agrees with any; by its name alone none is recognised in a file. */
function isCompatible(found: readonly string[], { hasName, titles }: CsvwColumn, language: string): boolean {
  const labels = found.filter((label) => label !== '');
  if (labels.length === 0 || (titles === null && !hasName)) return true;
  return [...(titles ?? [])].some(
    ([tag, texts]) => sameLanguage(tag, language) && texts.some((text) => labels.includes(text)),
  );
}

function sameLanguage(one: string, other: string): boolean {
  if (one === 'und' || other === 'und') return true;
  const [short = '', long = ''] = [one.toLowerCase(), other.toLowerCase()].toSorted((a, b) => a.length - b.length);
  return long === short || long.startsWith(`${short}-`);
}
