import { cutGraphemes } from '../../model/evidence.ts';
import type { Bilingual } from '../../model/lang.ts';
import type { Finding } from '../../model/finding.ts';
import { OUTCOMES } from '../../model/finding.ts';
import type { InstitutionId, SubjectId } from '../../model/ids.ts';
import type { Resource } from '../../model/resource.ts';
import type { Rule } from '../../model/rule.ts';
import { compareText } from '../../model/json.ts';
import type { ReportContext } from '../reportContext.ts';
import { evidenceHref, ruleHref, subjectAnchor } from '../reportPaths.ts';
import { encodingName } from '../sentences/encodingName.ts';
import { findingSentence } from '../sentences/findingSentence.ts';
import { formatDay } from '../sentences/formatDate.ts';
import { starGlyphs } from '../sentences/formatNumber.ts';

/**
 * A resource as pages show it: its two facts, what follows from them, and its findings. Advice is folded, since it stands
 * open once for all resources at the top of the page: under each of sixty files it would bury the rest.
 */
export function resourceView(context: ReportContext, resource: Resource): object {
  return {
    anchor: subjectAnchor(resource.subject),
    title: titleOf(resource),
    shortTitle: shortTitle(resource),
    url: resource.url,
    place: resource.place,
    origin: context.label('origins', resource.origin),
    kindReason: context.label('kindReasons', resource.kindReason),
    captureHref: resource.capture === null ? null : context.index.captureHref(resource.capture),
    ...factsView(context, resource),
    ...findingLists(context, resource.institutionId, resource.subject),
  };
}

/** The findings on one subject: what is wrong or cannot be told, what passed, and the names of what does not apply. */
export function findingLists(context: ReportContext, institution: InstitutionId, subject: SubjectId): object {
  const findings = context.index.findingsOn(institution, subject);
  const shown = findings.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'not-applicable');
  return {
    problems: groupAlike(context, sortFindings(shown)),
    notApplicable: findings
      .filter(({ outcome }) => outcome === 'not-applicable')
      .map((finding) => ruleTitle(context, finding))
      .sort(compareText)
      .join('; '),
    passes: findings.filter(({ outcome }) => outcome === 'pass').map((finding) => findingView(context, finding)),
  };
}

/**
 * Findings that say the very same (the site is not identified, the address did not answer) as one, with the rules that
 * it concerns: thirty repetitions of one sentence hide the others. Advice differs by rule, so failures stay apart.
 */
function groupAlike(context: ReportContext, findings: readonly Finding[]): readonly object[] {
  const groups = Map.groupBy(findings, (finding) =>
    finding.outcome === 'fail'
      ? finding.id
      : [finding.outcome, finding.ruleStatus, findingSentence(context, finding), ...quotesOf(finding)].join('\n'),
  );
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const rules = members.map((finding) => ({ title: ruleTitle(context, finding), href: evidenceHref(finding) }));
    const alike = members.length === 1 ? null : { rules, count: context.say('finding.alike', { count: rules.length }) };
    return [{ ...findingView(context, first), open: false, alike }];
  });
}

function ruleTitle(context: ReportContext, finding: Finding): string {
  const rule = context.index.rules.get(finding.ruleId);
  return rule === undefined ? finding.ruleId : context.prose(rule.title);
}

const SHORT_TITLE = 80;

function titleOf({ title, url }: { readonly title: string; readonly url: string | null }): string {
  return title === '' ? (url ?? '–') : title;
}

/** For tables and lists: what stood around a link can be a whole paragraph. */
export function shortTitle(named: { readonly title: string; readonly url: string | null }): string {
  return cutGraphemes(titleOf(named), SHORT_TITLE);
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
    formatShort: context.formatShort(resource.format),
    encoding: resource.encoding === null ? '–' : encodingName(resource.encoding),
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
    title: ruleTitle(context, finding),
    trial: finding.ruleStatus === 'trial',
    internal: finding.ruleStatus === 'not-public',
    outcome: finding.outcome,
    outcomeText: context.label('outcomes', finding.outcome),
    dimension: context.label('dimensions', finding.dimension),
    sentence: findingSentence(context, finding),
    quotes: quotesOf(finding),
    href: evidenceHref(finding),
    fix: failed && rule !== undefined ? context.prose(rule.fix) : '',
    example: failed && rule !== undefined ? exampleView(context, rule, finding.institutionId) : null,
    open: true,
    alike: null,
    basis: rule === undefined ? [] : basisView(context, rule),
    points:
      finding.maxPoints === 0 ? '' : context.say('trace.points', { points: finding.points, max: finding.maxPoints }),
  };
}

/**
 * The text to copy, with the body's name in its place; on pages about no body it stays open. Nothing is typeset: a copied
 * text must hold what it shows, with no no-break spaces.
 */
export function exampleView(context: ReportContext, rule: Rule, institutionId: string | null): object {
  const institution = institutionId === null ? undefined : context.index.institutions.get(institutionId)?.institution;
  const name = institution === undefined ? context.say('example.institution') : context.name(institution.name);
  const text = rule.example[context.lang].replaceAll('{institution}', () => name);
  const isSteps = rule.example.as === 'steps';
  return { title: context.say(`example.${rule.example.as}`), text, steps: isSteps ? text.split('\n') : [] };
}

function quotesOf(finding: Finding): readonly string[] {
  return [...new Set(finding.evidence.map((evidence) => evidence.quote).filter((quote) => quote !== ''))].slice(0, 3);
}

export function basisView(context: ReportContext, rule: Rule): readonly object[] {
  const name = (text: Bilingual): string => context.prose(text);
  return rule.basis.map((basis) => ({
    act: name(basis.act),
    article: name(basis.article),
    edition: basis.edition,
    unsure: basis.certainty === 'check' ? context.label('certainties', 'check') : '',
  }));
}
