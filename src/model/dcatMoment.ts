import { dayExists } from './calendar.ts';

/** A moment as RDF writes it; `datatype` is the local name in XML Schema. */
export type DcatMoment = { readonly value: string; readonly datatype: 'date' | 'dateTime' | 'gYearMonth' | 'gYear' };

const MOMENT =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?\s?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/**
 * An ISO day, moment, month or year, or a portal's local time („2024-03-01 10:00:00“), as XML Schema writes it; null =
 * none of them, or a day that the calendar does not have. A moment without a zone stays without one.
 */
export function dcatMoment(text: string): DcatMoment | null {
  const match = MOMENT.exec(text.trim());
  if (match === null) return null;
  const [, year = '', month, day, hour, minute = '00', second = '00', zone] = match;
  if (year === '0000') return null;
  if (month === undefined) return { value: year, datatype: 'gYear' };
  if (day === undefined)
    return Number(month) < 1 || Number(month) > 12 ? null : { value: `${year}-${month}`, datatype: 'gYearMonth' };
  if (!dayExists(Number(year), Number(month), Number(day))) return null;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return { value: date, datatype: 'date' };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) >= 60) return null;
  const offset = zoneOf(zone);
  return offset === null ? null : { value: `${date}T${hour}:${minute}:${second}${offset}`, datatype: 'dateTime' };
}

/** XML Schema ends at fourteen hours. */
function zoneOf(zone: string | undefined): string | null {
  if (zone === undefined || zone === 'Z') return zone ?? '';
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(-2)];
  const total = Number(hours) * 60 + Number(minutes);
  return Number(minutes) > 59 || total > 14 * 60 ? null : `${zone.slice(0, 1)}${hours}:${minutes}`;
}
