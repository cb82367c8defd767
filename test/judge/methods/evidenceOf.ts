import type { CatalogueDataset } from '../../../src/model/catalogue.ts';
import {
  type Asked,
  type DatasetEvidence,
  type Sniffed,
  statedLicence,
} from '../../../src/judge/methods/methodEvidence.ts';
import { scoreDataset } from '../../../src/judge/methods/scoreMethods.ts';
import type { Method, MethodScore } from '../../../src/model/method.ts';
import { datasetOf } from '../../catalogueOf.ts';
import { ruleSet, tables } from '../ruleBook.ts';

export const TABLES = tables();
const { methods } = ruleSet();

export function methodOf(id: string): Method {
  const found = methods.find((method) => method.id === id);
  if (found === undefined) throw new RangeError(`no method ${id}`);
  return found;
}

/** What came of asking an address: a status, or `silence`. Addresses that are not in it were never asked. */
export type Answers = Readonly<Record<string, number | 'silence'>>;
export type Bodies = Readonly<Record<string, Pick<Sniffed, 'format'> & Partial<Sniffed>>>;

/** Evidence as derive would have put it together; bodies by key of the resource. */
export function evidenceOf(
  more: Partial<CatalogueDataset>,
  answers: Answers = {},
  bodies: Bodies = {},
): DatasetEvidence {
  const dataset = datasetOf({ uri: 'd', ...more });
  const asked = (address: string | null): Asked => {
    const came = address === null ? undefined : answers[address];
    return {
      address,
      asked: came !== undefined,
      status: typeof came === 'number' ? came : null,
      capture: came === undefined ? null : `c-${address ?? ''}`,
    };
  };
  return {
    subject: 'dataset:d',
    dataset,
    captures: ['c-list'],
    asOf: '2026-11-02',
    distributions: dataset.resources.map((resource) => {
      const words = resource.licence ?? dataset.licence;
      const body = bodies[resource.uri];
      return {
        key: resource.uri,
        title: resource.title,
        resource,
        access: asked(resource.accessUrl),
        download: asked(resource.downloadUrl),
        licence: words === null ? null : statedLicence(words, TABLES),
        body: body === undefined ? null : { container: null, members: [], capture: 'c-body', ...body },
        hosted: resource.type === 1,
      };
    }),
  };
}

export function scored(method: string, ...evidence: Parameters<typeof evidenceOf>): MethodScore {
  return scoreDataset(evidenceOf(...evidence), methodOf(method), TABLES, 'lipovo');
}
