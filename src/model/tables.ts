import type { CatalogueTable } from './catalogueFields.ts';
import type { DateSource } from './dateSource.ts';
import type { Bilingual } from './lang.ts';
import type { PrioritySets } from './prioritySets.ts';

/** What things are (not what is demanded): values that app loads from rules/tables and passes in. */
export type Tables = {
  readonly formats: readonly FormatEntry[];
  readonly licences: readonly LicenceEntry[];
  readonly vocabulary: Vocabulary;
  readonly licencePlaces: readonly LicencePlace[];
  readonly frequencies: readonly FrequencyEntry[];
  /** Where dates of data stand, in the order of authority; every id once. */
  readonly dateSources: readonly DateSource[];
  readonly documents: DocumentSigns;
  /** Datasets that lists ask of bodies first. */
  readonly priority: PrioritySets;
  /** What each kind of catalogue can say of its datasets. */
  readonly catalogues: CatalogueTable;
  /** Hash of the tables' content: part of the key of cached body facts. */
  readonly hash: string;
};

export type FormatEntry = {
  readonly id: string;
  readonly name: Bilingual;
  /** Code in the EU authority table „file-type“; null where that has none. */
  readonly euFileType: string | null;
  readonly aliases: readonly string[];
  readonly mediaTypes: readonly string[];
  readonly extensions: readonly string[];
  readonly open: boolean;
  readonly structured: boolean;
  /** машинночетим, as ЗДОИ § 1, т. 7 defines it; `content` = only its content can tell (JSON with one string). */
  readonly machineReadable: 'yes' | 'no' | 'content';
  /** Highest technical level that a file of this format can have (DESIGN §2). */
  readonly maxLevel: 0 | 1 | 2 | 3 | 4 | 5;
  /** table, tree, geo, graph, document, image, page, archive, service, other. */
  readonly family: 'table' | 'tree' | 'geo' | 'graph' | 'document' | 'image' | 'page' | 'archive' | 'service' | 'other';
  readonly reason: Bilingual;
};

export type LicenceEntry = {
  readonly id: string;
  readonly spdx: string | null;
  readonly name: Bilingual;
  readonly class: 'open' | 'restricted';
  readonly conditions: readonly (
    'attribution' | 'share-alike' | 'non-commercial' | 'no-derivatives' | 'permission' | 'fee'
  )[];
  /** Lower-case beginnings of addresses, without scheme and www. */
  readonly urls: readonly string[];
  /** Lower-case phrases, normalised as Vocabulary says. */
  readonly phrases: readonly string[];
  /** Ids of the national portal's terms of use that mean this licence. */
  readonly portalTerms: readonly number[];
  /** URI in the EU authority table of licences; null when it has none. */
  readonly euAuthority: string | null;
  /** Verdict of the Open Definition's own list of licences. */
  readonly openDefinition: 'conformant' | 'non-conformant' | 'not-reviewed';
  /** Whether it meets Art. 4 of Regulation (EU) 2023/138 for high-value datasets: CC0, CC BY 4.0 or freer. */
  readonly highValue: 'meets' | 'fails' | 'unclear';
  /** Number of the ordinance's annex with these standard terms, 1-8. */
  readonly ordinanceTerms: number | null;
  /** ISO 3166 code of the state that wrote it, EU for the Union; null for licences of the world. */
  readonly country: string | null;
};

/** A place where a statement on re-use may stand, and what weight it has there (rules/tables/licencePlaces.yaml). */
export type LicencePlace = {
  readonly id: LicencePlaceId;
  readonly name: Bilingual;
  /** 1 = nearest to the data. The nearest place that says anything decides; equal ranks may contradict each other. */
  readonly rank: number;
  /** „Всички права запазени“ at this place contradicts open statements at places of this rank and farther ones. */
  readonly reservationReaches: number;
};

export const LICENCE_PLACE_IDS = [
  'file-property', 'file-words', 'archive-member', 'link-header', 'metadata-file', 'beside-file', 'beside-file-link',
  'catalogue-resource', 'catalogue-dataset', 'dataset-description', 'dataset-words', 'portal-terms', 'page-markup', 'page-words', 'site-markup', 'site-words', 'terms-page',
] as const; // prettier-ignore
export type LicencePlaceId = (typeof LICENCE_PLACE_IDS)[number];

export type FrequencyEntry = {
  readonly id: string;
  readonly name: Bilingual;
  /** Days after which the next change is due. */
  readonly days: number;
  readonly phrases: readonly string[];
  /** Adjectives before what comes out so often: „годишен отчет“. They tell its rhythm and promise nothing. */
  readonly names?: readonly string[] | undefined;
};

/**
 * Words for detection. Each is matched case-insensitively after NFC, lower case, ѝ→и, plain quotes and dashes, no soft
 * hyphens, spaces folded; `~` ends a stem and stands for any further letters; word ends are letter boundaries.
 */
export type Vocabulary = {
  /** Link words that promise data: strong = one is enough, medium = with a file or a second word. */
  readonly dataStrong: readonly string[];
  readonly dataMedium: readonly string[];
  readonly notData: readonly string[];
  readonly download: readonly string[];
  /** Words of letters, notices, forms, press texts: a document, not data. */
  readonly documentWords: readonly string[];
  readonly archive: readonly string[];
  /** Sentences with which a page says that it, or what it offers, is not kept up any more. */
  readonly archiveNotice: readonly string[];
  readonly missingPage: readonly string[];
  readonly blockedPage: readonly string[];
  /** What firewalls and browser checks are known by beside words. */
  readonly blockedMarks: readonly {
    readonly guard: string;
    /** Name and beginning of the value of a header that only such an answer has, lower case; null = none. */
    readonly header: { readonly name: string; readonly value: string } | null;
    /** All of these stand in the scripts of such a page, as written; empty = none. */
    readonly code: readonly string[];
  }[];
  /** What the law asks to be published; ids are used by duty rules. */
  readonly sections: readonly SectionWords[];
  /** Addresses asked on every site although nothing links to them; part of site.searched. */
  readonly probes: readonly string[];
  /** Usual addresses of conditions of use, asked where the start page links to none. Their silence proves nothing. */
  readonly termsProbes: readonly string[];
  /** Words before a date: what the date says. */
  readonly dateLabels: readonly {
    readonly says: 'published' | 'modified' | 'as-of' | 'period-end' | 'created';
    readonly phrases: readonly string[];
  }[];
  /** Words beside which a frequency is one of refreshing: „обновява се ежемесечно“. */
  readonly refreshing: readonly string[];
  /** Words that promise a change only when something happens. */
  readonly onChange: readonly string[];
  /** Further names of data that are refreshed; a site or its news are none. */
  readonly refreshedThings: readonly string[];
  /** Names of what comes out again and again: „отчет“, „бюлетин“. */
  readonly comesOut: readonly string[];
  /** Names of what is made for the time ahead: „бюджет“, „план“, „график“. */
  readonly ahead: readonly string[];
  readonly licenceOpen: readonly string[];
  readonly licenceRestricted: readonly {
    readonly phrase: string;
    readonly condition: 'non-commercial' | 'no-derivatives' | 'permission' | 'fee';
  }[];
  readonly licenceReserved: readonly string[];
  readonly termsLinks: readonly string[];
  /** How often a kind of data changes by its nature → frequency id. */
  readonly kindFrequencies: readonly {
    /** In its title or in the heading above it. */
    readonly phrases: readonly string[];
    /** The whole title, but for its period; `*` at its end stands for one or two further words, such as a place. */
    readonly names?: readonly string[] | undefined;
    readonly frequency: string;
  }[];
};

/** By which words a section that the law asks for is found. */
export type SectionWords = {
  readonly id: string;
  /** Names of it: as a link, heading or title they are enough. */
  readonly titles: readonly string[];
  /** Whole parts of addresses between / - _ . */
  readonly slugs: readonly string[];
  /** Names under which it often stands, and other things too: they only keep absence from being said. */
  readonly loose: readonly string[];
  /** Words in a text that only keep absence from being said. */
  readonly maybe: readonly string[];
  /** Names that are enough on a page of another section (`of`), and elsewhere only loose. */
  readonly inside: { readonly of: string; readonly titles: readonly string[] } | null;
  /** It is written out where a few lines under one heading have a phrase of every group; several ways to say it. */
  readonly written: readonly (readonly (readonly string[])[])[];
  /** Beginnings of addresses (without scheme and www) that are the section wherever a link leads to them. */
  readonly addresses: readonly string[];
};

/** Phrases as Vocabulary says, each with how much it weighs. */
export type Weights = Readonly<Record<string, number>>;

/** From this value on, this weight; of several the highest value reached counts. */
export type WeightStep = { readonly from: number; readonly weight: number };

/** Words by which documents are known, by where they stand. */
export type SignWords = {
  /** In the words of a link, in the heading above it or in the name of a file. */
  readonly names: Weights;
  /** At the beginning of a short line among the first ones of the text. */
  readonly headings: Weights;
  /** At the beginning of any line outside the tables. */
  readonly lines: Weights;
  /** Anywhere outside the tables. */
  readonly text: Weights;
};

/** By which signs a document is told from data, and how much each weighs (rules/tables/documents.yaml). */
export type DocumentSigns = {
  readonly data: SignWords & {
    /** Of `names`, those under which a page offers a register: what is so called is judged as one. */
    readonly offers: readonly string[];
    /** Usual labels of columns. */
    readonly labels: readonly string[];
  };
  readonly kinds: readonly (SignWords & {
    readonly id: string;
    readonly name: Bilingual;
    /** Formats that are made for this kind. */
    readonly formats: readonly string[];
  })[];
  readonly shape: {
    readonly rows: readonly WeightStep[];
    /** Share of the text that stands in tables. */
    readonly share: readonly WeightStep[];
    readonly numbered: number;
    readonly labels: number;
    readonly numbers: number;
    /** Against data: there is a text and no table in it. */
    readonly noTable: number;
    /** Against data: share of the text that stands outside the tables. */
    readonly prose: readonly WeightStep[];
    /** Places to be filled in by hand: a form. */
    readonly blanks: readonly WeightStep[];
    /** Most cells of the table are empty: a form. */
    readonly emptyCells: number;
  };
  /** How much of its weight a name has in each place. */
  readonly places: { readonly link: number; readonly heading: number; readonly file: number };
  readonly decide: {
    /** Least weight for data, and for a document. */
    readonly data: number;
    readonly document: number;
    /** By how much the heavier side must outweigh the other. */
    readonly margin: number;
  };
};
