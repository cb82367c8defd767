import type { Field, SchemaFault, TableSchema } from '../../../model/tableSchema.ts';

/** Field of each column by its index, null for a column of no field; and what is wrong with the labels. */
export type LabelMatch = {
  readonly columns: readonly (Field | null)[];
  readonly faults: readonly Omit<SchemaFault, 'sheet' | 'row'>[];
};

/** Ties the columns of a table to the fields of a schema as its `fieldsMatch` says. */
export function matchLabels(labels: readonly string[], { fields, fieldsMatch = 'exact' }: TableSchema): LabelMatch {
  return fieldsMatch === 'exact' ? matchInOrder(labels, fields) : matchByName(labels, fields, fieldsMatch);
}

function matchInOrder(labels: readonly string[], fields: readonly Field[]): LabelMatch {
  const faults = fields.flatMap((field, index) => {
    const label = labels[index];
    if (label === field.name) return [];
    return label === undefined
      ? [fault('missing-label', null, field.name, '')]
      : [fault('incorrect-label', index + 1, field.name, label)];
  });
  const extra = labels
    .slice(fields.length)
    .map((label, index) => fault('extra-label', fields.length + index + 1, '', label));
  return { columns: labels.map((_, index) => fields[index] ?? null), faults: [...faults, ...extra] };
}

function matchByName(
  labels: readonly string[],
  fields: readonly Field[],
  how: Exclude<TableSchema['fieldsMatch'], 'exact' | undefined>,
): LabelMatch {
  const columns = labels.map((label) => fields.find(({ name }) => name === label) ?? null);
  const missing = fields.filter(({ name }) => !labels.includes(name));
  const mayMiss = how === 'superset' || (how === 'partial' && missing.length < fields.length);
  const faults = [
    ...(mayMiss ? [] : missing.map(({ name }) => fault('missing-label', null, name, ''))),
    ...(how === 'subset' || how === 'partial'
      ? []
      : labels.flatMap((label, index) =>
          columns[index] === null ? [fault('extra-label', index + 1, '', label)] : [],
        )),
  ];
  return { columns, faults };
}

function fault(
  code: SchemaFault['code'],
  column: number | null,
  field: string,
  label: string,
): LabelMatch['faults'][number] {
  return { code, column, field, asked: 'label', quote: label };
}
