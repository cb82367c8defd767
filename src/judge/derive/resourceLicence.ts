import type { Evidence } from '../../model/evidence.ts';
import { quote } from '../../model/evidence.ts';
import { type Fact, known, unknown } from '../../model/facts.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { SubjectId } from '../../model/ids.ts';
import type { Candidate } from './candidate.ts';
import type { World } from './discoverLinked.ts';
import { reasonOf } from './outcome.ts';
import { type Claim, gatherClaims } from './licenceClaims.ts';
import { unseenPlaces } from './licencePlaces.ts';

type Licence = FactValues['resource.licence'];

/**
 * The licence of a resource. Authority goes from near to far, by the table of places (rules/tables/licencePlaces.yaml):
 * the nearest place that says anything decides; open and restricted at the same rank contradict each other. How far
 * „Всички права запазени“ speaks against an open statement stands in the table too; a bare © says who the author is.
 * `not-stated` only when every place where a statement could stand was read.
 */
export function resourceLicence(candidate: Candidate, subject: SubjectId, world: World): Fact<'resource.licence'> {
  if (candidate.site !== null && candidate.site.identified !== true) {
    return unknown(subject, 'resource.licence', 'ambiguous', 'site-not-identified', candidate.site.fact.evidence);
  }
  if (candidate.outcome !== 'answered' && candidate.outcome !== 'gone') {
    // What was never seen may carry a licence of its own: the page around it must not be held against it.
    const why = candidate.trouble?.reason ?? (candidate.capture === null ? 'not-asked' : reasonOf(candidate.capture));
    return unknown(subject, 'resource.licence', 'not-captured', why);
  }
  const claims = gatherClaims(candidate, world);
  const explicit = claims.filter(({ says }) => says === 'open' || says === 'restricted');
  const nearest = Math.min(...explicit.map(({ place }) => place.rank));
  const deciding = explicit.filter(({ place }) => place.rank === nearest);
  const reserved = claims.filter(({ says }) => says === 'reserved');
  if (deciding.length > 0) return decided(subject, deciding, reserved);
  const first = reserved[0];
  if (first !== undefined)
    return known(subject, 'resource.licence', statusOf('restricted', first), evidenceOf(reserved));
  const unseen = unseenPlaces(candidate, world);
  if (unseen !== null) return unknown(subject, 'resource.licence', 'not-captured', unseen);
  const value: Licence = { status: 'not-stated', licence: null, scope: null, source: null };
  return known(subject, 'resource.licence', value, lookedAt(candidate));
}

function decided(subject: SubjectId, deciding: readonly Claim[], reserved: readonly Claim[]): Fact<'resource.licence'> {
  const open = deciding.filter(({ says }) => says === 'open');
  const restricted = deciding.filter(({ says }) => says === 'restricted');
  const [firstOpen, firstRestricted] = [named(open), named(restricted)];
  if (firstOpen !== undefined && firstRestricted !== undefined) {
    const value: Licence = { ...statusOf('conflicting', firstOpen), against: 'limits' };
    return known(subject, 'resource.licence', value, evidenceOf([...open, ...restricted]));
  }
  if (firstRestricted !== undefined) {
    return known(subject, 'resource.licence', statusOf('restricted', firstRestricted), evidenceOf(restricted));
  }
  const against = reserved.filter((claim) => firstOpen !== undefined && reaches(claim, firstOpen));
  const status = against.length > 0 ? 'conflicting' : 'open';
  const first = firstOpen ?? deciding[0];
  if (first === undefined) throw new RangeError('no deciding statement');
  const value: Licence = {
    ...statusOf(status, first),
    ...(status === 'conflicting' ? { against: isOfSite(against) ? ('site-reservation' as const) : 'limits' } : {}),
  };
  return known(subject, 'resource.licence', value, evidenceOf([...open, ...against]));
}

/** „Всички права запазени“ on pages and in footers only: a sentence beside it mends that, in a file it does not. */
function isOfSite(reserved: readonly Claim[]): boolean {
  return reserved.every(({ scope }) => scope === 'page' || scope === 'site');
}

/** A reservation of the whole site says nothing against a licence given to this very file or dataset. */
function reaches(reserved: Claim, open: Claim): boolean {
  return reserved.place.reservationReaches <= open.place.rank;
}

/** A statement that names a licence says more than one in free words. */
function named(claims: readonly Claim[]): Claim | undefined {
  return claims.find(({ licence }) => licence !== null) ?? claims[0];
}

function statusOf(status: Licence['status'], claim: Claim): Licence {
  return { status, licence: claim.licence, scope: claim.scope, source: claim.source, conditions: claim.conditions };
}

const MOST_QUOTES = 4;

function evidenceOf(claims: readonly Claim[]): readonly Evidence[] {
  return claims.map(({ evidence }) => evidence).slice(0, MOST_QUOTES);
}

function lookedAt(candidate: Candidate): readonly Evidence[] {
  const { foundOn } = candidate;
  return foundOn === null
    ? []
    : [{ capture: foundOn.id, body: null, at: { kind: 'url' }, quote: quote(foundOn.request.url) }];
}
