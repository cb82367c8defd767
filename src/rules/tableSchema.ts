import { z } from 'zod';
import { FIELD_STATES, METADATA_FIELDS } from '../model/catalogueFields.ts';
import { DATE_SOURCES } from '../model/dateSource.ts';
import { INSTITUTION_KINDS } from '../model/institution.ts';
import { PRIORITY_GROUPS } from '../model/prioritySets.ts';
import { LICENCE_PLACE_IDS } from '../model/tables.ts';
import { bilingual } from './ruleSchema.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9.+-]*$/, 'lower-case letters, digits, . + -');
/** Phrases are compared in lower case: a capital letter would never match anything. */
const phrase = z.string().min(1).refine((text) => text === text.toLowerCase(), 'lower case only').refine((text) => text === text.trim(), 'no spaces at the ends');
const phrases = z.array(phrase);
const condition = z.enum(['attribution', 'share-alike', 'non-commercial', 'no-derivatives', 'permission', 'fee']);

export const formatTable = z.array(
  z.strictObject({
    id,
    name: bilingual,
    euFileType: z.string().regex(/^[A-Z0-9_]+$/, 'a code of the EU table of file types').nullable(),
    aliases: z.array(z.string().min(1)),
    mediaTypes: z.array(z.string().regex(/^[a-z0-9.+-]+\/[a-z0-9_.+-]+$/, 'type/subtype in lower case, without parameters')),
    extensions: z.array(z.string().regex(/^[a-z0-9]+$/)),
    open: z.boolean(),
    structured: z.boolean(),
    machineReadable: z.enum(['yes', 'no', 'content']),
    maxLevel: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    family: z.enum(['table', 'tree', 'geo', 'graph', 'document', 'image', 'page', 'archive', 'service', 'other']),
    reason: bilingual,
  }),
).min(1);

export const licenceTable = z.array(
  z.strictObject({
    id,
    spdx: z.string().nullable(),
    name: bilingual,
    class: z.enum(['open', 'restricted']),
    conditions: z.array(condition),
    urls: z.array(z.string().regex(/^(?!https?:|www\.)[^A-Z]+$/, 'lower case, without scheme and www')),
    phrases,
    portalTerms: z.array(z.int().min(1)),
    euAuthority: z.string().regex(/^http:\/\/publications\.europa\.eu\/resource\/authority\/licence\/[A-Z0-9_]+$/).nullable(),
    openDefinition: z.enum(['conformant', 'non-conformant', 'not-reviewed']),
    highValue: z.enum(['meets', 'fails', 'unclear']),
    ordinanceTerms: z.int().min(1).max(8).nullable(),
    country: z.string().regex(/^[A-Z]{2}$/).nullable(),
  })
    .refine((entry) => entry.openDefinition === 'not-reviewed' || (entry.openDefinition === 'conformant') === (entry.class === 'open'), 'class must agree with openDefinition')
    .refine((entry) => entry.highValue !== 'meets' || (entry.class === 'open' && entry.conditions.every((one) => one === 'attribution')), 'what meets the regulation is open and asks for attribution at most'),
).min(1);

/** Where a statement on re-use may stand, nearest first. */
export const licencePlaceTable = z.array(
  z.strictObject({
    id: z.enum(LICENCE_PLACE_IDS),
    name: bilingual,
    rank: z.int().min(1).max(9),
    reservationReaches: z.int().min(1).max(9),
  }),
).min(1);

export const frequencyTable = z.array(z.strictObject({ id, name: bilingual, days: z.int().min(1), phrases, names: phrases.optional() })).min(1);

export const dateSourceTable = z.array(z.strictObject({
  id: z.enum(DATE_SOURCES),
  name: bilingual,
  role: z.enum(['direct', 'floor', 'weak', 'ceiling']),
  mayBeLate: z.boolean(),
  told: z.boolean(),
})).min(1);

export const vocabularyTable = z.strictObject({
  dataStrong: phrases,
  dataMedium: phrases,
  notData: phrases,
  download: phrases,
  documentWords: phrases,
  archive: phrases,
  archiveNotice: phrases,
  missingPage: phrases,
  blockedPage: phrases,
  blockedMarks: z.array(
    z.strictObject({
      guard: z.string().min(1),
      header: z.strictObject({ name: phrase, value: z.union([z.literal(''), phrase]) }).nullable(),
      code: z.array(z.string().min(3)),
    }).refine(({ header, code }) => header !== null || code.length > 0, 'a header or code'),
  ),
  sections: z.array(
    z.strictObject({
      id,
      titles: phrases,
      slugs: phrases.default([]),
      loose: phrases.default([]),
      maybe: phrases.default([]),
      inside: z.strictObject({ of: id, titles: phrases }).nullable().default(null),
      written: z.array(z.array(phrases).min(1)).default([]),
      addresses: z.array(z.string().regex(/^[a-z0-9.-]+\/\S*$/)).default([]),
    }),
  ).min(1),
  probes: z.array(z.string().startsWith('/')),
  termsProbes: z.array(z.string().startsWith('/')).max(6),
  dateLabels: z.array(z.strictObject({ says: z.enum(['published', 'modified', 'as-of', 'period-end', 'created']), phrases })),
  refreshing: phrases,
  onChange: phrases,
  refreshedThings: phrases,
  comesOut: phrases,
  ahead: phrases,
  licenceOpen: phrases,
  licenceRestricted: z.array(z.strictObject({ phrase, condition: z.enum(['non-commercial', 'no-derivatives', 'permission', 'fee']) })),
  licenceReserved: phrases,
  termsLinks: phrases,
  kindFrequencies: z.array(z.strictObject({ phrases, names: phrases.optional(), frequency: id })),
});

const weights = z.record(phrase, z.number().positive());
const steps = z.array(z.strictObject({ from: z.number().positive(), weight: z.number().positive() })).min(1);
const signWords = { names: weights, headings: weights, lines: weights, text: weights };

export const documentTable = z.strictObject({
  data: z.strictObject({ ...signWords, offers: phrases, labels: phrases }),
  kinds: z.array(z.strictObject({ id, name: bilingual, formats: z.array(id), ...signWords })).min(1),
  shape: z.strictObject({
    rows: steps,
    share: steps,
    numbered: z.number(),
    labels: z.number(),
    numbers: z.number(),
    noTable: z.number(),
    prose: steps,
    blanks: steps,
    emptyCells: z.number(),
  }),
  places: z.strictObject({ link: z.number(), heading: z.number(), file: z.number() }),
  decide: z.strictObject({ data: z.number().positive(), document: z.number().positive(), margin: z.number().positive() }),
});

export const priorityTable = z.strictObject({
  lists: z.array(z.strictObject({ id, group: z.enum(PRIORITY_GROUPS), name: bilingual, edition: z.string().min(1), certainty: z.enum(['sure', 'check']) })).min(1),
  sets: z.array(
    z.strictObject({
      id,
      list: id,
      place: bilingual,
      name: bilingual,
      category: z.url().optional(),
      kinds: z.array(z.enum(INSTITUTION_KINDS)),
      bodies: phrases,
      words: phrases.min(1),
      not: phrases,
    }).refine(({ kinds, bodies }) => kinds.length + bodies.length > 0, 'kinds or bodies: a set is asked of somebody'),
  ).min(1),
});

export const catalogueTable = z.strictObject({
  kinds: z.array(z.strictObject({ id, name: bilingual, fields: z.record(z.enum(METADATA_FIELDS), z.enum(FIELD_STATES)) })).min(1),
  emptyTitles: phrases,
  emptyDescriptions: phrases,
});
