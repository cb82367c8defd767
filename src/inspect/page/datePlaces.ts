import { isDataTable } from './dataTables.ts';
import type { PageReading, ReadHtmlTable } from './pageReading.ts';

/** What a date can stand beside. Which tables hold data is decided once: asking per date would read big ones over and over. */
export type DatePlaces = { readonly reading: PageReading; readonly dataTables: readonly ReadHtmlTable[] };

export function datePlaces(reading: PageReading): DatePlaces {
  return { reading, dataTables: reading.tables.filter(isDataTable) };
}

/** Whether a place of the page is in a table of data. */
export function inDataTable({ dataTables }: DatePlaces, at: number): boolean {
  return dataTables.some((table) => at >= table.from && at < table.to);
}
