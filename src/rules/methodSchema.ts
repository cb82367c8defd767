import { z } from 'zod';
import { METHOD_ENGINES } from '../model/method.ts';
import { bilingual, text } from './ruleSchema.ts';

const id = z.string().regex(/^[a-z0-9-]+$/);

/** A scoring scheme of others; `method` names its engine. Its indicators are in the order of its authors. */
export const methodFile = z
  .strictObject({
    id,
    method: z.enum(METHOD_ENGINES),
    name: bilingual,
    about: bilingual,
    aggregation: bilingual,
    scale: z.strictObject({ max: z.number().positive(), as: z.enum(['points', 'stars', 'share']) }),
    sources: z.array(z.strictObject({ text, url: z.url() })).min(1),
    dimensions: z.array(z.strictObject({ id, name: bilingual })).min(1),
    indicators: z
      .array(
        z.strictObject({
          id,
          dimension: id,
          name: bilingual,
          of: z.enum(['dataset', 'distribution', 'both']),
          points: z.number().positive(),
          test: id,
        }),
      )
      .min(1),
    bands: z.array(z.strictObject({ id, from: z.number(), name: bilingual })).default([]),
    lists: z.record(z.string(), z.array(text)).default({}),
    scores: z.record(z.string(), z.int().min(0)).default({}),
    aliases: z.record(z.string(), z.array(text)).default({}),
    deviations: z.array(bilingual.extend({ source: text })).default([]),
  })
  .refine(
    ({ dimensions, indicators }) => indicators.every((one) => dimensions.some((each) => each.id === one.dimension)),
    'every indicator belongs to a dimension of the file',
  )
  .refine(
    ({ indicators }) => new Set(indicators.map((one) => one.id)).size === indicators.length,
    'ids of indicators are unique',
  )
  .refine(
    ({ bands }) => bands.every((band, index) => index === 0 || band.from < (bands[index - 1]?.from ?? 0)),
    'bands stand from the best to the worst',
  );
