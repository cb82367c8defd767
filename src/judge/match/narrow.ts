import type { InstitutionId } from '../../model/ids.ts';
import type { Institution } from '../../model/institution.ts';
import type { MatchCandidate, MatchSign } from '../../model/organisationMatch.ts';
import { isRegion } from './fitsRegion.ts';
import type { BodyIndex } from './indexBodies.ts';
import type { ReadName } from './readName.ts';
import type { Signs } from './signsIn.ts';

/** Of several, the one that a sign singles out; null when none does, or signs single out different ones. */
export function narrow(
  ids: readonly InstitutionId[],
  name: ReadName,
  signs: Signs,
  index: BodyIndex,
): MatchCandidate | null {
  const of = (
    by: MatchSign,
    found: readonly (readonly [InstitutionId | undefined, string])[],
  ): readonly MatchCandidate[] =>
    found.flatMap(([institution, quote]) =>
      institution !== undefined && ids.includes(institution) ? [{ institution, by, quote }] : [],
    );
  const regions = name.region === null ? signs.regions : [name.region];
  const singled = [
    ...of(
      'eik',
      [...signs.eiks, ...signs.numbers].map((eik) => [index.byEik.get(eik), `ЕИК ${eik}`] as const),
    ),
    ...of(
      'host',
      signs.hosts.map((host) => [index.byHost.get(host), host] as const),
    ),
    ...of(
      'ekatte',
      signs.ekattes.flatMap((code) => onlyOne(ids, ({ ekatte }) => ekatte === code, index, `ЕКАТТЕ ${code}`)),
    ),
    ...of(
      'region',
      regions.flatMap((region) => onlyOne(ids, (body) => isRegion(body.region, region), index, `област ${region}`)),
    ),
  ];
  const [first] = singled;
  return first !== undefined && singled.every(({ institution }) => institution === first.institution) ? first : null;
}

function onlyOne(
  ids: readonly InstitutionId[],
  fits: (body: Institution) => boolean,
  index: BodyIndex,
  quote: string,
): readonly (readonly [InstitutionId, string])[] {
  const fitting = ids.filter((id) => {
    const body = index.bodies.get(id);
    return body !== undefined && fits(body);
  });
  return fitting.length === 1 && fitting[0] !== undefined ? [[fitting[0], quote]] : [];
}
