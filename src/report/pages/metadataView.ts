import type { InstitutionResult } from '../../model/audit.ts';
import type { ReportContext } from '../reportContext.ts';
import { listedDatasets, RESOURCES_PER_PAGE } from '../reportIndex.ts';
import { subjectAnchor } from '../reportPaths.ts';
import { formatInteger } from '../sentences/formatNumber.ts';
import { findingLists } from './resourceView.ts';

/** The datasets that a catalogue lists under the body's name, with what rules say of their descriptions. */
export function metadataView(context: ReportContext, result: InstitutionResult, part: number): readonly object[] {
  const from = (part - 1) * RESOURCES_PER_PAGE;
  return listedDatasets(result)
    .slice(from, from + RESOURCES_PER_PAGE)
    .map(({ subject, value }) => {
      const kind = context.input.tables.catalogues.kinds.find(({ id }) => id === value.catalogue);
      return {
        anchor: subjectAnchor(subject),
        title: value.title === '' ? subject.replace(/^\w+:/, '') : value.title,
        url: value.page,
        listedIn: context.say('metadata.listedIn', {
          catalogue: kind === undefined ? value.catalogue : context.name(kind.name),
        }),
        resources: formatInteger(value.resources, context.lang),
        ...findingLists(context, result.institution.id, subject),
      };
    });
}
