import type { Capture } from '../../model/capture.ts';
import type { ReportContext } from '../reportContext.ts';
import { formatSofiaTime } from '../sentences/formatDate.ts';

/** Where what is shown really comes from, when the server was not asked now or sent no bytes; else ''. */
export function earlierWords(context: ReportContext, { carried, result, startedAt }: Capture): string {
  const time = (iso: string): string => formatSofiaTime(iso, context.lang);
  if (carried !== undefined)
    return context.say('captures.carried', { audit: carried.audit, time: time(startedAt), due: time(carried.due) });
  if (result.is !== 'response' || result.notModified === undefined) return '';
  const { audit, startedAt: at } = result.notModified;
  return context.say('captures.notModified', { audit, time: time(at) });
}
