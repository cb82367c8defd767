import type { InstitutionResult } from '../../model/audit.ts';
import type { Nature, NatureSign } from '../../model/facts/nature.ts';
import type { Resource } from '../../model/resource.ts';
import { documentRow } from '../numbers/traceRows.ts';
import type { ReportContext } from '../reportContext.ts';
import { formatInteger } from '../sentences/formatNumber.ts';

const DOCUMENTS_SHOWN = 200;
/** The heaviest signs of either side: enough to agree or to object. */
const SIGNS_SHOWN = 3;

/**
 * What is listed and not scored: undecided files first, since it is they that somebody may know better, then documents
 * of a kind that was recognised. Each with the words and numbers that decided.
 */
export function documentsView(context: ReportContext, result: InstitutionResult): object {
  const natures = naturesOf(result);
  const documents = result.resources
    .filter((resource) => resource.kind !== 'resource')
    .toSorted((a, b) => Number(b.kind === 'undecided') - Number(a.kind === 'undecided'));
  const more = documents.length - DOCUMENTS_SHOWN;
  return {
    documentCount: formatInteger(documents.length, context.lang),
    documents: documents.slice(0, DOCUMENTS_SHOWN).map((document) => ({
      ...documentRow(context, document),
      url: document.url,
      kind: kindOf(context, document, natures.get(document.subject)),
      signs: signsOf(context, document, natures.get(document.subject)),
    })),
    documentsMore: more > 0 ? context.say('common.more', { count: more }) : '',
  };
}

function naturesOf(result: InstitutionResult): ReadonlyMap<string, Nature> {
  return new Map(
    result.facts.flatMap((fact) =>
      fact.key === 'resource.nature' && fact.known ? [[fact.subject, fact.value as Nature] as const] : [],
    ),
  );
}

function kindOf(context: ReportContext, { kind, kindReason }: Resource, nature: Nature | undefined): string {
  const label = context.label('resourceKinds', kind);
  if (kindReason !== 'document-words' || nature === undefined || nature.documentKind === null) return label;
  return `${label} (${context.documentKind(nature.documentKind)})`;
}

/** One line for each side that has something to say. */
function signsOf(context: ReportContext, { kind }: Resource, nature: Nature | undefined): readonly string[] {
  if (nature === undefined) return [];
  const line = (key: string, signs: readonly NatureSign[]): readonly string[] =>
    signs.length === 0
      ? []
      : [
          context.say(key, {
            signs: signs
              .slice(0, SIGNS_SHOWN)
              .map((sign) => signWords(context, sign))
              .join('; '),
          }),
        ];
  const forData = line(
    'institution.forData',
    nature.signs.filter(({ side }) => side === 'data'),
  );
  const against = line(
    'institution.forDocument',
    nature.signs.filter(({ side }) => side !== 'data'),
  );
  return kind === 'undecided' ? [...forData, ...against] : against;
}

/** Signs whose number is a matter of counting, not words that stand somewhere. */
const COUNTED: ReadonlySet<NatureSign['sign']> = new Set([
  'format',
  'rows',
  'share',
  'numbered',
  'numbers',
  'prose',
  'blanks',
  'empty-cells',
]);

function signWords(context: ReportContext, { sign, seen }: NatureSign): string {
  const label = context.label('natureSigns', sign);
  if (sign === 'no-table') return label;
  return COUNTED.has(sign) ? `${label}: ${seen}` : context.say('institution.signWords', { label, words: seen });
}
