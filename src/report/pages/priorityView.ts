import type { InstitutionResult } from '../../model/audit.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { PrioritySet } from '../../model/prioritySets.ts';
import type { Resource } from '../../model/resource.ts';
import type { ReportContext } from '../reportContext.ts';
import { formatDay } from '../sentences/formatDate.ts';
import { formatInteger, formatPercent, starGlyphs } from '../sentences/formatNumber.ts';
import { shortTitle } from './resourceView.ts';

type Found = FactValues['priority.datasets'][number];

/** Most lists are not compared with their text: the working group sees them, the public does not (DESIGN §4). */
function isShown(context: ReportContext, set: PrioritySet): boolean {
  const list = context.input.tables.priority.lists.find(({ id }) => id === set.list);
  return context.input.audience === 'working-group' || list?.certainty === 'sure';
}

function foundBy(context: ReportContext, result: InstitutionResult): readonly (readonly [PrioritySet, Found])[] {
  const fact = result.facts.find(({ key }) => key === 'priority.datasets');
  if (fact?.known !== true) return [];
  const found = new Map((fact.value as FactValues['priority.datasets']).map((each) => [each.set, each]));
  return context.input.tables.priority.sets.flatMap((set) => {
    const own = found.get(set.id);
    return own === undefined || !isShown(context, set) ? [] : [[set, own] as const];
  });
}

/** What lists ask of a body first: published or not, where, at what level, on what terms, how fresh. Beside the stars. */
export function priorityView(context: ReportContext, result: InstitutionResult): readonly object[] {
  return foundBy(context, result).map(([set, found]) => {
    const id = result.institution.id;
    const resource = result.resources.find(({ subject }) => subject === found.resource);
    return {
      name: context.prose(set.name),
      list: listName(context, set),
      is: found.is,
      isText: context.say(`priority.${found.is}`),
      title: resource === undefined ? '' : shortTitle(resource),
      href: resource === undefined ? null : context.index.resourceHref(id, resource.subject),
      where:
        resource === undefined
          ? ''
          : context.say(resource.origin === 'portal' ? 'priority.onPortal' : 'priority.onSite'),
      ...factsOf(context, found.is === 'published' ? resource : undefined),
    };
  });
}

function listName(context: ReportContext, set: PrioritySet): string {
  const list = context.input.tables.priority.lists.find(({ id }) => id === set.list);
  return list === undefined ? set.list : `${context.prose(list.name)}, ${context.prose(set.place)}`;
}

function factsOf(context: ReportContext, resource: Resource | undefined): object {
  if (resource === undefined) return { level: '–', licence: '–', stars: '', starsText: '–', freshness: '–', date: '' };
  const { level, strictStars, date } = resource;
  return {
    level: level === null ? context.say('common.cannotTell') : context.say('common.level', { level }),
    licence: context.label('licenceStatuses', resource.licence ?? 'unknown'),
    stars: strictStars === null ? '' : starGlyphs(strictStars),
    starsText:
      strictStars === null ? context.say('common.cannotTell') : context.say('common.stars', { stars: strictStars }),
    freshness: context.label('freshness', resource.freshness),
    date: date === null ? '' : formatDay(date, context.lang),
  };
}

/** Each set across the bodies that it is asked of; the share is of those where it could be told. */
export function priorityOverview(context: ReportContext): readonly object[] {
  const all = context.input.result.institutions.flatMap((result) => foundBy(context, result));
  const bySet = Map.groupBy(all, ([set]) => set);
  return context.input.tables.priority.sets.flatMap((set) => {
    const found = (bySet.get(set) ?? []).map(([, each]) => each);
    if (found.length === 0) return [];
    const count = (...kinds: readonly Found['is'][]): number => found.filter(({ is }) => kinds.includes(is)).length;
    const decided = found.length - count('cannot-tell');
    const write = (value: number): string => formatInteger(value, context.lang);
    return [
      {
        name: context.prose(set.name),
        list: listName(context, set),
        asked: write(found.length),
        published: write(count('published')),
        document: write(count('as-document')),
        missing: write(count('not-found', 'gone')),
        unclear: write(count('cannot-tell')),
        share: decided === 0 ? '–' : formatPercent((100 * count('published')) / decided, context.lang),
      },
    ];
  });
}
