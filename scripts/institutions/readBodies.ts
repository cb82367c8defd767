import { parse } from 'csv-parse/sync';
import { type Institution, REGIONS } from '../../src/model/institution.ts';
import { transliterate } from '../../src/model/transliterate.ts';
import { kindOf, legalKindOf } from './legalKind.ts';
import { wordsOfSource } from './wordsOfSource.ts';

export type Tables = { readonly bodies: string; readonly register: string; readonly withoutSite: string };
export type MadeBody = Omit<Institution, 'otherNames' | 'fileHosts' | 'identityConfirmed' | 'portalOrganisation'>;
type Row = Readonly<Record<string, string>>;

/** Services at which anybody may have an address: they say nothing about whose it is. */
const PUBLIC_MAIL = new Set([
  'abv.bg', 'b-trust.org', 'el-soft.com', 'gmail.bg', 'gmail.com', 'haskovo.net', 'icon.bg', 'm-real.net', 'mail-bg.com', 'mail.bg',
  'mail.orbitel.bg', 'mbox.contact.bg', 'mbox.is-bg.net', 'mh.government.bg', 'mon.bg', 'net-surf.net', 'plov.net', 'ruo.mon.bg',
  'unacs.bg', 'vt.bia-bg.com', 'yahoo.com',
]); // prettier-ignore

/** The tables as bodies, in their order; then those that have no address. `notes` = what a person should look at. */
export function readBodies(tables: Tables): {
  readonly bodies: readonly MadeBody[];
  readonly notes: readonly string[];
} {
  const listed = rowsOf(tables.bodies);
  const register = new Map(rowsOf(tables.register).map((row) => [row['id'] ?? '', row]));
  const ids = new Set(listed.map((row) => row['id']));
  const unaddressed = [
    ...rowsOf(tables.withoutSite).map((row) => ({ ...row, type: 'municipality' })),
    ...[...register.values()].filter((row) => row['type'] !== 'municipality'),
  ].filter((row: Row) => !ids.has(row['id']));
  const regions = new Map([...listed, ...unaddressed].map((row: Row) => [row['id'] ?? '', regionOf(row, register)]));
  const missing = new Map<string, number>();
  const bodies = [...listed, ...unaddressed].map((row: Row) => {
    const parent = parentOf(row);
    const isKnown = parent === '' || ids.has(parent);
    if (!isKnown) missing.set(parent, (missing.get(parent) ?? 0) + 1);
    return body(row, register.get(row['id'] ?? ''), isKnown ? parent : '', regions);
  });
  const notes = [...missing].map(
    ([parent, count]) => `${parent} is the parent of ${count} bodies and in no table: left out`,
  );
  return { bodies, notes };
}

function rowsOf(csv: string): readonly Row[] {
  return parse(csv, { columns: true, bom: true, skip_empty_lines: true });
}

function body(row: Row, extra: Row | undefined, parent: string, regions: ReadonlyMap<string, string | null>): MadeBody {
  const id = row['id'] ?? '';
  const name = (row['name_bg'] ?? '').replace(' - ', ' – ');
  const known = { id, name, type: row['type'] ?? '', parent };
  const url = row['url'] ?? '';
  const { eik = '', ekatte_settlement: ekatte = '', register_email_domain: mail = '' } = extra ?? row;
  return {
    id,
    name: { bg: name, en: row['name_en'] ?? englishName(name) },
    kind: kindOf(known),
    legalKind: legalKindOf(known),
    region: regions.get(id) ?? (parent.startsWith('mun-') ? (regions.get(parent) ?? null) : null),
    eik: eik === '' ? null : eik,
    ...(ekatte === '' ? {} : { ekatte: ekatte.padStart(5, '0') }),
    ...(parent === '' ? {} : { parent }),
    sites: url === '' ? [] : [url],
    ...(mail === '' || PUBLIC_MAIL.has(mail) || mail === row['domain'] ? {} : { mailHost: mail }),
    source: wordsOfSource(row['sources'] ?? ''),
    ...(url === '' ? {} : { confidence: row['confidence'] === 'high' ? ('high' as const) : ('medium' as const) }),
  };
}

/** The portal of a body is a part of it; those without an address name their superior by what they are. */
function parentOf(row: Row): string {
  const { id = '', parent = '' } = row;
  if (id === 'rzi-shumen-portal') return 'rzi-shumen';
  if (parent !== '') return parent;
  if (id.startsWith('rzi-')) return 'mh';
  if (id.startsWith('riosv-')) return 'moew';
  if (id.startsWith('ruo-')) return 'mon';
  const oblast = row['oblast'] ?? '';
  if (oblast === '') return '';
  return oblast === 'София' ? 'oblast-sofia-province' : `oblast-${latin(oblast)}`;
}

function regionOf(row: Row, register: ReadonlyMap<string, Row>): string | null {
  const { id = '', name_bg: name = '', oblast } = row;
  const place = register.get(id)?.['oblast_or_city'] ?? oblast ?? '';
  if (place !== '') {
    // Of municipalities „София“ is the district around the capital; of offices it is the city in which they sit.
    if (place === 'София') return id.startsWith('mun-') ? 'Софийска област' : 'София (столица)';
    if (place === 'София-град') return 'София (столица)';
    return place === 'София област' ? 'Софийска област' : place;
  }
  if (id === 'oblast-sofia-city' || id === 'rzi-sofia-city') return 'София (столица)';
  if (!/^(?:oblast|rzi|riosv|ruo)-/.test(id)) return null;
  return REGIONS.find((region) => name.includes(region)) ?? null;
}

const ENGLISH: readonly (readonly [bg: string, en: string])[] = [
  ['Регионална здравна инспекция', 'Regional Health Inspectorate'],
  ['Регионална инспекция по околна среда и водите', 'Regional Inspectorate of Environment and Water'],
  ['Регионално управление на образованието', 'Regional Department of Education'],
];

function englishName(name: string): string {
  const [what = '', where = ''] = name.split(' – ');
  const english = ENGLISH.find(([bg]) => bg === what)?.[1];
  if (english === undefined) throw new Error(`no English name for ${name}`);
  const place =
    where === 'София област' ? 'Sofia Province' : where === 'София-град' ? 'Sofia City' : titled(latin(where, ' '));
  return `${english} ${place}`;
}

function titled(text: string): string {
  return text.replace(/(?<=^| )\p{L}/gu, (letter) => letter.toUpperCase());
}

function latin(text: string, between = '-'): string {
  return transliterate(text).replaceAll(' ', between);
}
