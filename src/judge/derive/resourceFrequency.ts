import type { Evidence } from '../../model/evidence.ts';
import { quote } from '../../model/evidence.ts';
import { type Fact, known, unknown } from '../../model/facts.ts';
import type { FrequencyPlace } from '../../model/facts/derivedFacts.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { SubjectId } from '../../model/ids.ts';
import { frequencyIn } from '../../model/frequencyIn.ts';
import type { FrequencyEntry, Tables } from '../../model/tables.ts';
import type { Promised } from '../../model/promisedRhythm.ts';
import { seriesName } from '../../model/seriesName.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { Candidate, PortalPlace } from './candidate.ts';
import type { Content } from './content.ts';
import type { World } from './discoverLinked.ts';
import { offeringPages } from './licencePlaces.ts';
import { portalPromises } from './portalPromises.ts';
import { promisedBeside } from './promisedBeside.ts';
import { nameWithout } from './titles.ts';

/** Ordinance 2016, чл. 9, ал. 3 knows it: slow or irregular data are refreshed at each change. No day follows from it. */
export const ON_CHANGE_WORD = 'on-change';
/** The same in the EU's authority of frequencies, in Dublin Core's and in ISO 19115's codes. */
const ON_CHANGE_CODES: ReadonlySet<string> = new Set([
  'irreg',
  'irregular',
  'as_needed',
  'asneeded',
  'never',
  'notplanned',
  'not_planned',
]);

/** How often the data are promised to change: in words beside the link, in metadata, on the page; else by their kind. */
export function resourceFrequency(
  candidate: Candidate,
  content: Content,
  subject: SubjectId,
  world: World,
): Fact<'resource.frequency'> {
  const said = [
    statedBeside(candidate, subject, world),
    statedInMetadata(candidate, subject, world.tables),
    statedOnPage(candidate, subject, world),
  ];
  return (
    said.find((one) => one?.known === true) ??
    said.find((one) => one !== null) ??
    unclearOnPortal(candidate, subject, world.tables) ??
    byKind(candidate, subject, world.tables) ??
    byRows(content, subject, world.tables) ??
    unknown(subject, 'resource.frequency', 'not-stated', 'no words say how often the data change')
  );
}

type Found = Fact<'resource.frequency'> | null;

function statedBeside(candidate: Candidate, subject: SubjectId, world: World): Found {
  let unclear: Found = null;
  for (const { page, link } of candidate.offers) {
    for (const text of [link.around, link.text]) {
      const promised = promisedBeside(text, world.tables);
      if (promised === null) continue;
      const evidence: Evidence = {
        capture: page.shown.id,
        body: null,
        at: { kind: 'css', path: link.css },
        quote: quote(text),
      };
      const said = saidOf(promised, subject, evidence, 'beside');
      if (said.known) return said;
      unclear ??= said;
    }
  }
  return unclear;
}

function saidOf(
  promised: Promised,
  subject: SubjectId,
  evidence: Evidence,
  place: FrequencyPlace,
): Fact<'resource.frequency'> {
  if (promised.is === 'rhythm') return stated(subject, promised.entry, evidence, place);
  return promised.is === 'on-change' ? onChange(subject, evidence, place) : unclearWords(subject, evidence);
}

/** A rhythm and refreshing are named: to say „not stated“ would be as wrong as to hold anyone to it. */
function unclearWords(subject: SubjectId, evidence: Evidence): Fact<'resource.frequency'> {
  return unknown(subject, 'resource.frequency', 'ambiguous', 'a frequency that may be of something else', [evidence]);
}

function statedInMetadata({ described, portal }: Candidate, subject: SubjectId, tables: Tables): Found {
  if (described !== null && described.dataset.frequency !== null) {
    const text = described.dataset.frequency;
    const entry = tables.frequencies.find(({ id }) => id === lastWord(text)) ?? frequencyNamed(text, tables);
    const evidence: Evidence = {
      capture: described.page.shown.id,
      body: null,
      at: { kind: 'whole' },
      quote: quote(text),
    };
    if (entry !== undefined) return stated(subject, entry, evidence, 'metadata');
  }
  if (portal === null) return null;
  return statedInCatalogue(portal, subject, tables) ?? statedOnPortal(portal, subject, tables);
}

/** „Вече не се обновява ежемесечно“ in the field is no frequency. */
const DENIES = /(?<!\p{L})(?:не|няма|not|no|never|until|до (?:19|20)\d{2})(?!\p{L})/u;

/** What a catalogue has in its field for the frequency: a code, an address of an authority, ISO 8601, or words. */
function statedInCatalogue({ dataset, listing }: PortalPlace, subject: SubjectId, tables: Tables): Found {
  const { frequency } = dataset;
  if (frequency === null) return null;
  const code = lastWord(frequency);
  const entry =
    tables.frequencies.find(({ id }) => id === code) ??
    (DENIES.test(normaliseWords(frequency))
      ? undefined
      : (frequencyNamed(code, tables) ?? frequencyNamed(frequency, tables)));
  const evidence: Evidence = { capture: listing.id, body: null, at: { kind: 'whole' }, quote: quote(frequency) };
  if (entry !== undefined) return stated(subject, entry, evidence, 'portal');
  if (ON_CHANGE_CODES.has(code) || findAny(normaliseWords(frequency), tables.vocabulary.onChange) !== null)
    return onChange(subject, evidence, 'portal');
  return unknown(subject, 'resource.frequency', 'ambiguous', `a frequency that no table knows: ${quote(frequency)}`, [
    evidence,
  ]);
}

/** Settings and texts of the dataset, each with words about refreshing: „месечно възнаграждение“ promises nothing. */
function statedOnPortal(portal: PortalPlace, subject: SubjectId, tables: Tables): Found {
  let unclear: Found = null;
  for (const { promised, about, capture, pointer } of portalPromises(portal, tables)) {
    const evidence: Evidence = { capture, body: null, at: { kind: 'json', pointer }, quote: quote(about) };
    const said = saidOf(promised, subject, evidence, 'portal');
    if (said.known) return said;
    unclear ??= said;
  }
  return unclear;
}

/** Where the portal's silence proves nothing: details were not seen, or a frequency is named of we know not what. */
function unclearOnPortal({ portal }: Candidate, subject: SubjectId, tables: Tables): Found {
  if (portal === null) return null;
  const { dataset, details, listing } = portal;
  if (details === null)
    return unknown(subject, 'resource.frequency', 'not-captured', 'the details of the dataset were not seen');
  const places = [
    ...dataset.settings.map(({ value }) => ({ capture: details.id, words: value })),
    ...[dataset.description, dataset.sla].map((words) => ({ capture: listing.id, words })),
  ];
  const named = places.find(
    ({ words }) =>
      frequencyNamed(words, tables) !== undefined ||
      findAny(normaliseWords(words), tables.vocabulary.onChange) !== null,
  );
  if (named === undefined) return null;
  const { capture, words } = named;
  return unclearWords(subject, { capture, body: null, at: { kind: 'whole' }, quote: quote(words) });
}

function onChange(subject: SubjectId, evidence: Evidence, place: FrequencyPlace): Fact<'resource.frequency'> {
  return known(subject, 'resource.frequency', { days: 0, word: ON_CHANGE_WORD, ...placed(place) }, [evidence]);
}

/** EU vocabularies name frequencies by addresses: …/frequency/MONTHLY. */
function lastWord(text: string): string {
  return text
    .slice(text.lastIndexOf('/') + 1)
    .trim()
    .toLowerCase();
}

/** A page that promises one rhythm promises it for what it offers; two rhythms promise nothing about one file. */
function statedOnPage(candidate: Candidate, subject: SubjectId, world: World): Found {
  for (const page of offeringPages(candidate)) {
    const statements = world.exchanges.fact(page.shown, 'frequency.statements');
    if (statements?.known !== true) continue;
    const indexes = new Set(candidate.offers.filter((offer) => offer.page === page).map(({ index }) => index));
    const own = statements.value.filter(({ linkIndex }) => linkIndex !== null && indexes.has(linkIndex));
    const ofPage = statements.value.filter(({ linkIndex }) => linkIndex === null);
    const all = own.length > 0 ? own : ofPage;
    const chosen = all.filter((one) => one.unclear !== true);
    const [vague] = all;
    if (chosen.length === 0 && vague !== undefined)
      return unclearWords(subject, { capture: page.shown.id, body: null, at: vague.at, quote: quote(vague.words) });
    const ids = new Set(chosen.map(({ frequency }) => frequency));
    const first = chosen[0];
    const entry = world.tables.frequencies.find(({ id }) => id === first?.frequency);
    if (ids.size !== 1 || first === undefined || entry === undefined) continue;
    return stated(
      subject,
      entry,
      { capture: page.shown.id, body: null, at: first.at, quote: quote(first.words) },
      'page',
    );
  }
  return null;
}

function byKind(candidate: Candidate, subject: SubjectId, tables: Tables): Found {
  const [kind, words] = kindOf(candidate, tables) ?? [undefined, ''];
  const entry = tables.frequencies.find(({ id }) => id === kind?.frequency);
  const place = candidate.foundOn ?? candidate.capture;
  if (entry === undefined || place === null) return null;
  return stated(subject, entry, { capture: place.id, body: null, at: { kind: 'whole' }, quote: quote(words) }, 'kind');
}

/**
 * The term of Ordinance 2016, чл. 9, ал. 3, for rows that go by days, weeks or months: daily, every two weeks, monthly.
 * Nobody promised it, and such rows may have come to their end: it says when they are late only after a longer time.
 */
function byRows(content: Content, subject: SubjectId, tables: Tables): Found {
  const step = content.value('table.period')?.step;
  if (step === undefined) return null;
  const term = step === 1 ? 'daily' : step === 31 ? 'monthly' : 'biweekly';
  const entry = tables.frequencies.find(({ id }) => id === term);
  const [evidence] = content.evidence('table.period');
  return entry === undefined || evidence === undefined ? null : stated(subject, entry, evidence, 'series');
}

type KindFrequency = Tables['vocabulary']['kindFrequencies'][number];

/** The kind by its own name, else by the heading that it stands under; with the words that name it. */
export function kindOf({ title, offers }: Candidate, tables: Tables): readonly [KindFrequency, string] | null {
  const own = kindNamed(title, tables);
  if (own !== undefined) return [own, title];
  for (const { link } of offers) {
    const kind = kindByPhrase(normaliseWords(link.heading.slice(0, LONGEST_NAME)), tables);
    if (kind !== undefined) return [kind, link.heading];
  }
  return null;
}

const LONGEST_NAME = 300;
/** „Бюджет на общинска администрация за 2025 г. (XLSX)“. */
const LONGEST_BARE_NAME = 80;

/** The kind that a title names: by a phrase in it, or by all of it but its period. */
export function kindNamed(title: string, tables: Tables): KindFrequency | undefined {
  const plain = normaliseWords(title.slice(0, LONGEST_NAME));
  const byPhrase = kindByPhrase(plain, tables);
  if (byPhrase !== undefined || plain.length > LONGEST_BARE_NAME) return byPhrase;
  const name = nameWithout(seriesName(plain), tables);
  return tables.vocabulary.kindFrequencies.find(({ names = [] }) => names.some((one) => isNamed(name, one)));
}

/** „Бюджет на община *“: the star is a place of one or two words. */
function isNamed(name: string, pattern: string): boolean {
  if (!pattern.endsWith(' *')) return name === pattern;
  const rest = name.slice(pattern.length - 1);
  return name.startsWith(pattern.slice(0, -1)) && rest !== '' && rest.split(' ').length <= 2;
}

function kindByPhrase(plain: string, tables: Tables): KindFrequency | undefined {
  return tables.vocabulary.kindFrequencies.find(({ phrases }) => findAny(plain, phrases) !== null);
}

function frequencyNamed(text: string, tables: Tables): FrequencyEntry | undefined {
  return frequencyIn(normaliseWords(text), tables)?.entry;
}

function stated(
  subject: SubjectId,
  entry: FrequencyEntry,
  evidence: Evidence,
  place: FrequencyPlace,
): Fact<'resource.frequency'> {
  return known(subject, 'resource.frequency', { days: entry.days, word: entry.id, ...placed(place) }, [evidence]);
}

function placed(place: FrequencyPlace): Pick<FactValues['resource.frequency'], 'place' | 'source'> {
  return { source: place === 'portal' ? place : place === 'kind' || place === 'series' ? 'kind' : 'stated', place };
}
