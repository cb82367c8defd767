import { z } from 'zod';

/**
 * The rules of the Data Package standard v2 for what `check --table-schema` prints, written down from the standard's own
 * pages and not from our types: https://datapackage.org/standard/data-package/
 */
const constraints = z.strictObject({
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  pattern: z
    .string()
    .refine((text) => new RegExp(text, 'u').source !== '')
    .optional(),
});
const common = { name: z.string().min(1), title: z.string().min(1).optional(), constraints: constraints.optional() };
const withoutPattern = constraints.omit({ pattern: true }).optional();
const oneChar = z.string().length(1);
const time = z.string().regex(/%/).or(z.literal('any')).optional();
const field = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('string'),
    format: z.enum(['email', 'uri', 'binary', 'uuid']).optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('integer'),
    groupChar: oneChar.optional(),
    bareNumber: z.boolean().optional(),
    constraints: withoutPattern,
  }),
  z
    .strictObject({
      ...common,
      type: z.literal('number'),
      decimalChar: oneChar.optional(),
      groupChar: oneChar.optional(),
      bareNumber: z.boolean().optional(),
      constraints: withoutPattern,
    })
    .refine(({ decimalChar = '.', groupChar }) => decimalChar !== groupChar, 'one sign for two things'),
  z.strictObject({
    ...common,
    type: z.literal('boolean'),
    trueValues: z.array(z.string()).min(1),
    falseValues: z.array(z.string()).min(1),
    constraints: withoutPattern,
  }),
  z.strictObject({ ...common, type: z.literal('date'), format: time, constraints: withoutPattern }),
  z.strictObject({ ...common, type: z.literal('datetime'), format: time, constraints: withoutPattern }),
  z.strictObject({ ...common, type: z.literal('time'), format: time, constraints: withoutPattern }),
  z.strictObject({ ...common, type: z.literal('year'), constraints: withoutPattern }),
  z.strictObject({ ...common, type: z.literal('yearmonth'), constraints: withoutPattern }),
]);

const namesDiffer = (items: readonly { readonly name: string }[]): boolean =>
  new Set(items.map(({ name }) => name)).size === items.length;
const schema = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/tableschema.json'),
  fields: z.array(field).min(1).refine(namesDiffer, 'names of fields differ'),
  missingValues: z.array(z.string()).refine((values) => values.includes('')),
});

const row = z.int().min(1);
const dialect = z
  .strictObject({
    $schema: z.literal('https://datapackage.org/profiles/2.0/tabledialect.json'),
    header: z.boolean(),
    headerRows: z.array(row).min(1).optional(),
    headerJoin: z.string().optional(),
    commentRows: z.array(row).min(1).optional(),
    delimiter: oneChar.optional(),
    quoteChar: oneChar.optional(),
    doubleQuote: z.boolean().optional(),
    sheetName: z.string().min(1).optional(),
  })
  .refine(({ header, headerRows }) => header || headerRows === undefined, 'rows of no header');

const resource = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/dataresource.json'),
  name: z.string().regex(/^[a-z0-9._-]+$/),
  title: z.string().optional(),
  type: z.literal('table'),
  // A POSIX path that stays inside the folder, or an address.
  path: z.string().regex(/^(?:https?:\/\/.+|(?!\/|~|\.\.)(?!.*(?:^|\/)\.\.(?:\/|$)).+)$/),
  format: z.string().regex(/^[a-z0-9]+$/),
  mediatype: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
  encoding: z.string().optional(),
  bytes: z.int().min(0),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  dialect,
  schema,
});

export const dataPackage = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  resources: z.array(resource).min(1).refine(namesDiffer, 'names of resources differ'),
});
