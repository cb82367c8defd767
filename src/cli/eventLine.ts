import type { AuditEvent } from '../app/auditEvents.ts';
import type { Lang } from '../model/lang.ts';
import { CATALOGUE_NAMES } from './catalogueNames.ts';
import { countWords } from './countWords.ts';
import { decimal } from './amounts.ts';

type GatherEvent = Extract<AuditEvent, { is: 'gather' }>['event'];

/** The line that must be printed for an event, whatever becomes of the progress line; null for most of them. */
export function eventLine(event: AuditEvent, lang: Lang): string | null {
  const bg = lang === 'bg';
  switch (event.is) {
    case 'begun': {
      const earlier = event.since ?? null;
      const since = earlier === null ? '' : bg ? `, стъпва на ${earlier}` : `, goes on from ${earlier}`;
      const begins = bg ? (event.resumed ? 'Продължаваме' : 'Започваме') : event.resumed ? 'Resuming' : 'Starting';
      return `${begins} ${bg ? 'оценка' : 'audit'} ${event.id}: ${countWords(event.institutions, 'institution', lang)}${since} → ${event.dir}`;
    }
    case 'portal-found': {
      const name = CATALOGUE_NAMES[event.kind];
      const title = event.title === null ? '' : bg ? ` „${event.title}“` : ` "${event.title}"`;
      return bg
        ? `Каталогът${title} е ${name.bg}: ${event.by} (питани преди това: ${event.tried.length})`
        : `The catalogue${title} is ${name.en}: ${event.by} (asked before: ${event.tried.length})`;
    }
    case 'gather':
      return gatherLine(event.event, lang);
    case 'pdf-skipped': {
      const why = event.because === 'no-browser' ? (bg ? 'няма Chromium' : 'no Chromium') : event.detail;
      return bg
        ? `Без PDF: ${why}. Останалото е готово; „zvezdomer doctor“ казва какво липсва.`
        : `No PDF: ${why}. All else is done; \`zvezdomer doctor\` says what is missing.`;
    }
    default:
      return null;
  }
}

function gatherLine(event: GatherEvent, lang: Lang): string | null {
  const bg = lang === 'bg';
  switch (event.is) {
    case 'replayed':
      if (event.captures === 0) return null;
      return bg
        ? `Възстановени от доказателствата: ${event.captures}`
        : `Restored from the evidence: ${event.captures}`;
    case 'floor-under-1s':
      return bg
        ? `Хостове на тази машина (${event.host} и други): под 1 секунда между заявките (${event.floorMs} ms)`
        : `Hosts on this machine (${event.host} and others): less than 1 second between requests (${event.floorMs} ms)`;
    case 'long-crawl-delay': {
      const seconds = decimal(event.delayMs / 1000, event.delayMs % 1000 === 0 ? 0 : 1, lang);
      return bg
        ? `${event.host}: robots.txt иска ${seconds} s между заявките; спазваме го, обхождането ще е непълно`
        : `${event.host}: robots.txt asks for ${seconds} s between requests; honoured, the visit will be cut`;
    }
    default:
      return null;
  }
}
