import type { Politeness } from '../../model/politeness.ts';
import type { ReportContext } from '../reportContext.ts';
import { formatDecimal, formatInteger } from '../sentences/formatNumber.ts';

/** How polite the crawl was: one sentence and the figures behind it; null when it was not measured. */
export function politenessView(context: ReportContext): object | null {
  const measured = context.input.politeness ?? null;
  if (measured === null || measured.requests === 0) return null;
  const { violations } = measured;
  const sentence =
    violations.length === 0
      ? context.say('health.polite')
      : context.say('health.impolite', { count: violations.length });
  return { sentence, isBroken: violations.length > 0, rows: rowsOf(context, measured) };
}

function rowsOf(context: ReportContext, measured: Politeness): readonly object[] {
  const { lang, say } = context;
  const row = (name: string, value: string): object => ({ name: say(`health.${name}`), value });
  const seconds = (ms: number | null): string =>
    ms === null ? '–' : say('health.seconds', { value: formatDecimal(ms / 1000, lang) });
  const share = (value: number | null): string => (value === null ? '–' : formatDecimal(value, lang, 3));
  const both = { hosts: measured.hosts.length, addresses: measured.addresses.length };
  return [
    row('politeRequests', formatInteger(measured.requests, lang)),
    row('politeHosts', say('health.ofBoth', both)),
    row('politeHostGap', seconds(measured.smallestHostGapMs)),
    row('politeAddressGap', seconds(measured.smallestAddressGapMs)),
    row('politeLeast', seconds(measured.tMinMs)),
    row('politeActual', seconds(measured.tActualMs)),
    row('politeEfficiency', share(measured.efficiency)),
    row('politeLate', share(measured.lateShare)),
  ];
}
