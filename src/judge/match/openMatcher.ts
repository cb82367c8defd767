import type { InstitutionId } from '../../model/ids.ts';
import type { Institution } from '../../model/institution.ts';
import type {
  KnownName,
  MatchCandidate,
  MatchDecision,
  OrganisationMatch,
  PortalOrganisation,
  TieReason,
} from '../../model/organisationMatch.ts';
import { type BodyIndex, indexBodies, isLatin } from './indexBodies.ts';
import { isSureOf, named, sure } from './named.ts';
import { contentTokens, nearlySame } from './nameTokens.ts';
import { readEither, type ReadName, readName, startsWith } from './readName.ts';
import { coreOf, isVague } from './segments.ts';
import { type Signs, signsIn } from './signsIn.ts';
import { candidateOf, contradiction } from './contradiction.ts';
import { narrow } from './narrow.ts';
import { isOther, isOthersName } from './others.ts';

import { type Slip, slipsOf } from './slips.ts';

/**
 * Tells which body of ours an organisation of a catalogue is. A name alone is enough when it is wholly a body's and
 * nothing contradicts it; a code or host is never enough without a name that agrees, since schools and companies give
 * those of their municipality. What is not sure is a tie for a person, and what a person decided wins.
 */
export function openMatcher(known: {
  readonly institutions: readonly Institution[];
  readonly knownNames: readonly KnownName[];
  readonly decisions: readonly MatchDecision[];
}): (organisation: PortalOrganisation) => OrganisationMatch {
  const index = indexBodies(known.institutions, known.knownNames);
  const decided = new Map(known.decisions.map((decision) => [decision.organisation, decision]));
  return (organisation) => {
    const decision = decided.get(organisation.uri);
    const plain = { ...organisation, name: withoutEntities(organisation.name) };
    const verdict = decision === undefined ? matchOne(plain, index) : byDecision(decision, index);
    return { organisation, ...verdict };
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"', amp: '&', apos: "'", '#39': "'", '#34': '"', nbsp: ' ', laquo: '«', raquo: '»', bdquo: '„', ldquo: '“',
  rdquo: '”', ndash: '–', mdash: '—',
}; // prettier-ignore

/** „Агенция &quot;Митници&quot;“: some catalogues give names as they stand in their pages. */
function withoutEntities(name: string): string {
  return name.replace(/&(#?[a-z\d]{2,6});/gi, (written, entity: string) => ENTITIES[entity.toLowerCase()] ?? written);
}

type Verdict =
  | ({ readonly is: 'matched' } & MatchCandidate)
  | { readonly is: 'tie'; readonly because: TieReason; readonly candidates: readonly MatchCandidate[] }
  | { readonly is: 'none' };

const NONE: Verdict = { is: 'none' };

/** A decision about a body that is no longer ours is no match: it stays the person's, who will be told. */
function byDecision({ institution, by, date }: MatchDecision, index: BodyIndex): Verdict {
  if (institution === null || !index.bodies.has(institution)) return NONE;
  return { is: 'matched', institution, by: 'decision', quote: `${by}, ${date}` };
}

function matchOne(organisation: PortalOrganisation, index: BodyIndex): Verdict {
  const signs = signsIn(organisation);
  const whole = named(organisation.name, index);
  const parts = whole.ids.length > 0 ? null : coreOf(organisation.name, index, (text) => sure(text, index));
  const { name, ids } = parts ?? whole;
  const verdict = isOthersName(organisation)
    ? tieByName('part', ids, organisation.name)
    : ids.length === 0
      ? byCode({ organisation, name, signs, index })
      : byName({ organisation, name, signs, index, ids });
  if (verdict.is !== 'matched' || organisation.civil !== true) return verdict;
  // Anybody may call a society after a body: the catalogue says that this is none.
  return tie('civil', [verdict]);
}

/** Which of the two administrations „ОА“ is, where the description speaks of one alone. */
function saidFamily({ description = '' }: PortalOrganisation, name: ReadName): string | null {
  if (readEither(name).length === 0) return null;
  const words = description.toLowerCase();
  const [isMunicipal, isRegional] = [/(?<!\p{L})общин/u.test(words), /(?<!\p{L})област/u.test(words)];
  return isMunicipal === isRegional ? null : isMunicipal ? 'община' : 'област';
}

type Case = {
  readonly organisation: PortalOrganisation;
  readonly name: ReadName;
  readonly signs: Signs;
  readonly index: BodyIndex;
};

function byName(one: Case & { readonly ids: readonly InstitutionId[] }): Verdict {
  const { organisation, name, signs, index } = one;
  const said = saidFamily(organisation, name);
  const ids = said === null ? one.ids : one.ids.filter((id) => index.read.get(id)?.family === said);
  const quote = short(organisation.name);
  const [only] = ids;
  const isSure = only !== undefined && (said !== null || isSureOf(only, name, index, organisation.name));
  const alone = isSure && ids.length === 1 ? { institution: only, by: 'name' as const, quote } : null;
  const narrowed = alone ?? narrow(ids, name, signs, index);
  if (narrowed === null) {
    return tieByName(one.ids.length > 1 ? 'several' : 'incomplete', one.ids, organisation.name);
  }
  const against = contradiction(narrowed.institution, name, signs, index);
  if (against === null) return { is: 'matched', ...narrowed };
  return tie('contradicted', [narrowed, ...against]);
}

/** Words of any public body's name, which say nothing about which. */
const COMMON = new Set(['община', 'общинск', 'общинска', 'администрация', 'област', 'областна', 'град']);

/** The name is no body's. A code makes it one when the name says nothing else, a slip of the pen aside. */
function byCode(one: Case): Verdict {
  const { organisation, name, signs, index } = one;
  const coded = [
    ...[...signs.eiks, ...signs.numbers].flatMap((eik) => candidateOf(index.byEik.get(eik), 'eik', `ЕИК ${eik}`)),
    ...signs.hosts.flatMap((host) => candidateOf(index.byHost.get(host), 'host', host)),
  ];
  if (coded.length === 0 && isVague(organisation.name)) return byTown(one);
  const ids = [...new Set(coded.map(({ institution }) => institution))];
  const [first] = coded;
  if (first !== undefined && ids.length === 1 && agrees(one, first)) return { is: 'matched', ...first };
  const eiks = coded.filter(({ by }) => by === 'eik');
  if (eiks.length > 0) return tie('code-only', eiks);
  const near = slipsOf(name, organisation.name, signs, index);
  return bySlip(one, near) ?? (isOther(name) ? NONE : byPart(one, near));
}

/** „РИОСВ“ in one town alone. */
function byTown({ organisation, signs, index }: Case): Verdict {
  const [town, ...others] = signs.towns;
  const { ids } = sure(`${organisation.name} ${town}`, index);
  const [institution] = ids;
  if (town === undefined || others.length > 0 || institution === undefined) return NONE;
  return { is: 'matched', institution, by: 'name', quote: short(`${organisation.name}, ${town}`) };
}

/** A slip of the pen that only one body's name explains. */
function bySlip({ organisation, name, signs, index }: Case, near: readonly Slip[]): Verdict | null {
  const [slip] = near;
  if (slip?.isSure !== true || contradiction(slip.institution, name, signs, index) !== null) return null;
  return { is: 'matched', institution: slip.institution, by: 'name', quote: short(organisation.name) };
}

/** Any other likeness is for a person. */
function byPart({ organisation, name, index }: Case, near: readonly Slip[]): Verdict {
  const parts = partOf(name, index);
  const ids = parts.length > 0 ? parts : near.map(({ institution }) => institution);
  return tieByName('part', ids, organisation.name);
}

/** With a code every word must be the body's or common; with a host alone also what kind of body it is. */
function agrees({ name, index, organisation }: Case, { institution, by }: MatchCandidate): boolean {
  const own = index.words.get(institution) ?? new Set();
  if (isLatin(organisation.name) || isOther(name)) return false;
  const read = index.read.get(institution);
  const sameKind = name.family !== null && name.family === read?.family && nearlySame(name.place, read.place);
  const bodyName = contentTokens(read?.tokens ?? []).join(' ');
  // „Общинска администрация“ with a municipality's own code or address.
  if (isVague(organisation.name)) return isOfKind(organisation.name, read);
  const content = contentTokens(name.tokens);
  // „Технически университет“ with the address of one of them.
  const isBeginning = content.length > 1 && startsWith(contentTokens(read?.tokens ?? []), content);
  if (isBeginning) return true;
  const slip = sameKind || nearlySame(content.join(' '), bodyName);
  if (slip || by === 'host') return slip;
  const isAllOwn = content.every((word) => own.has(word) || COMMON.has(word));
  return (
    isAllOwn && (read === undefined || read.family === null ? content.length > 1 : namesPlace(content, read.place))
  );
}

/** Its whole place, and a word that says what it is: „Левски“ with a municipality's code is a club. */
function namesPlace(content: readonly string[], place: string): boolean {
  const words = contentTokens(place.split(' '));
  return words.every((word) => content.includes(word)) && content.length > words.length;
}

function isOfKind(name: string, read: ReadName | undefined): boolean {
  return read !== undefined && readName(`${name} ${read.place}`).key === read.key;
}

/** Bodies with whose whole name this one begins: a directorate, an office in a town. */
function partOf(name: ReadName, index: BodyIndex): readonly InstitutionId[] {
  const content = contentTokens(name.tokens);
  const starting = index.starts.filter(([tokens]) => tokens.length < content.length && startsWith(content, tokens));
  const longest = Math.max(0, ...starting.map(([tokens]) => tokens.length));
  const parts = starting.filter(([tokens]) => tokens.length === longest).map(([, id]) => id);
  // „Община Карлово, дирекция …“: the place begins with a known one.
  const inTown = [...index.read].flatMap(([id, own]) =>
    own.family !== null && own.family === name.family && name.place.startsWith(`${own.place} `) ? [id] : [],
  );
  return [...new Set([...parts, ...inTown])];
}

function tie(because: TieReason, candidates: readonly MatchCandidate[]): Verdict {
  const seen = new Set<InstitutionId>();
  const once = candidates.filter(({ institution }) => !seen.has(institution) && seen.add(institution));
  return once.length === 0 ? NONE : { is: 'tie', because, candidates: once };
}

function tieByName(because: TieReason, ids: readonly InstitutionId[], name: string): Verdict {
  const quote = short(name);
  return tie(
    because,
    ids.map((institution) => ({ institution, by: 'name', quote })),
  );
}

/** Long enough for any real name. */
function short(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= 200 ? plain : `${plain.slice(0, 199)}…`;
}
