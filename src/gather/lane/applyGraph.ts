import { answerOf, type Capture, headerValue } from '../../model/capture.ts';
import { decodeText } from '../../inspect/text/decodeText.ts';
import { namesOfGraph } from '../../inspect/trees/namesOfGraph.ts';
import { charsetOf } from './htmlOf.ts';
import { isInScope, type LaneContext } from './laneContext.ts';
import type { LaneState } from './laneState.ts';
import { linkEntries, type LinkIn } from './linkEntries.ts';
import { step, type Step } from './step.ts';

/** A larger graph names its things as a smaller one does, and is not read while others wait. */
const MAX_GRAPH_BYTES = 262_144;

/**
 * What a file of linked data leads to: the first things that it names on the own site. Whether names lead anywhere is
 * part of what linked data are (Berners-Lee 2006: „use HTTP URIs so that people can look up those names“), and nothing
 * but asking tells. Names on others' hosts are not asked for: they are not this body's to answer.
 */
export function applyGraph(context: LaneContext, state: LaneState, capture: Capture, body: Uint8Array): Step {
  const { result, target } = capture;
  if (result.is !== 'response' || body.byteLength > MAX_GRAPH_BYTES) return step(state);
  const { status, headers } = answerOf(result);
  const type = headerValue(headers, 'content-type');
  if (status < 200 || status >= 300 || !isGraph(context, target.url, type)) return step(state);
  const links = namesOfGraph(decodeText(body, charsetOf(type)).text)
    .filter((url) => isInScope(context, { ...target, url }))
    .map((href): LinkIn => ({ href, base: null, text: '', around: '', heading: '', region: 'main', css: 'rdf' }));
  return linkEntries(context, state, capture, links, { depth: target.depth + 1, withIndex: false });
}

/** By the name of the file or the word of the server: what neither calls linked data was not meant to be looked up. */
function isGraph({ tables }: LaneContext, url: string, type: string | undefined): boolean {
  const extension = /\.([a-z0-9]{2,6})$/i.exec(URL.parse(url)?.pathname ?? '')?.[1]?.toLowerCase() ?? '';
  const media = type?.split(';')[0]?.trim().toLowerCase() ?? '';
  return tables.formats.some(
    ({ family, extensions, mediaTypes }) =>
      family === 'graph' && (extensions.includes(extension) || mediaTypes.includes(media)),
  );
}
