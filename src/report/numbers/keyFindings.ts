import type { ReportContext } from '../reportContext.ts';
import { splitText } from '../sentences/fillText.ts';
import { type AuditTraces, shownNumber } from './auditTraces.ts';
import type { ShownNumber } from './trace.ts';

/** A sentence cut into words and numbers, since each number is a link to what it was made from. */
export type LinkedSentence = readonly SentencePart[];
export type SentencePart = { readonly text: string; readonly number: ShownNumber | null };

/** The three to five sentences a minister reads: made of the audit's numbers, left out where there is nothing to say. */
export function keyFindings(context: ReportContext, traces: AuditTraces): readonly LinkedSentence[] {
  const sentences: readonly (LinkedSentence | null)[] = [
    sentence(context, traces, 'key.scored', 'count-scored', {
      scored: 'count-scored',
      institutions: 'count-institutions',
      withheld: 'count-withheld',
    }),
    sentence(context, traces, 'key.open', 'share-open-count', {
      percent: 'share-open',
      count: 'share-open-count',
      datasets: 'count-datasets',
      notStated: 'share-notstated',
    }),
    sentence(context, traces, 'key.usable', 'share-usable-count', {
      percent: 'share-usable',
      count: 'share-usable-count',
      datasets: 'count-datasets',
    }),
    sentence(context, traces, 'key.late', 'share-late-count', { percent: 'share-late', count: 'share-late-count' }),
    topFault(context, traces),
  ];
  return sentences.filter((each) => each !== null);
}

function sentence(
  context: ReportContext,
  traces: AuditTraces,
  key: string,
  counted: string,
  places: { readonly [place: string]: string },
): LinkedSentence | null {
  const found = new Map(Object.entries(places).map(([place, id]) => [place, traces.get(id)]));
  const count = traces.get(counted)?.value;
  if (count === undefined || [...found.values()].includes(undefined)) return null;
  return splitText(context.raw(key, count === '1' ? 1 : undefined)).map((part) => {
    if ('text' in part) return words(part.text);
    const trace = found.get(part.name);
    return trace === undefined ? words(`{${part.name}}`) : { text: trace.value, number: shownNumber(trace) };
  });
}

function topFault(context: ReportContext, traces: AuditTraces): LinkedSentence | null {
  const trace = traces.get('top-fault');
  if (trace === undefined) return null;
  const [, ...title] = trace.title.split(': ');
  return splitText(context.raw('key.fault', trace.value === '1' ? 1 : undefined)).map((part) => {
    if ('text' in part) return words(part.text);
    return part.name === 'count' ? { text: trace.value, number: shownNumber(trace) } : words(title.join(': '));
  });
}

function words(text: string): SentencePart {
  return { text, number: null };
}
