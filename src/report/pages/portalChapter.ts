import type { InstitutionResult } from '../../model/audit.ts';
import { bareSubject } from '../../model/ids.ts';
import type { Distribution } from '../../model/facts/datasetFacts.ts';
import type { ReportContext } from '../reportContext.ts';
import { ROWS_PER_PAGE } from '../reportIndex.ts';
import { institutionPath } from '../reportPaths.ts';
import { absentView } from './absentView.ts';
import { formatValue } from '../sentences/formatValue.ts';

const PORTAL = 'data-egov-bg';
/** The portal's class for texts; what is no XML is no schema. */
const TEXT_CLASS = 'XSD';
const IS_SCHEMA: readonly (string | null)[] = ['xsd', 'xml'];
const KNOWN = ['original', 'types', 'masked', 'redirect'] as const;

/** Only audits that read the national portal have something to say of it. */
export function hasPortalChapter(context: ReportContext): boolean {
  return (
    context.input.result.institutions.some(({ institution }) =>
      context.index.listed(institution.id).some(({ value }) => value.catalogue === PORTAL),
    ) || absentRows(context).length > 0
  );
}

/** What the portal does to data: told of the portal, counted against nobody. */
export function portalChapterView(context: ReportContext): object {
  const kind = context.input.tables.catalogues.kinds.find(({ id }) => id === PORTAL);
  const lacking = Object.entries(kind?.fields ?? {}).filter(([, state]) => state === 'none');
  return {
    title: context.say('portal.title'),
    absent: absentList(context),
    lists: [
      listOf(context, 'classes', ({ stored, found }) => stored === TEXT_CLASS && !IS_SCHEMA.includes(found)),
      listOf(context, 'strings', ({ served }) => served === 'string'),
      listOf(context, 'tooBig', ({ served }) => served === 'too-big'),
    ],
    fields: lacking.map(([field]) => formatValue(context, 'field', field)).join(', '),
    known: KNOWN.map((fact) => context.say(`portal.fact.${fact}`)),
  };
}

function absentRows(context: ReportContext): readonly object[] {
  return context.input.result.institutions.flatMap((each) =>
    absentView(context, each).map((row) => ({
      ...row,
      institution: context.name(each.institution.name),
      institutionHref: `${institutionPath(each.institution.id)}#absent`,
    })),
  );
}

/** Null in an audit that goes on from none: nobody could have gone missing. */
function absentList(context: ReportContext): object | null {
  if (context.input.result.audit.since === undefined) return null;
  const rows = absentRows(context);
  return { rows: rows.slice(0, ROWS_PER_PAGE), more: moreThan(context, rows) };
}

function moreThan(context: ReportContext, rows: readonly object[]): string {
  return rows.length > ROWS_PER_PAGE ? context.say('common.more', { count: rows.length - ROWS_PER_PAGE }) : '';
}

function listOf(
  context: ReportContext,
  name: 'classes' | 'strings' | 'tooBig',
  isMeant: (distribution: Distribution) => boolean,
): object {
  const rows = context.input.result.institutions.flatMap((each) => rowsOf(context, each, isMeant));
  return {
    id: name,
    title: context.say(`portal.${name}`),
    note: context.say(`portal.${name}Note`),
    rows: rows.slice(0, ROWS_PER_PAGE),
    more: moreThan(context, rows),
  };
}

function rowsOf(
  context: ReportContext,
  each: InstitutionResult,
  isMeant: (distribution: Distribution) => boolean,
): readonly object[] {
  const { id, name } = each.institution;
  return each.facts.flatMap((fact) => {
    if (fact.key !== 'dataset.distributions' || !fact.known) return [];
    const meant = fact.value.filter(isMeant);
    if (meant.length === 0) return [];
    return [
      {
        title: context.index.named(id, fact.subject)?.title ?? bareSubject(fact.subject),
        href: context.index.resourceHref(id, fact.subject) ?? institutionPath(id),
        institution: context.name(name),
        resources: meant.map(({ title, key }) => ({ title, href: context.index.resourceHref(id, `resource:${key}`) })),
      },
    ];
  });
}
