import type { Capture } from '../../model/capture.ts';
import type { CatalogueResource } from '../../model/catalogue.ts';
import type { Distribution } from '../../model/facts/datasetFacts.ts';
import type { Fact } from '../../model/facts.ts';
import type { FormatEntry, Tables } from '../../model/tables.ts';
import { quote } from '../../model/evidence.ts';
import { areAlikeFormats } from './alikeFormats.ts';
import type { DerivedResource } from './deriveResource.ts';
import type { Exchanges } from './exchanges.ts';
import { formatByEuAddress, formatById, formatByMediaType, formatByWords } from './formatLookup.ts';

/** What the catalogue declares of each resource beside what came; the portal's storage class is no declaration. */
export function distributionsOf(
  resources: readonly DerivedResource[],
  exchanges: Exchanges,
  tables: Tables,
): readonly Distribution[] {
  return resources.flatMap((derived): Distribution[] => {
    const { portal, capture, title } = derived.candidate;
    if (portal === null) return [];
    const declared = declaredFormatOf(portal.resource, tables);
    const found = valueOf(derived.facts, 'resource.format');
    const answer = valueOf(derived.facts, 'resource.link-status');
    const { result } = capture ?? { result: null };
    return [
      {
        title: quote(title),
        key: derived.candidate.key,
        declared: declared?.id ?? portal.resource.format ?? portal.resource.mediaType,
        found,
        stored: portal.resource.storedFormat,
        served: servedAs(portal.rows, exchanges),
        answer: answer === 'answered' || answer === 'gone' || answer === 'not-asked' ? answer : 'unknown',
        status: result?.is === 'response' ? result.status : null,
        is: verdict(portal.resource, declared, found === null ? undefined : formatById(found, tables)),
      },
    ];
  });
}

function servedAs(rows: Capture | null, exchanges: Exchanges): Distribution['served'] {
  return rows === null ? null : (exchanges.value(rows, 'portal.rows')?.is ?? null);
}

function verdict(
  { format, mediaType, downloadUrl }: CatalogueResource,
  declared: FormatEntry | undefined,
  found: FormatEntry | undefined,
): Distribution['is'] {
  if (format === null && mediaType === null) return 'not-declared';
  // A word that our tables do not know proves no difference.
  if (declared === undefined || found === undefined) return 'unknown';
  // „RDF“ is said of every way to write it.
  if (areAlikeFormats(declared, found) || (declared.family === 'graph' && found.family === 'graph'))
    return 'as-declared';
  // An access address may lead to a page that leads to the file (DCAT 3, dcat:accessURL).
  return found.family === 'page' && downloadUrl === null ? 'unknown' : 'differs';
}

/** The format that a catalogue declares: its format before its media type, addresses before words. */
export function declaredFormatOf(
  { format, mediaType }: Pick<CatalogueResource, 'format' | 'mediaType'>,
  tables: Tables,
): FormatEntry | undefined {
  const byName = (text: string): FormatEntry | undefined =>
    formatByEuAddress(text, tables) ??
    formatById(text.trim().toLowerCase().replace(/^\./, ''), tables) ??
    formatByMediaType(text.trim().toLowerCase(), tables) ??
    formatByWords(text, tables);
  const type = mediaType?.replace(/^https?:\/\/www\.iana\.org\/assignments\/media-types\//, '').toLowerCase() ?? null;
  return (
    (format === null ? undefined : byName(format)) ?? (type === null ? undefined : formatByMediaType(type, tables))
  );
}

function valueOf<K extends 'resource.format' | 'resource.link-status'>(facts: readonly Fact[], key: K): string | null {
  const found = facts.find((fact) => fact.key === key);
  return found?.known === true ? (found.value as string) : null;
}
