import type { Capture } from '../../model/capture.ts';
import type { RecordPlace } from '../../model/ports.ts';
import { otherAudit } from '../../model/recordPlace.ts';
import type { ReportContext } from '../reportContext.ts';
import type { StoredCapture } from '../reportInput.ts';
import { clickableUrl, shellQuote } from '../safeText.ts';

export const MAX_REQUEST_BODY = 4000;

export type CheckCommand = { readonly about: string; readonly line: string };

/**
 * Commands for a shell, in POSIX words only (no zcat, which is another program on macOS), to be run in the audit's
 * folder; every word from outside is quoted, since people will paste them.
 */
export function captureCommands(context: ReportContext, stored: StoredCapture): readonly CheckCommand[] {
  const { capture, place, bodyPlace } = stored;
  const record = bodyPlace ?? place;
  const commands: CheckCommand[] = [];
  if (record !== null) commands.push({ about: context.say('evidence.cutAbout'), line: cutLine(context, record) });
  const { result } = capture;
  if (bodyPlace !== null && result.is === 'response') {
    // A record ends with the body and four bytes (WARC/1.1 §4): no need to know how long its headers are.
    const { bytes } = result.body;
    commands.push({
      about: context.say('evidence.bodyAbout'),
      line: `${cutLine(context, bodyPlace)} | tail -c ${bytes + 4} | head -c ${bytes} | sha256sum`,
    });
  }
  return [...commands, ...liveCommands(context, capture)];
}

function cutLine(context: ReportContext, record: RecordPlace): string {
  return `tail -c +${record.offset + 1} ${shellQuote(fileOf(context, record))} | head -c ${record.length} | gunzip -c`;
}

/** The evidence file as seen from the audit's folder; it may be that of an earlier audit. */
function fileOf(context: ReportContext, record: RecordPlace): string {
  const other = otherAudit(record);
  if (other === null) return `evidence/${record.file}`;
  const sources = context.input.result.audit.since?.sources ?? [];
  const where = sources.find(({ audit }) => audit === other.audit)?.where ?? `../${other.audit}`;
  return `${where}/evidence/${other.file}`;
}

/** What the address answers today: it may differ, which proves nothing against the record. */
function liveCommands(context: ReportContext, { request, result }: Capture): readonly CheckCommand[] {
  const url = clickableUrl(request.url);
  if (url === null || result.is === 'not-attempted') return [];
  const ask = { about: context.say('evidence.curlAbout'), line: curlLine(request.method, url, request.body) };
  if (result.is !== 'response' || request.method !== 'GET') return [ask];
  const line = `curl -gsS --compressed ${shellQuote(url)} | sha256sum`;
  return [ask, { about: context.say('evidence.digestAbout'), line }];
}

function curlLine(method: string, url: string, body: string | null): string {
  if (method === 'GET') return `curl -gsS --compressed -D - -o answer.bin ${shellQuote(url)}`;
  const data = body === null ? '' : ` --data-raw ${shellQuote(body.slice(0, MAX_REQUEST_BODY))}`;
  return `curl -gsS --compressed -D - -o answer.bin -X POST${data} ${shellQuote(url)}`;
}
