import type { InstitutionResult } from '../../model/audit.ts';
import { bareSubject, type InstitutionId, type SubjectId } from '../../model/ids.ts';
import type { ReportContext } from '../reportContext.ts';
import { RESOURCES_PER_PAGE } from '../reportIndex.ts';
import { subjectAnchor } from '../reportPaths.ts';
import { findingSentence } from '../sentences/findingSentence.ts';
import { formatInteger } from '../sentences/formatNumber.ts';
import { formatValue } from '../sentences/formatValue.ts';
import { findingLists } from './resourceView.ts';

/** The datasets that a catalogue lists under the body's name, with what rules say of their descriptions. */
export function metadataView(context: ReportContext, result: InstitutionResult, part: number): readonly object[] {
  const from = (part - 1) * RESOURCES_PER_PAGE;
  return context.index
    .listed(result.institution.id)
    .slice(from, from + RESOURCES_PER_PAGE)
    .map(({ subject, value }) => ({
      anchor: subjectAnchor(subject),
      title: value.title === '' ? bareSubject(subject) : value.title,
      url: value.page,
      listedIn: context.say('metadata.listedIn', { catalogue: context.catalogueName(value.catalogue) }),
      resources: value.resources === null ? '–' : formatInteger(value.resources, context.lang),
      publisher: value.publisher ?? '',
      ...findingLists(context, result.institution.id, subject),
      asides: asides(context, result.institution.id, subject, context.catalogueName(value.catalogue)),
    }));
}

/** Services and series, which are no datasets: how many the catalogue describes, with the answers that do. */
export function besideView(context: ReportContext, { facts }: InstitutionResult): object | null {
  const fact = facts.find(({ key }) => key === 'catalogue.beside');
  if (fact?.key !== 'catalogue.beside' || !fact.known) return null;
  const { services, series } = fact.value;
  const counts = [
    ...(services === 0 ? [] : [context.say('metadata.services', { count: services })]),
    ...(series === 0 ? [] : [context.say('metadata.series', { count: series })]),
  ];
  const captures = new Set(fact.evidence.flatMap(({ capture }) => capture ?? []));
  return {
    sentence: context.say('metadata.beside', { what: counts.join(` ${context.say('common.and')} `) }),
    hrefs: [...captures].flatMap((capture) => context.index.captureHref(capture) ?? []),
  };
}

/** What does not apply, and why: the fields that the catalogue lacks in one sentence, the rest in their own. */
function asides(
  context: ReportContext,
  institution: InstitutionId,
  subject: SubjectId,
  catalogue: string,
): readonly string[] {
  const all = context.index.findingsOn(institution, subject).filter(({ outcome }) => outcome === 'not-applicable');
  const lacking = all.filter(({ messageKey }) => messageKey === 'no-field');
  const others = all.filter(({ messageKey }) => messageKey !== 'no-field');
  const fields = lacking.map(({ data }) => formatValue(context, 'askedField', data['askedField'] ?? null));
  return [
    ...(fields.length === 0 ? [] : [context.say('metadata.noField', { catalogue, fields: fields.join(', ') })]),
    ...new Set(others.map((finding) => findingSentence(context, finding))),
  ];
}
