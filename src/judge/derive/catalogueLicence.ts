import { type Evidence, quote } from '../../model/evidence.ts';
import type { LicenceStatement } from '../../model/factValues.ts';
import type { LicenceEntry, LicencePlaceId, Tables } from '../../model/tables.ts';
import type { PortalPlace } from './candidate.ts';
import { licenceNamed } from './licenceNamed.ts';

/**
 * Ids of CKAN's own list of licences (https://licenses.opendefinition.org/licenses/groups/ckan.json) that name none of
 * ours by themselves. `open` and `restricted` = a kind is chosen and no licence.
 */
const CKAN_IDS: ReadonlyMap<string, string> = new Map([
  ['cc-zero', 'cc0-1.0'],
  ['cc-nc', 'cc-by-nc'],
  ['uk-ogl', 'open'],
  ['odc-pddl', 'pddl-1.0'],
  ['odc-odbl', 'odbl-1.0'],
  ['odc-by', 'odc-by-1.0'],
  ['other-open', 'open'],
  ['other-pd', 'open'],
  ['other-at', 'open'],
  ['other-nc', 'restricted'],
  ['other-closed', 'restricted'],
]);
/** Words that stand in the field and state nothing. */
const NOTHING = /^(?:not ?specified|none|unknown|n\/?a|-+|няма|не е посочен\p{L}?)$/iu;

type Meaning = {
  readonly says: 'open' | 'restricted';
  readonly licence: string | null;
  readonly conditions: LicenceStatement['conditions'];
};
type CatalogueClaim = Meaning & {
  readonly place: LicencePlaceId;
  readonly scope: LicenceStatement['scope'];
  readonly source: LicenceStatement['source'];
  readonly evidence: Evidence;
};

/** What the fields of a catalogue say of re-use, with the text that says it. A licence that no table knows claims nothing (isUnknownLicence). */
export function catalogueClaims(
  { resource, dataset, listing }: PortalPlace,
  tables: Tables,
): readonly CatalogueClaim[] {
  const body = listing.result.is === 'response' ? listing.result.body.digest : null;
  return textsOf({ resource, dataset }).flatMap(({ text, place }): readonly CatalogueClaim[] => {
    const found = meaningOf(text, tables);
    if (found === null) return [];
    const evidence = { capture: listing.id, body, at: { kind: 'whole' } as const, quote: quote(text) };
    const scope = place === 'catalogue-resource' ? 'file' : 'dataset';
    return [{ ...found, place, scope, source: 'property', evidence }];
  });
}

/** The catalogue names a licence of which we know nothing: something is stated, and it would be wrong to call it silence. */
export function isUnknownLicence(place: Pick<PortalPlace, 'resource' | 'dataset'>, tables: Tables): boolean {
  return textsOf(place).some(({ text }) => meaningOf(text, tables) === null);
}

function textsOf({
  resource,
  dataset,
}: Pick<PortalPlace, 'resource' | 'dataset'>): readonly { readonly text: string; readonly place: LicencePlaceId }[] {
  const said = [
    { text: resource.licence, place: 'catalogue-resource' as const },
    { text: resource.licence === null ? resource.rights : null, place: 'catalogue-resource' as const },
    { text: dataset.licence, place: 'catalogue-dataset' as const },
  ];
  return said.flatMap(({ text, place }) => {
    const words = text?.trim() ?? '';
    // DCAT-AP writes rights of access (PUBLIC) into the same field: they are no licence.
    const isAccess = /\/access-right\//i.test(words);
    return words === '' || NOTHING.test(words) || isAccess ? [] : [{ text: words, place }];
  });
}

/** What a field of a catalogue says of re-use: by its EU address, by CKAN's id, by a licence's name; null = nothing that we know. */
export function meaningOf(text: string, tables: Tables): Meaning | null {
  const plain = text.trim().toLowerCase();
  const mapped = CKAN_IDS.get(plain);
  if (mapped === 'open' || mapped === 'restricted') return { says: mapped, licence: null, conditions: [] };
  const entry = byAuthority(plain, tables) ?? licenceNamed(mapped ?? text, tables);
  return entry === undefined ? null : { says: entry.class, licence: entry.id, conditions: entry.conditions };
}

/** http://publications.europa.eu/resource/authority/licence/CC_BY_4_0. */
function byAuthority(address: string, { licences }: Tables): LicenceEntry | undefined {
  const plain = address.replace(/^https:/, 'http:');
  return licences.find(({ euAuthority }) => euAuthority !== null && euAuthority.toLowerCase() === plain);
}
