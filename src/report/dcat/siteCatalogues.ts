import { describedDataset, describedResource } from '../../model/describedDataset.ts';
import { absoluteIri } from '../../model/absoluteIri.ts';
import type { CatalogueDataset, CatalogueResource } from '../../model/catalogue.ts';
import type { InstitutionResult } from '../../model/audit.ts';
import type { Institution } from '../../model/institution.ts';
import type { Dataset, Resource } from '../../model/resource.ts';
import { attributed } from '../numbers/shownSummary.ts';
import type { DcatScope, ExportedDataset } from './dcatScope.ts';

export type SiteCatalogue = { readonly institution: Institution; readonly datasets: Iterable<ExportedDataset> };

/**
 * What bodies publish outside the catalogues that were harvested: one catalogue for each body that has any. `written` =
 * subjects of resources that stand in a harvested one. Sites that do not show whose they are have none.
 */
export function* siteCatalogues(scope: DcatScope, written: ReadonlySet<string>): Generator<SiteCatalogue> {
  for (const result of attributed(scope.bg.input.result.institutions)) {
    const isOwn = ({ resources }: Dataset): boolean => resources.some((subject) => !written.has(subject));
    const own = result.datasets.filter(isOwn);
    if (own.length === 0) continue;
    yield { institution: result.institution, datasets: exportAll(scope, result, own, written) };
  }
}

function* exportAll(
  scope: DcatScope,
  { institution }: InstitutionResult,
  datasets: readonly Dataset[],
  written: ReadonlySet<string>,
): Generator<ExportedDataset> {
  const { iris, bg } = scope;
  for (const dataset of datasets) {
    const iri = iris.siteDataset(institution.id, dataset.subject);
    const found = dataset.resources
      .filter((subject) => !written.has(subject))
      .flatMap((subject) => bg.index.resource(institution.id, subject) ?? []);
    const [first] = found;
    const page = first === undefined ? null : (bg.index.captures.get(first.foundOn ?? '')?.capture.request.url ?? null);
    const distributions = found.flatMap((resource) => {
      const accessUrl = absoluteIri(resource.url) ?? absoluteIri(page ?? '');
      if (accessUrl === null) return [];
      const told = toldResource(scope, resource);
      return {
        iri: iris.distribution(iri, resource.subject),
        resource: told,
        accessUrl,
        judged: { institution, resource },
      };
    });
    yield {
      iri,
      catalogue: iris.siteCatalogue(institution.id),
      dataset: toldDataset(
        dataset,
        distributions.map(({ resource }) => resource),
      ),
      page,
      publisher: iris.institution(institution.id),
      institution,
      otherwise: { key: 'dcat.foundOnSite', values: (context) => ({ name: context.name(institution.name) }) },
      distributions,
    };
  }
}

/** Only what people see of it on the page: nobody described it further. */
function toldDataset({ subject, title }: Dataset, resources: readonly CatalogueResource[]): CatalogueDataset {
  return describedDataset({ uri: subject, title, resources });
}

function toldResource({ bg }: DcatScope, resource: Resource): CatalogueResource {
  const capture = bg.index.captures.get(resource.capture ?? '')?.capture;
  const isFile = resource.place === null && capture?.result.is === 'response' && capture.result.status === 200;
  return describedResource({
    uri: resource.subject,
    title: resource.title,
    accessUrl: resource.url,
    downloadUrl: isFile ? resource.url : null,
  });
}
