import type { InstitutionId } from '../../model/ids.ts';
import { type Institution, REGIONS } from '../../model/institution.ts';
import type { MatchCandidate, MatchSign } from '../../model/organisationMatch.ts';
import { fitsRegion } from './fitsRegion.ts';
import { isAbove } from './isAbove.ts';
import type { BodyIndex } from './indexBodies.ts';
import type { ReadName } from './readName.ts';
import type { Signs } from './signsIn.ts';

/**
 * Bodies for which something speaks that stands beside a name, or an empty list where only something speaks against
 * `id`: another's code or address, another state, district or town. Null when nothing does.
 */
export function contradiction(
  id: InstitutionId,
  name: ReadName,
  signs: Signs,
  index: BodyIndex,
): readonly MatchCandidate[] | null {
  const body = index.bodies.get(id);
  if (body === undefined) return null;
  if (signs.isAbroad || isOtherRegion(body, name, signs) || isOtherTown(body, signs, index)) return [];
  return otherCodes(body, signs, index) ?? otherHosts(body, signs, index);
}

/** A code speaks for a body of ours or, where `body` has a code of its own, against it whoever has it. */
function otherCodes({ id, eik }: Institution, signs: Signs, index: BodyIndex): readonly MatchCandidate[] | null {
  const { eiks, branches } = signs;
  const owners = [...eiks, ...branches].flatMap((code) => candidateOf(index.byEik.get(code), 'eik', `ЕИК ${code}`));
  const others = owners.filter(({ institution }) => institution !== id);
  if (eik !== null && eiks.length > 0 && !eiks.includes(eik)) return others;
  return others.length > 0 && others.length === owners.length ? others : null;
}

/** Another body's host, but for a superior's: units write from there. */
function otherHosts(body: Institution, signs: Signs, index: BodyIndex): readonly MatchCandidate[] | null {
  const owners = signs.hosts.flatMap((host) => candidateOf(ownerOf(host, index), 'host', host));
  if (owners.some(({ institution }) => institution === body.id)) return null;
  const others = owners.filter(({ institution }) => !isAbove(institution, body, index));
  return others.length > 0 ? others : null;
}

/** „opendata.obshtina.bg“ is the municipality's; below other hosts many bodies live. */
function ownerOf(host: string, index: BodyIndex): InstitutionId | undefined {
  const above = index.byHost.get(host.slice(host.indexOf('.') + 1));
  const isOfMunicipality = above !== undefined && index.bodies.get(above)?.kind === 'municipality';
  return index.byHost.get(host) ?? (isOfMunicipality ? above : undefined);
}

function isOtherRegion({ region }: Institution, name: ReadName, signs: Signs): boolean {
  if (region === null) return false;
  if (name.region !== null) return !fitsRegion(region, name.region);
  return signs.regions.length > 0 && !signs.regions.some((said) => fitsRegion(region, said));
}

const CENTRES: ReadonlySet<string> = new Set(['софия', ...REGIONS.map((region) => region.toLowerCase())]);

/** A district's centre in an address, of a body that sits elsewhere. Bodies of the whole country sit in the capital. */
function isOtherTown({ id, region }: Institution, signs: Signs, index: BodyIndex): boolean {
  const own = index.read.get(id);
  const isDistrict = own?.family === 'район';
  const centres = (isDistrict ? [...signs.towns, ...signs.mentions] : signs.towns).filter((town) => CENTRES.has(town));
  // No body of the whole country sits in a village.
  if (own?.family === null && signs.villages.length > 0) return true;
  if (own === undefined || centres.length === 0) return false;
  if (own.family !== null) {
    const home = [own.place.replace(/ град$/, ''), own.key.slice(own.key.lastIndexOf(':') + 1)];
    return !centres.some((town) => home.includes(town) || (region !== null && fitsRegion(region, town)));
  }
  const words = index.words.get(id) ?? new Set();
  const homes = [...CENTRES].filter((town) => town.split(' ').every((word) => words.has(word)));
  return !centres.some((town) => homes.includes(town) || (homes.length === 0 && town === 'софия'));
}

export function candidateOf(
  institution: InstitutionId | undefined,
  by: MatchSign,
  quote: string,
): readonly MatchCandidate[] {
  return institution === undefined ? [] : [{ institution, by, quote }];
}
