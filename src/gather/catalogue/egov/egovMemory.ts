import type { Capture } from '../../../model/capture.ts';
import { WHOLE_CATALOGUE } from '../../../model/config.ts';
import type { InstitutionId } from '../../../model/ids.ts';
import type { Json } from '../../../model/json.ts';
import type { LaneContext } from '../../lane/laneContext.ts';
import type { Kept } from '../../lane/step.ts';
import type { DatasetList } from './egovEntries.ts';
import { integerOf, textOf } from './readEnvelope.ts';
import type { Walk } from './walkTypes.ts';

/**
 * What the portal's lane keeps beside its state, by name: a row for each list, organisation and dataset, each written in
 * the transaction of the answer that told it. Nothing that grows with the catalogue is ever read or written whole.
 */

type Row = { readonly [key: string]: Json };

/** A dataset that a list has shown in this audit, in the version in which it did. */
type ListedAs = {
  readonly version: string;
  readonly updated: string;
  readonly created?: string;
  /** Its details said so since. */
  readonly gone?: boolean;
};

function datasetName(uri: string): string {
  return `dataset ${uri}`;
}

export function keepDataset(dataset: Row): Kept {
  const value: ListedAs = {
    version: versionOf(dataset),
    updated: textOf(dataset['updated_at']),
    created: textOf(dataset['created_at']),
  };
  return { name: datasetName(textOf(dataset['uri'])), value };
}

export function keepGone(uri: string, listed: ListedAs): Kept {
  return { name: datasetName(uri), value: { ...listed, gone: true } };
}

export function listedAs(context: Pick<LaneContext, 'kept'>, uri: string): ListedAs | null {
  // Written by keepDataset alone.
  return (context.kept(datasetName(uri)) as ListedAs | undefined) ?? null;
}

/** Always a string on the portal; a number would lose its last zero. */
export function versionOf(dataset: Row): string {
  const version = dataset['version'];
  return typeof version === 'number' ? String(version) : textOf(version);
}

export function organisationName(uri: string): string {
  return `organisation ${uri}`;
}

/** Datasets and resources of an organisation that were taken on so far. */
export function keptOrganisation(
  context: Pick<LaneContext, 'kept'>,
  uri: string,
): { readonly datasets: number; readonly resources: number } {
  const kept = context.kept(organisationName(uri)) as { datasets: number; resources: number } | undefined;
  return kept ?? { datasets: 0, resources: 0 };
}

/** The organisations of this audit's bodies by the portal's number for them: as many as the config names. */
const NUMBERS = 'organisation numbers';

export function keepNumbers(context: Pick<LaneContext, 'kept'>, found: ReadonlyMap<number, string>): readonly Kept[] {
  if (found.size === 0) return [];
  const before = context.kept(NUMBERS) as Readonly<Record<string, string>> | undefined;
  return [{ name: NUMBERS, value: { ...before, ...Object.fromEntries(found) } }];
}

/** Whose datasets these are, as far as this audit has a body for them. */
export type Publisher = { readonly uri: string; readonly institutionId: InstitutionId };

/** Whose a dataset is: the organisation that its list is of, or the one that the whole list names by number. */
export function publisherOf(context: LaneContext, dataset: Row, { target }: Capture): Publisher | null {
  const numbers = context.kept(NUMBERS) as Readonly<Record<string, string>> | undefined;
  const uri = target.portalUri ?? numbers?.[String(integerOf(dataset['org_id']) ?? '')];
  // A body may stand for the whole catalogue, whoever publishes.
  const whole = context.organisations.get(WHOLE_CATALOGUE);
  if (whole !== undefined) return { uri: uri ?? WHOLE_CATALOGUE, institutionId: whole };
  const institutionId: InstitutionId | undefined = uri === undefined ? undefined : context.organisations.get(uri);
  return uri === undefined || institutionId === undefined ? null : { uri, institutionId };
}

function walkName({ organisationUri }: DatasetList): string {
  return `list ${organisationUri ?? ''}`;
}

export function keptWalk(context: Pick<LaneContext, 'kept'>, list: DatasetList): Walk | null {
  const walk = context.kept(walkName(list)) as Walk | undefined;
  // An audit that an earlier version began knows of none that went away.
  return walk === undefined ? null : { ...walk, gone: walk.gone ?? 0 };
}

export function keepWalk(list: DatasetList, walk: Walk): Kept {
  return { name: walkName(list), value: walk as unknown as Json };
}
