import type { InstitutionResult } from '../../model/audit.ts';
import { compareText } from '../../model/json.ts';
import type { ReportContext } from '../reportContext.ts';
import { institutionPath } from '../reportPaths.ts';
import { formatInteger } from '../sentences/formatNumber.ts';

type Item = { readonly name: string; readonly href: string | null; readonly sub: string };
type List = {
  readonly anchor: string;
  readonly heading: string;
  readonly note: string;
  readonly count: string;
  readonly items: readonly Item[];
};

/**
 * Who was not visited or not found because nobody knows where: bodies without an address, bodies without an organisation
 * on the portal, and organisations there that are none of the bodies. In every report, also when a list is empty: what
 * is not known must be seen, and is never a fault of the body.
 */
export function missingView(context: ReportContext): { readonly title: string; readonly lists: readonly List[] } {
  const { institutions } = context.input.result;
  const organisations = context.input.organisations ?? null;
  const read =
    organisations === null
      ? context.say('missing.listUnread')
      : context.say('missing.listRead', { count: organisations.length });
  const list = (anchor: string, name: string, note: string, items: readonly Item[] | null): List => ({
    anchor,
    heading: context.say(`missing.${name}`),
    note,
    count: items === null ? '–' : formatInteger(items.length, context.lang),
    items: items ?? [],
  });
  const bodies = (left: (result: InstitutionResult) => boolean): readonly Item[] =>
    institutions.filter((result) => left(result)).map((result) => bodyItem(context, result));
  return {
    title: context.say('missing.title'),
    lists: [
      list(
        'no-address',
        'noAddress',
        context.say('missing.noAddressNote'),
        bodies(({ institution }) => institution.sites.length === 0),
      ),
      list(
        'no-organisation',
        'noOrganisation',
        `${context.say('missing.noOrganisationNote')} ${read}`,
        bodies(({ institution }) => institution.portalOrganisation === null),
      ),
      list(
        'nobodys',
        'nobodys',
        organisations === null ? read : context.say('missing.nobodysNote'),
        organisations === null ? null : nobodys(context),
      ),
    ],
  };
}

function bodyItem(context: ReportContext, { institution }: InstitutionResult): Item {
  const { id, name, kind, region } = institution;
  const words = context.label('institutionKinds', kind);
  return {
    name: context.name(name),
    href: institutionPath(id),
    sub: region === null ? words : `${words}, ${region}`,
  };
}

/** Organisations that no body of this audit is, by name. */
function nobodys(context: ReportContext): readonly Item[] {
  return (context.input.organisations ?? [])
    .filter(({ uri }) => context.index.ofOrganisation(uri) === undefined)
    .toSorted((a, b) => compareText(a.name, b.name) || compareText(a.uri, b.uri))
    .map(({ name, uri, datasets }) => ({
      name: name.trim() === '' ? uri : name,
      href: null,
      sub: [
        ...(name.trim() === '' ? [context.say('missing.unnamed')] : []),
        ...(datasets === null ? [] : [context.say('missing.datasets', { count: datasets })]),
      ].join('; '),
    }));
}
