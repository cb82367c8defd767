import { absoluteIri } from '../../model/absoluteIri.ts';
import { frequencyIn } from '../../model/frequencyIn.ts';
import { mediaTypeName } from '../../model/mediaTypeName.ts';
import type { FormatEntry, LicenceEntry, Tables } from '../../model/tables.ts';
import { normaliseWords } from '../../model/words.ts';
import { type Curie, type DcatNode, type DcatValue, makeNode } from './dcatNode.ts';
import { bothNames, toldText } from './dcatText.ts';
import {
  ACCESS_RIGHTS,
  AUTHORITY,
  FREQUENCIES,
  FREQUENCY_OF,
  HVD_CATEGORIES,
  LANGUAGES,
  MEDIA_TYPES,
  THEMES,
} from './euCodes.ts';

/** What a description refers to, and the nodes that say what that is: the profile asks for the class of each. */
export type Reference = { readonly value: DcatValue; readonly node: DcatNode };

const LONGEST_LABEL = 300;

/** Something with an address of its own or one of ours, with a class and a name. */
function refer(id: string, type: Curie, label: Curie, names: readonly (DcatValue | null)[] = []): Reference {
  return { value: { iri: id }, node: makeNode(id, [type], { [label]: names }) };
}

/** An address that the catalogue gives, else its words under an address of ours (`place`). null = it says nothing. */
export function given(text: string, type: Curie, place: string): Reference | null {
  const iri = absoluteIri(text);
  if (iri !== null) return refer(iri, type, 'rdfs:label');
  const words = toldText(text.slice(0, LONGEST_LABEL));
  return words === null ? null : refer(place, type, type === 'dct:Location' ? 'skos:prefLabel' : 'rdfs:label', [words]);
}

export function themeOf(text: string, place: string): Reference | null {
  const code = codeIn(text, 'data-theme');
  const names = code === null ? undefined : THEMES[code];
  if (names !== undefined)
    return refer(`${AUTHORITY}data-theme/${code}`, 'skos:Concept', 'skos:prefLabel', bothNames(names));
  const iri = absoluteIri(text);
  const words = toldText(text.slice(0, LONGEST_LABEL));
  // A concept must have a name, and of a foreign one we know the address alone.
  return words === null ? null : refer(iri ?? place, 'skos:Concept', 'skos:prefLabel', [words]);
}

/** The category of high-value data that a catalogue itself names among the themes. */
export function hvdCategoryOf(text: string): string | null {
  const iri = absoluteIri(text)?.replace(/^https:/, 'http:') ?? '';
  return iri.startsWith(HVD_CATEGORIES) && /^c_[0-9a-f]{4,16}$/.test(iri.slice(HVD_CATEGORIES.length)) ? iri : null;
}

export function frequencyOf(text: string, tables: Tables): Reference | null {
  const stated = codeIn(text, 'frequency');
  const entry = frequencyIn(normaliseWords(text), tables)?.entry.id ?? '';
  const code = stated !== null && FREQUENCIES.has(stated) ? stated : FREQUENCY_OF[entry];
  if (code !== undefined) return refer(`${AUTHORITY}frequency/${code}`, 'dct:Frequency', 'rdfs:label');
  const iri = absoluteIri(text);
  return iri === null ? null : refer(iri, 'dct:Frequency', 'rdfs:label');
}

export function languageOf(text: string): Reference | null {
  const stated = codeIn(text, 'language') ?? text.trim();
  const code = LANGUAGES[stated.toLowerCase().slice(0, 2)];
  const known = Object.values(LANGUAGES).find((three) => three === stated.toUpperCase());
  const found = known ?? (/^[a-z]{2}(?:[-_]\w+)?$/i.test(stated) ? code : undefined);
  return found === undefined ? null : refer(`${AUTHORITY}language/${found}`, 'dct:LinguisticSystem', 'rdfs:label');
}

export function accessRightOf(text: string, place: string): Reference | null {
  const stated = codeIn(text, 'access-right') ?? text.trim();
  const code = ACCESS_RIGHTS[stated.toLowerCase()];
  if (code === undefined) return given(text, 'dct:RightsStatement', place);
  return refer(`${AUTHORITY}access-right/${code}`, 'dct:RightsStatement', 'rdfs:label');
}

/** Of an entry of our table: its address at the EU authority, else one of ours with its name. */
export function licenceReference(entry: LicenceEntry, place: string): Reference {
  return refer(entry.euAuthority ?? place, 'dct:LicenseDocument', 'rdfs:label', bothNames(entry.name));
}

/** The entry that an address, an id or a name in words means. */
export function licenceEntry(text: string, { licences }: Tables): LicenceEntry | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '');
  if (plain === '') return null;
  const named = licences.find(({ id, spdx }) => id === plain || spdx?.toLowerCase() === plain);
  if (named !== undefined) return named;
  const beginnings = licences.flatMap((entry) =>
    entry.urls.filter((url) => !url.includes('*') && plain.startsWith(url)).map((url) => ({ entry, url })),
  );
  // „…/by/4.0/“ and „…/by/“ both begin it: the longer one says more.
  return beginnings.toSorted((a, b) => b.url.length - a.url.length)[0]?.entry ?? null;
}

export function formatReference(entry: FormatEntry | null, declared: string | null, place: string): Reference | null {
  const code = entry?.euFileType ?? null;
  if (code !== null) return refer(`${AUTHORITY}file-type/${code}`, 'dct:MediaTypeOrExtent', 'rdfs:label');
  if (entry !== null) return refer(place, 'dct:MediaTypeOrExtent', 'rdfs:label', [{ text: entry.name.en, lang: 'en' }]);
  return declared === null ? null : given(declared, 'dct:MediaTypeOrExtent', place);
}

/** Formats by each code, name, extension and media type that means them; where two claim one, the nearer name wins. */
export function indexFormats(formats: readonly FormatEntry[]): ReadonlyMap<string, FormatEntry> {
  const codes = formats.map((entry) => ({ entry, names: [entry.id, entry.euFileType ?? ''] }));
  const names = formats.map((entry) => ({ entry, names: [...entry.aliases, ...entry.extensions] }));
  const types = formats.map((entry) => ({ entry, names: entry.mediaTypes }));
  const index = new Map<string, FormatEntry>();
  for (const { entry, names: all } of [...codes, ...names, ...types]) {
    for (const name of all) {
      const key = name.toLowerCase();
      if (key !== '' && !index.has(key)) index.set(key, entry);
    }
  }
  return index;
}

/** The entry that a declared format (code, name or extension) or media type means. */
export function formatEntry(declared: string | null, formats: ReadonlyMap<string, FormatEntry>): FormatEntry | null {
  if (declared === null) return null;
  const text = codeIn(declared, 'file-type') ?? declared;
  const plain = text.trim().toLowerCase().replace(/^\./, '').replace(MEDIA_TYPES, '').split(';')[0] ?? '';
  return formats.get(plain.trim()) ?? null;
}

/** Registered media types only: those of the table that are no experiments, and what a catalogue declares likewise. */
export function mediaTypeReference(entry: FormatEntry | null, declared: string | null): Reference | null {
  const stated = mediaTypeName((declared ?? '').trim().toLowerCase());
  const type = [stated.split(';')[0]?.trim() ?? '', entry?.mediaTypes[0] ?? ''].find((text) => REGISTERED.test(text));
  return type === undefined ? null : refer(`${MEDIA_TYPES}${type}`, 'dct:MediaType', 'rdfs:label');
}
const REGISTERED =
  /^(?:application|audio|font|image|message|model|multipart|text|video)\/(?!x-)[a-z0-9][a-z0-9_.+-]{0,126}$/;

/** „MONTHLY“ of the address of a table's entry, under http or https. */
function codeIn(text: string, table: string): string | null {
  const plain = text.trim().replace(/^https:/, 'http:');
  const base = `${AUTHORITY}${table}/`;
  return plain.startsWith(base) ? plain.slice(base.length) : null;
}
