import { compareText } from '../../model/json.ts';
import type { Method, MethodIndicator } from '../../model/method.ts';
import { frequencyIn } from '../../model/frequencyIn.ts';
import type { Tables } from '../../model/tables.ts';
import { normaliseWords } from '../../model/words.ts';
import { checkedAddress, type DatasetEvidence, type DistributionEvidence, isBroken } from './methodEvidence.ts';
import { type Found, no, resultOf, stated, statusWords, untold, yes, type Scored } from './indicatorResult.ts';

const LONGER_THAN = 100;
const DAY_MS = 86_400_000;

/**
 * Quality of data.gouv.fr: nine yes-or-no questions of equal weight. It has a rule for everything that is not known: an
 * address that nobody asked for is available, a format that nobody named is closed, a frequency without an interval is
 * kept, and without resources the three questions about them are no. Only whether files are described is untold where
 * the catalogue's answer has no place for it: the method would call silent whoever was not asked.
 */
export function scoreUdata(evidence: DatasetEvidence, method: Method, tables: Tables): Scored {
  const indicators = method.indicators.map((indicator) =>
    resultOf(indicator, test(indicator, evidence, method, tables), null),
  );
  return { indicators, stands: null };
}

function test(indicator: MethodIndicator, evidence: DatasetEvidence, { lists }: Method, tables: Tables): Found {
  const { dataset, captures, distributions } = evidence;
  switch (indicator.test) {
    case 'licence':
      // „notspecified“ counts too: data.gouv.fr#1490.
      return stated(dataset.licence ?? distributions.find(({ licence }) => licence !== null)?.licence?.words, captures);
    case 'temporal':
      return stated([dataset.temporal?.start, dataset.temporal?.end].filter(Boolean).join(' – '), captures);
    case 'spatial':
      return stated(dataset.spatial.join(', '), captures);
    case 'frequency':
      return hasFrequency(dataset.frequency, lists) ? yes(dataset.frequency ?? '', captures) : no('', captures);
    case 'in-time':
      return inTime(evidence, lists, tables);
    case 'description':
      return length(dataset.description) > LONGER_THAN
        ? yes(String(length(dataset.description)), captures)
        : no(String(length(dataset.description)), captures);
    case 'open-format':
      return openFormat(evidence, lists);
    case 'available':
      return available(evidence);
    case 'documented':
      return documented(evidence);
    default:
      throw new RangeError(`udata has no test ${indicator.test}`);
  }
}

function length(text: string): number {
  return [...text].length;
}

function hasFrequency(frequency: string | null, lists: Method['lists']): boolean {
  const word = lastPart(frequency);
  return word !== '' && lists['unknownFrequencies']?.includes(word) !== true;
}

function lastPart(text: string | null): string {
  return (text ?? '').trim().split('/').at(-1)?.toLowerCase() ?? '';
}

/** Not more than a day late. Frequencies without an interval are kept by definition; without a frequency nothing is. */
function inTime(
  { dataset, asOf, captures, distributions }: DatasetEvidence,
  lists: Method['lists'],
  tables: Tables,
): Found {
  const { frequency } = dataset;
  if (frequency === null || !hasFrequency(frequency, lists)) return no('', captures);
  const word = lastPart(frequency);
  if (lists['noInterval']?.includes(word) === true) return yes(frequency, captures);
  const entry =
    tables.frequencies.find(({ id }) => id === word) ?? frequencyIn(normaliseWords(frequency), tables)?.entry;
  const last = lastUpdate(dataset.modified, distributions);
  if (entry === undefined) return yes(frequency, captures);
  if (last === null) return no(frequency, captures);
  const due = Date.parse(last) + entry.days * DAY_MS;
  const daysLeft = Math.floor((due - Date.parse(asOf)) / DAY_MS);
  const words = `${last} + ${entry.days} d`;
  return daysLeft >= -1 ? yes(words, captures) : no(words, captures);
}

/** The date that was harvested for the dataset, else the newest of its resources. */
function lastUpdate(modified: string | null, distributions: readonly DistributionEvidence[]): string | null {
  const dates = modified === null ? distributions.flatMap(({ resource }) => resource.modified ?? []) : [modified];
  const days = dates.flatMap((date) => /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0] ?? []);
  return days.toSorted(compareText).at(-1) ?? null;
}

function openFormat({ distributions, captures }: DatasetEvidence, lists: Method['lists']): Found {
  const open = distributions.find(({ resource }) => {
    const format = resource.format?.trim().toLowerCase() ?? '';
    return format !== '' && lists['closedFormats']?.includes(format) !== true;
  });
  return open === undefined ? no('', captures) : yes(open.resource.format ?? '', captures);
}

/** Only what lies elsewhere is checked; what nobody asked for is „unknown“, which counts as available. */
function available({ distributions, captures }: DatasetEvidence): Found {
  if (distributions.length === 0) return no('', captures);
  const remote = distributions.filter(({ hosted }) => !hosted);
  const asked = remote.map((file) => checkedAddress(file));
  const bad = asked.find((address) => isBroken(address));
  const seen = asked.flatMap(({ capture }) => capture ?? []);
  if (bad === undefined) return yes(String(remote.length), [...seen, ...captures]);
  return no(statusWords(bad.status), [...(bad.capture === null ? [] : [bad.capture]), ...captures]);
}

function documented({ dataset, distributions, captures }: DatasetEvidence): Found {
  if (distributions.length === 0) return no('', captures);
  const said = distributions.map(({ resource }) => resource.description);
  const words = dataset.documentation[0] ?? said.find((text) => text !== null && text.trim() !== '');
  return words === undefined && said.includes(null) ? untold('', captures) : stated(words, captures);
}
