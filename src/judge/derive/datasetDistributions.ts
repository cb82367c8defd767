import type { Capture } from '../../model/capture.ts';
import type { CatalogueResource } from '../../model/catalogue.ts';
import type { Distribution } from '../../model/facts/datasetFacts.ts';
import type { Fact } from '../../model/facts.ts';
import { mediaTypeName } from '../../model/mediaTypeName.ts';
import type { FormatEntry, Tables } from '../../model/tables.ts';
import { quote } from '../../model/evidence.ts';
import { areAlikeFormats } from './alikeFormats.ts';
import { isCustomaryName } from './customaryFormats.ts';
import type { DerivedResource } from './deriveResource.ts';
import type { Exchanges } from './exchanges.ts';
import { dayOf } from './outcome.ts';
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
    const answer = answerOf(derived, exchanges);
    const found = answer === 'answered' ? valueOf(derived.facts, 'resource.format') : null;
    return [
      {
        title: quote(title),
        key: derived.candidate.key,
        declared: declared?.id ?? portal.resource.format ?? portal.resource.mediaType,
        found,
        stored: portal.resource.storedFormat,
        served: servedAs(portal.rows, exchanges),
        answer,
        askedOn: capture === null ? null : dayOf(capture),
        status: capture?.result.is === 'response' ? capture.result.status : null,
        is: verdict(portal.resource, declared, found === null ? undefined : formatById(found, tables)),
      },
    ];
  });
}

/**
 * What came of asking, as far as it is the publisher's: an answer that is not what was asked for (a firewall's page, the
 * start page) is unknown, and so is what the portal itself no longer finds of what it keeps.
 */
function answerOf({ candidate, facts }: DerivedResource, exchanges: Exchanges): Distribution['answer'] {
  const { capture } = candidate;
  const answer = valueOf(facts, 'resource.link-status');
  if (answer !== 'answered' && answer !== 'gone') return answer === 'not-asked' ? 'not-asked' : 'unknown';
  if (capture === null) return 'unknown';
  if (answer === 'gone') return capture.target.purpose.startsWith('portal-') ? 'unknown' : 'gone';
  return exchanges.outcome(capture) === 'answered' ? 'answered' : 'unknown';
}

function servedAs(rows: Capture | null, exchanges: Exchanges): Distribution['served'] {
  if (rows === null) return null;
  const served = exchanges.value(rows, 'portal.rows')?.is;
  return served ?? (exchanges.value(rows, 'http.part')?.cut === 'length' ? 'too-big' : null);
}

function verdict(
  { format, mediaType, downloadUrl }: CatalogueResource,
  declared: FormatEntry | undefined,
  found: FormatEntry | undefined,
): Distribution['is'] {
  if (format === null && mediaType === null) return 'not-declared';
  // A word that our tables do not know proves no difference.
  if (declared === undefined || found === undefined) return 'unknown';
  if (areAlikeFormats(declared, found) || isCustomaryName(declared, found, { format, mediaType })) return 'as-declared';
  // What is in an archive was not made out.
  if (found.family === 'archive') return 'unknown';
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
  const type = mediaType === null ? null : mediaTypeName(mediaType).toLowerCase();
  return (
    (format === null ? undefined : byName(format)) ?? (type === null ? undefined : formatByMediaType(type, tables))
  );
}

function valueOf<K extends 'resource.format' | 'resource.link-status'>(facts: readonly Fact[], key: K): string | null {
  const found = facts.find((fact) => fact.key === key);
  return found?.known === true ? (found.value as string) : null;
}
