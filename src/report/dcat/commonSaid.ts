import { type DcatValue, typed } from './dcatNode.ts';
import type { DcatScope } from './dcatScope.ts';
import { AUTHORITY } from './euCodes.ts';

/** What holds of every catalogue here: the description is ours, in two languages, under the report's own licence. */
export function commonSaid(scope: DcatScope) {
  const day: DcatValue = typed(scope.bg.input.result.audit.asOf.slice(0, 10), 'xsd:date');
  return {
    'dct:language': [{ iri: `${AUTHORITY}language/BUL` }, { iri: `${AUTHORITY}language/ENG` }],
    'dct:license': { iri: `${AUTHORITY}licence/CC_BY_4_0` },
    'dct:spatial': { iri: `${AUTHORITY}country/BGR` },
    'dcat:themeTaxonomy': { iri: `${AUTHORITY}data-theme` },
    'dct:issued': day,
    'dct:modified': day,
  } as const;
}
