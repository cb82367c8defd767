import { z } from 'zod';
import { cellReader } from '../inspect/tables/schema/cellReader.ts';
import { constraintsOf } from '../inspect/tables/schema/constraintsOf.ts';
import { UserError } from '../model/errors.ts';
import { type Field, FIELD_TYPES, FIELDS_MATCH, type TableSchema } from '../model/tableSchema.ts';

/** A schema with what a package says of the table that it describes. */
export type DescribedTable = {
  /** File or address of the data; null in a schema by itself. */
  readonly path: string | null;
  readonly sheet: string | null;
  readonly header: boolean;
  readonly schema: TableSchema;
};

const bound = z.union([z.string(), z.number(), z.boolean()]);
const count = z.int().min(0);
const constraints = z.looseObject({
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  pattern: z.string().optional(),
  enum: z.array(bound).optional(),
  minimum: bound.optional(),
  maximum: bound.optional(),
  exclusiveMinimum: bound.optional(),
  exclusiveMaximum: bound.optional(),
  minLength: count.optional(),
  maxLength: count.optional(),
});
const missingValues = z.array(
  z.union([z.string(), z.looseObject({ value: z.string() }).transform(({ value }) => value)]),
);
const names = z.union([z.string().transform((name) => [name]), z.array(z.string()).min(1)]);
const field = z.looseObject({
  name: z.string(),
  title: z.string().optional(),
  type: z.enum(FIELD_TYPES).default('any'),
  format: z.string().optional(),
  decimalChar: z.string().min(1).optional(),
  groupChar: z.string().min(1).optional(),
  bareNumber: z.boolean().optional(),
  trueValues: z.array(z.string()).optional(),
  falseValues: z.array(z.string()).optional(),
  missingValues: missingValues.optional(),
  constraints: constraints.optional(),
});
const schema = z.looseObject({
  fields: z.array(field).min(1),
  // Data Package v2 has a word; its first drafts had a list of one.
  fieldsMatch: z.union([z.enum(FIELDS_MATCH), z.tuple([z.enum(FIELDS_MATCH)]).transform(([how]) => how)]).optional(),
  missingValues: missingValues.default(['']),
  primaryKey: names.optional(),
  uniqueKeys: z.array(names).optional(),
});
const resource = z.looseObject({
  path: z.union([z.string(), z.array(z.string()).transform(([first]) => first)]).optional(),
  dialect: z.looseObject({ header: z.boolean().optional(), sheetName: z.string().optional() }).optional(),
  schema,
});
const dataPackage = z.looseObject({ resources: z.array(resource).min(1) });

/**
 * The tables that a descriptor (JSON of `file`) describes: a Table Schema, a Data Resource or a Data Package (v2; v1 where they agree).
 * @throws UserError for what is no descriptor, and for formats, patterns and bounds that cannot be read: a demand that
 * nobody checks would let every cell pass
 */
export function tablesOf(descriptor: unknown, file: string): readonly DescribedTable[] {
  const has = (key: string): boolean => typeof descriptor === 'object' && descriptor !== null && key in descriptor;
  const tables: readonly DescribedTable[] = has('resources')
    ? parse(dataPackage, descriptor, file).resources.map(describedTable)
    : has('fields')
      ? [{ path: null, sheet: null, header: true, schema: parse(schema, descriptor, file) }]
      : [describedTable(parse(resource, descriptor, file))];
  for (const { schema: each } of tables) refuseUnreadable(each, file);
  return tables;
}

function describedTable({ path, dialect, schema: described }: z.infer<typeof resource>): DescribedTable {
  return { path: path ?? null, sheet: dialect?.sheetName ?? null, header: dialect?.header ?? true, schema: described };
}

function parse<Shape extends z.ZodType>(shape: Shape, value: unknown, file: string): z.infer<Shape> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const said = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  throw new UserError('schema-shape', {
    bg: `${file}: не е Table Schema (Data Package v2): ${said}`,
    en: `${file}: is no Table Schema (Data Package v2): ${said}`,
  });
}

function refuseUnreadable({ fields, primaryKey = [], uniqueKeys = [] }: TableSchema, file: string): void {
  const known = new Set(fields.map(({ name }) => name));
  const stranger = [primaryKey, ...uniqueKeys].flat().find((name) => !known.has(name));
  if (stranger !== undefined)
    throw new UserError('schema-key', {
      bg: `${file}: в ключа стои „${stranger}“, а такова поле няма`,
      en: `${file}: a key names "${stranger}", and there is no such field`,
    });
  for (const each of fields) refuseField(each, file);
}

function refuseField(each: Field, file: string): void {
  const read = cellReader(each, false);
  if (read !== null && constraintsOf(each, read).every((demand) => demand !== null)) return;
  const what = read === null ? `format: ${each.format ?? ''}` : 'constraints';
  throw new UserError('schema-field', {
    bg: `${file}: не можем да прочетем полето „${each.name}“ (${what})`,
    en: `${file}: we cannot read the field "${each.name}" (${what})`,
  });
}
