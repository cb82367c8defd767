import { z } from 'zod';
import { INSTITUTION_KINDS, LEGAL_KINDS } from '../model/institution.ts';
import { EXAMPLE_KINDS } from '../model/rule.ts';

export const text = z.string().trim().min(1);
export const bilingual = z.strictObject({ bg: text, en: text });

const json: z.ZodType<string | number | boolean | readonly (string | number)[]> = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string(), z.number()])),
]);

/** What a clerk copies: the place of the body's own name is the only one that is filled in. */
const exampleText = text.regex(/^(?:[^{}]|\{institution\})*$/, 'the only place is {institution}');
const example = z.strictObject({ as: z.enum(EXAMPLE_KINDS), bg: exampleText, en: exampleText });

const basis = z.strictObject({ act: bilingual, article: bilingual, edition: text, certainty: z.enum(['sure', 'check']) });

/** One entry of a rule file. Its dimension is the folder it stands in: one truth in one place. */
export const ruleEntry = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*\.[a-z0-9-]+$/, 'dimension.name in lower case and hyphens'),
  version: z.int().min(1),
  status: z.enum(['trial', 'active', 'retired']),
  public: z.boolean().default(true),
  appliesTo: z.enum(['resource', 'institution', 'dataset']),
  legalKinds: z.array(z.enum(LEGAL_KINDS).exclude(['unknown'])).default([]),
  kinds: z.array(z.enum(INSTITUTION_KINDS)).default([]),
  check: text,
  params: z.record(z.string(), json).default({}),
  points: z.int().min(1).max(100),
  basis: z.array(basis).min(1),
  since: z.iso.date(),
  title: bilingual,
  why: bilingual,
  fix: bilingual,
  example,
});

export const ruleFile = z.array(ruleEntry).min(1);

const weight = z.int().min(1).max(100);
export const profileFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: bilingual,
  weights: z.strictObject({ format: weight, licence: weight, 'machine-readability': weight, freshness: weight }),
  minCoveragePercent: z.int().min(0).max(100),
});

const plural = z.strictObject({ one: text, other: text });
export const messageFile = z.record(z.string(), z.record(z.string(), z.union([text, plural])));
