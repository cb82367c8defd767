import { answerOf, type Capture } from '../../model/capture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { type Fact, known } from '../../model/facts.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { Exchanges } from './exchanges.ts';
import { outcomeOf, reasonOf, statusEvidence } from './outcome.ts';
import { bareHost } from './resolveLink.ts';

/**
 * Under which address a site answers: every start page that was asked and what came of it, the origin that answered,
 * and where the site has moved when it leads to another name. Undefined when no start page was ever asked for.
 */
export function siteOrigin(site: { readonly host: string }, exchanges: Exchanges): Fact<'site.origin'> | undefined {
  const asked = exchanges.captures.filter(
    ({ target, request, result }) =>
      target.purpose === 'home' &&
      target.redirectFrom === null &&
      bareHost(request.url) === site.host &&
      !(result.is === 'not-attempted' && result.reason === 'duplicate'),
  );
  if (asked.length === 0) return undefined;
  const ends = asked.map((capture) => exchanges.final(capture));
  const end = ends.find((capture) => outcomeOf(capture) === 'answered');
  const canonical =
    end !== undefined && bareHost(end.request.url) === site.host ? (URL.parse(end.request.url)?.origin ?? null) : null;
  const elsewhere = ends.find((capture) => bareHost(capture.request.url) !== site.host);
  const tried = asked.map((capture, index): FactValues['site.origin']['tried'][number] => {
    const final = ends[index] ?? capture;
    const { result } = final;
    return {
      origin: URL.parse(capture.request.url)?.origin ?? capture.request.url,
      leadsTo: final.id === capture.id ? null : final.request.url,
      status: result.is === 'response' ? answerOf(result).status : null,
      answer: outcomeOf(final) === 'answered' ? 'answered' : reasonOf(robotsFailure(exchanges, capture) ?? final),
    };
  });
  const movedTo = canonical === null && elsewhere !== undefined ? elsewhere.request.url : null;
  const evidence: readonly Evidence[] = ends.map((capture) => statusEvidence(capture)).slice(0, 4);
  return known(`site:${site.host}`, 'site.origin', { canonical, movedTo, tried }, evidence);
}

/** Evidence of version 0.1 says `robots` of both. */
const WITHOUT_ROBOTS: ReadonlySet<string> = new Set(['robots', 'robots-unreachable']);

/** A page that was not asked since nobody could be reached for robots.txt: that is no refusal. */
export function robotsFailure(exchanges: Exchanges, home: Capture): Capture | undefined {
  if (home.result.is !== 'not-attempted' || !WITHOUT_ROBOTS.has(home.result.reason)) return undefined;
  const origin = URL.parse(home.request.url)?.origin;
  return exchanges.captures.find(
    ({ target, request, result }) =>
      target.purpose === 'robots' && result.is === 'failure' && URL.parse(request.url)?.origin === origin,
  );
}
