import type { Capture, Purpose } from '../../model/capture.ts';
import type { FactValues } from '../../model/factValues.ts';

/** Captures by what was asked: a catalogue of thousands of resources must not be gone through for each of them. */
export type CaptureLookups = {
  /** Requests for a resource of a catalogue, without those that redirects led to. */
  askedFor(purpose: Purpose, portalUri: string): readonly Capture[];
  /** All requests for an address as it is written, in any way. */
  askedAt(url: string): readonly Capture[];
  /** The first answer that tells terms of use by their number on the portal. */
  termsTold(id: number): Capture | undefined;
};

export function captureLookups(
  captures: readonly Capture[],
  termsOf: (capture: Capture) => FactValues['portal.terms'] | undefined,
): CaptureLookups {
  const byResource = Map.groupBy(
    captures.filter(({ target }) => target.portalUri !== null && target.redirectFrom === null),
    ({ target }) => `${target.purpose} ${target.portalUri ?? ''}`,
  );
  const byUrl = Map.groupBy(captures, ({ request }) => request.url);
  const byTerms = Map.groupBy(captures, (capture) => termsOf(capture)?.id);
  return {
    askedFor: (purpose, portalUri) => byResource.get(`${purpose} ${portalUri}`) ?? [],
    askedAt: (url) => byUrl.get(url) ?? [],
    termsTold: (id) => byTerms.get(id)?.[0],
  };
}
