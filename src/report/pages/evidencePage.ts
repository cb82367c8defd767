import type { Evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { bareSubject, type CaptureId } from '../../model/ids.ts';
import type { ReportContext } from '../reportContext.ts';
import { capturesPath, institutionPath } from '../reportPaths.ts';
import type { StoredCapture } from '../reportInput.ts';
import { locatorWords } from '../sentences/locatorWords.ts';
import type { CaptureBlock } from './captureBlocks.ts';
import { findingView } from './resourceView.ts';

const MAX_CAPTURES = 12;

/** Everything that is needed to check one finding without us. */
export function evidenceView(context: ReportContext, finding: Finding, block: CaptureBlock): object {
  const { audit } = context.input.result;
  const subject = context.index.named(finding.institutionId, finding.subject);
  const view = findingView(context, finding);
  const captures = capturesOfFinding(context, finding);
  const rule = context.index.rules.get(finding.ruleId);
  const institutionHref = institutionPath(finding.institutionId);
  return {
    ...view,
    title: context.institutionName(finding.institutionId),
    ruleTitle: rule === undefined ? finding.ruleId : context.prose(rule.title),
    ruleVersion: String(finding.ruleVersion),
    why: rule === undefined ? '' : context.prose(rule.why),
    institutionHref,
    subjectTitle: subject?.title ?? bareSubject(finding.subject),
    subjectUrl: subject?.url ?? null,
    subjectHref: context.index.resourceHref(finding.institutionId, finding.subject) ?? institutionHref,
    citation: context.say('evidence.citation', { audit: audit.id, finding: finding.id }),
    evidence: finding.evidence.map((each) => pointerView(context, each)),
    captures: captures.slice(0, MAX_CAPTURES).map(block),
    capturesMore:
      captures.length > MAX_CAPTURES ? context.say('common.more', { count: captures.length - MAX_CAPTURES }) : '',
    capturesHref: capturesPath(finding.institutionId),
  };
}

function pointerView(context: ReportContext, evidence: Evidence): object {
  const capture = evidence.capture ?? captureWithBody(context, evidence);
  return {
    quote: evidence.quote,
    place: locatorWords(context, evidence.at),
    body: evidence.body,
    captureAnchor: capture !== null && context.index.captures.has(capture) ? capture : null,
  };
}

function captureWithBody(context: ReportContext, evidence: Evidence): CaptureId | null {
  if (evidence.body === null) return null;
  return context.index.capturesWithBody.get(evidence.body)?.[0] ?? null;
}

/** The exchanges that a finding points at; without any, those of its resource. */
function capturesOfFinding(context: ReportContext, finding: Finding): readonly StoredCapture[] {
  const resource = context.index.resource(finding.institutionId, finding.subject);
  const pointed = finding.evidence.map((evidence) => evidence.capture ?? captureWithBody(context, evidence));
  const known = pointed.filter((id) => id !== null && context.index.captures.has(id));
  const ids = known.length > 0 ? known : [resource?.capture ?? null, resource?.foundOn ?? null];
  return [...new Set(ids)].flatMap((id) => (id === null ? [] : (context.index.captures.get(id) ?? [])));
}
