import { pathToFileURL } from 'node:url';
import type { ReportOutcome } from '../app/reportAudit.ts';
import type { Terminal } from './terminal.ts';

/** Where the report is; the address is printed so that terminals make it a link. */
export function printReportPlace(terminal: Terminal, report: ReportOutcome): void {
  terminal.out(`${terminal.say({ bg: 'Доклад', en: 'Report' })}: ${pathToFileURL(report.index).href}`);
  for (const pdf of report.pdfs) terminal.out(`PDF: ${pdf}`);
}
