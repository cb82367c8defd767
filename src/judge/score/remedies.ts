import { type Fact, known } from '../../model/facts.ts';
import type { Remedy } from '../../model/improvement.ts';
import type { Resource } from '../../model/resource.ts';
import type { Rule } from '../../model/rule.ts';
import type { FormatEntry, Tables } from '../../model/tables.ts';
import type { DerivedResource } from '../derive/deriveResource.ts';
import { formatById } from '../derive/formatLookup.ts';
import { strictStars } from '../derive/strictStars.ts';
import { levelSavedAs } from '../derive/technicalLevel.ts';

/** The single remedies; `together` is all of them. */
export type SingleRemedy = Exclude<Remedy, 'together'>;

/** The check that must fail for a remedy to be promised; its rule shows how it is done. */
export const MENDS: Readonly<Record<SingleRemedy, (rule: Rule) => boolean>> = {
  'licence-sentence': ({ check }) => check === 'licence-stated',
  'portal-terms': ({ check }) => check === 'licence-stated',
  'licence-agree': ({ check }) => check === 'licence-consistent',
  'save-as-csv': ({ check, params }) => check === 'format-has' && params['property'] === 'open',
  'clean-table': ({ check }) => check === 'level-at-least',
  'table-for-document': ({ check, params }) => check === 'format-has' && params['property'] === 'structured',
};

/** The resource as it would be judged after a remedy; undefined where the remedy does nothing, or nobody can tell. */
export function mended(remedy: SingleRemedy, item: DerivedResource, tables: Tables): DerivedResource | undefined {
  const { resource } = item;
  if (resource.kind !== 'resource' || resource.level === null || resource.level === 0) return undefined;
  switch (remedy) {
    case 'licence-sentence':
      // What a site says of itself does not reach a file that stands on another's host.
      return resource.licence === 'not-stated' && resource.origin !== 'portal' && resource.origin !== 'other-host'
        ? opened(item, 'site', tables)
        : undefined;
    case 'portal-terms':
      return resource.licence === 'not-stated' && resource.origin === 'portal'
        ? opened(item, 'dataset', tables)
        : undefined;
    case 'licence-agree':
      return isAgainstReservation(item) ? opened(item, 'site', tables) : undefined;
    default:
      return savedAsCsv(remedy, item, tables);
  }
}

/** Explicit limits are given up by a decision, not by a sentence. */
function isAgainstReservation({ facts }: DerivedResource): boolean {
  const licence = facts.find((fact) => fact.key === 'resource.licence');
  return (
    licence?.known === true && licence.value.status === 'conflicting' && licence.value.against === 'site-reservation'
  );
}

function opened(item: DerivedResource, scope: 'site' | 'dataset', tables: Tables): DerivedResource {
  const licence = tables.licences.find(({ spdx }) => spdx === 'CC-BY-4.0')?.id ?? null;
  const value = { status: 'open', licence, scope, source: null, conditions: ['attribution'] } as const;
  return changed(item, { licence: 'open', licenceId: licence }, [
    known(item.resource.subject, 'resource.licence', value, []),
  ]);
}

function savedAsCsv(
  remedy: 'save-as-csv' | 'clean-table' | 'table-for-document',
  item: DerivedResource,
  tables: Tables,
): DerivedResource | undefined {
  const { resource, content } = item;
  // Nobody is asked to make old editions anew.
  if (resource.freshness === 'archive') return undefined;
  const csv = formatById('csv', tables);
  const own = resource.format === null ? undefined : formatById(resource.format, tables);
  if (csv === undefined || own === undefined || remedyOf(own, item, csv) !== remedy) return undefined;
  const level = levelSavedAs(csv, content, remedy === 'save-as-csv' ? 'as-they-are' : 'mended');
  if (level === null || level <= (resource.level ?? 0)) return undefined;
  const { subject } = resource;
  return changed(item, { level, format: csv.id }, [
    known(subject, 'resource.level', level, []),
    known(subject, 'resource.format', csv.id, []),
  ]);
}

/** Which of the three a file needs: another format alone, its faults mended, or the table that a document was made from. */
function remedyOf(
  own: FormatEntry,
  { resource, content }: DerivedResource,
  csv: FormatEntry,
): SingleRemedy | undefined {
  if (own.family === 'document') return resource.level === 1 ? 'table-for-document' : undefined;
  if (own.family !== 'table') return undefined;
  const asItIs = levelSavedAs(csv, content, 'as-they-are');
  if (asItIs === null) return undefined;
  return asItIs < Math.min(csv.maxLevel, 3) ? 'clean-table' : 'save-as-csv';
}

/** The same thing with some facts different, and the stars that follow. */
function changed(item: DerivedResource, parts: Partial<Resource>, facts: readonly Fact[]): DerivedResource {
  const resource = { ...item.resource, ...parts };
  const keys = new Set(facts.map(({ key }) => key));
  return {
    ...item,
    resource: { ...resource, strictStars: strictStars(resource.level, resource.licence) },
    facts: [...item.facts.filter(({ key }) => !keys.has(key)), ...facts],
  };
}
