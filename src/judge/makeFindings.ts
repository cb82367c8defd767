import type { JudgeInput } from '../model/audit.ts';
import type { Fact, FactKey } from '../model/facts.ts';
import type { Finding, Outcome } from '../model/finding.ts';
import { findingId, type SubjectId } from '../model/ids.ts';
import type { Institution } from '../model/institution.ts';
import { compareText } from '../model/json.ts';
import type { Rule, RuleSet } from '../model/rule.ts';
import type { Tables } from '../model/tables.ts';
import { answer, type Check, type CheckResult, type Reader } from './checks/check.ts';
import { CHECKS } from './checks/all.ts';
import type { Derived } from './derive/deriveAll.ts';
import { type DerivedResource, factsForChecks } from './derive/deriveResource.ts';
import { dayOf } from './derive/outcome.ts';
import type { Site } from './derive/siteIdentity.ts';

const LONGEST_PROBLEM = 200;

/** One rule on one subject, ready to be asked. */
type Question = {
  readonly rule: Rule;
  readonly subject: SubjectId;
  readonly fact: (key: FactKey) => Fact | undefined;
  readonly seenOn: string;
  /** An answer that stands before the check is asked; undefined = ask it. */
  readonly settled: CheckResult | undefined;
};

/** Every rule that is not retired, on every subject it applies to. Sorted by id; documents have no findings. */
export function makeFindings(
  derived: Derived,
  ruleSet: RuleSet,
  context: { readonly input: JudgeInput; readonly tables: Tables; readonly checks?: readonly Check[] },
): readonly Finding[] {
  const checks = new Map((context.checks ?? CHECKS).map((check) => [check.name, check]));
  const { institution, audit } = context.input;
  const asOf = audit.asOf.slice(0, 10);
  const questions = ruleSet.rules
    .filter(({ status }) => status !== 'retired')
    .flatMap((rule) =>
      rule.appliesTo === 'institution'
        ? [askInstitution(rule, derived, institution, asOf)]
        : rule.appliesTo === 'dataset'
          ? askDatasets(rule, derived, institution)
          : askResources(rule, derived, institution, asOf),
    );
  return questions
    .map((question) =>
      makeFinding(question, checks.get(question.rule.check), { institution, asOf, tables: context.tables }),
    )
    .toSorted((a, b) => compareText(a.id, b.id));
}

function askResources(rule: Rule, derived: Derived, institution: Institution, asOf: string): readonly Question[] {
  const scored = derived.resources.filter(({ resource }) => resource.kind === 'resource');
  return scored.map((item) => ({
    rule,
    subject: item.resource.subject,
    fact: factsForChecks(item),
    seenOn: seenOn(item, asOf),
    settled:
      settledByKind(rule, institution) ??
      settledByIdentity(item.candidate.site) ??
      settledByForm(item.candidate.form !== null),
  }));
}

function askDatasets(rule: Rule, derived: Derived, institution: Institution): readonly Question[] {
  return derived.listed.map(({ subject, listed, facts }) => ({
    rule,
    subject,
    fact: (key) => facts.find((fact) => fact.key === key),
    seenOn: dayOf(listed.details ?? listed.listing),
    settled: settledByKind(rule, institution),
  }));
}

function askInstitution(rule: Rule, derived: Derived, institution: Institution, asOf: string): Question {
  const subject: SubjectId = `institution:${institution.id}`;
  const facts = new Map(derived.facts.filter((fact) => fact.subject === subject).map((fact) => [fact.key, fact]));
  const home = derived.sites[0]?.homes.at(-1);
  return {
    rule,
    subject,
    fact: (key) => facts.get(key),
    seenOn: home === undefined ? asOf : dayOf(home),
    settled: settledByKind(rule, institution) ?? settledBySites(rule, derived.sites),
  };
}

function settledByKind(rule: Rule, institution: Institution): CheckResult | undefined {
  if (rule.kinds.length > 0 && !rule.kinds.includes(institution.kind)) return answer('other-kind');
  if (rule.legalKinds.length === 0) return undefined;
  if (institution.legalKind === 'unknown') return answer('legal-kind-unknown');
  return rule.legalKinds.includes(institution.legalKind) ? undefined : answer('other-kind');
}

/** Nobody is judged by a site that may be somebody else's (DESIGN §2). */
function settledByIdentity(site: Site | null): CheckResult | undefined {
  return site === null || site.identified === true
    ? undefined
    : answer('site-not-identified', { host: site.host }, site.fact.evidence);
}

/** What lies behind a form was not seen: the empty form must not be judged in its place (DESIGN §2). */
function settledByForm(isBehindForm: boolean): CheckResult | undefined {
  return isBehindForm ? answer('not-seen', { unseenReason: 'behind-form' }) : undefined;
}

function settledBySites(rule: Rule, sites: readonly Site[]): CheckResult | undefined {
  const check = CHECKS.find(({ name }) => name === rule.check);
  if (check?.reads.some((key) => key.startsWith('site.')) !== true) return undefined;
  const first = sites[0];
  if (first === undefined) return answer('no-address');
  return sites.some(({ identified }) => identified === true) ? undefined : settledByIdentity(first);
}

function seenOn({ candidate }: DerivedResource, asOf: string): string {
  const capture = candidate.capture ?? candidate.foundOn;
  return capture === null ? asOf : dayOf(capture);
}

function makeFinding(
  question: Question,
  check: Check | undefined,
  context: { readonly institution: Institution; readonly asOf: string; readonly tables: Tables },
): Finding {
  const { rule, subject } = question;
  const { result, outcome } = ask(question, check, context);
  const counts = outcome === 'pass' || outcome === 'fail';
  return {
    id: findingId(rule.id, context.institution.id, subject),
    ruleId: rule.id,
    ruleVersion: rule.version,
    ruleStatus: rule.status === 'trial' ? 'trial' : rule.public ? 'active' : 'not-public',
    dimension: rule.dimension,
    institutionId: context.institution.id,
    subject,
    outcome,
    messageKey: result.messageKey,
    data: result.data,
    evidence: result.evidence,
    points: outcome === 'pass' ? rule.points : 0,
    maxPoints: counts ? rule.points : 0,
  };
}

/** A check that throws is a bug of ours: the finding says so and counts for nothing; all other rules still run. */
function ask(
  question: Question,
  check: Check | undefined,
  context: { readonly asOf: string; readonly tables: Tables },
): { result: CheckResult; outcome: Outcome } {
  try {
    if (check === undefined) throw new RangeError(`no check ${question.rule.check}`);
    const result = question.settled ?? check.run(readerFor(question, check, context), question.rule.params);
    const spec = check.messages[result.messageKey];
    if (spec === undefined) throw new RangeError(`check ${check.name} has no message ${result.messageKey}`);
    const missing = spec.placeholders.find((name) => result.data[name] === undefined);
    if (missing !== undefined) throw new RangeError(`check ${check.name} gave no ${missing}`);
    return { result, outcome: spec.outcome };
  } catch (error) {
    const problem = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_PROBLEM);
    return { result: answer('check-failed', { problem }), outcome: 'error' };
  }
}

function readerFor(
  question: Question,
  check: Check,
  context: { readonly asOf: string; readonly tables: Tables },
): Reader {
  return {
    fact: ((key: FactKey) => {
      if (!check.reads.includes(key)) throw new RangeError(`check ${check.name} does not declare ${key}`);
      return question.fact(key);
    }) as Reader['fact'],
    tables: context.tables,
    asOf: context.asOf,
    seenOn: question.seenOn,
  };
}
