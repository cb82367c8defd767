import type { Bilingual } from '../../model/lang.ts';
import type { Finding } from '../../model/finding.ts';
import { OUTCOMES } from '../../model/finding.ts';
import type { Resource } from '../../model/resource.ts';
import type { Rule } from '../../model/rule.ts';
import { compareText } from '../../model/json.ts';
import type { ReportContext } from '../reportContext.ts';
import { evidencePath, ruleHref, subjectAnchor } from '../reportPaths.ts';
import { findingSentence } from '../sentences/findingSentence.ts';
import { formatDay } from '../sentences/formatDate.ts';
import { starGlyphs } from '../sentences/formatNumber.ts';

/**
 * A resource as pages show it: its two facts, what follows from them, and its findings. `advised` holds the rules whose
 * advice already stands open on the page: the same advice under each of sixty files would bury the rest.
 */
export function resourceView(context: ReportContext, resource: Resource, advised: Set<string>): object {
  const findings = context.index.findingsOn(resource.institutionId, resource.subject);
  const shown = findings.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'not-applicable');
  return {
    anchor: subjectAnchor(resource.subject),
    title: resource.title === '' ? resource.url : resource.title,
    url: resource.url,
    place: resource.place,
    origin: context.label('origins', resource.origin),
    kindReason: context.label('kindReasons', resource.kindReason),
    captureHref: resource.capture === null ? null : context.index.captureHref(resource.capture),
    ...factsView(context, resource),
    problems: sortFindings(shown).map((finding) => ({
      ...findingView(context, finding),
      open: isFirst(advised, finding),
    })),
    passes: findings.filter(({ outcome }) => outcome === 'pass').map((finding) => findingView(context, finding)),
  };
}

function isFirst(advised: Set<string>, finding: Finding): boolean {
  if (finding.outcome !== 'fail' || advised.has(finding.ruleId)) return false;
  advised.add(finding.ruleId);
  return true;
}

function factsView(context: ReportContext, resource: Resource): object {
  const { level, strictStars } = resource;
  const licence = resource.licence ?? 'unknown';
  return {
    level: level === null ? null : String(level),
    levelText: level === null ? context.say('common.cannotTell') : context.say('common.level', { level }),
    levelMeaning: level === null ? '' : context.label('levels', String(level)),
    licence,
    licenceText: context.label('licenceStatuses', licence),
    licenceName: context.licenceName(resource.licenceId),
    stars: strictStars === null ? null : starGlyphs(strictStars),
    starsText:
      strictStars === null ? context.say('common.cannotTell') : context.say('common.stars', { stars: strictStars }),
    format: context.formatName(resource.format),
    encoding: resource.encoding ?? '–',
    freshness: resource.freshness,
    freshnessText: context.label('freshness', resource.freshness),
    date: resource.date === null ? '' : formatDay(resource.date, context.lang),
  };
}

/** What is wrong first, what cannot be told next; within that by rule, so that the order never depends on chance. */
function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome) ||
      b.maxPoints - a.maxPoints ||
      compareText(a.ruleId, b.ruleId) ||
      compareText(a.id, b.id),
  );
}

/** A finding with its sentence, quotes, way to the evidence, and what to do about it when it failed. */
export function findingView(context: ReportContext, finding: Finding): object {
  const rule = context.index.rules.get(finding.ruleId);
  const failed = finding.outcome === 'fail';
  return {
    id: finding.id,
    ruleId: finding.ruleId,
    ruleHref: rule === undefined ? null : ruleHref(rule.id),
    title: rule === undefined ? finding.ruleId : context.name(rule.title),
    trial: finding.ruleStatus === 'trial',
    outcome: finding.outcome,
    outcomeText: context.label('outcomes', finding.outcome),
    dimension: context.label('dimensions', finding.dimension),
    sentence: findingSentence(context, finding),
    quotes: quotesOf(finding),
    href: evidencePath(finding.id),
    fix: failed && rule !== undefined ? context.name(rule.fix) : '',
    open: true,
    basis: rule === undefined ? [] : basisView(context, rule),
    points:
      finding.maxPoints === 0 ? '' : context.say('trace.points', { points: finding.points, max: finding.maxPoints }),
  };
}

function quotesOf(finding: Finding): readonly string[] {
  return [...new Set(finding.evidence.map((evidence) => evidence.quote).filter((quote) => quote !== ''))].slice(0, 3);
}

export function basisView(context: ReportContext, rule: Rule): readonly object[] {
  const name = (text: Bilingual): string => context.name(text);
  return rule.basis.map((basis) => ({
    act: name(basis.act),
    article: name(basis.article),
    edition: basis.edition,
    unsure: basis.certainty === 'check' ? context.label('certainties', 'check') : '',
  }));
}
