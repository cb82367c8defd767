import type { Bilingual } from './lang.ts';

/** What things are (not what is demanded): values that app loads from rules/tables and passes in. */
export type Tables = {
  readonly formats: readonly FormatEntry[];
  readonly licences: readonly LicenceEntry[];
  readonly vocabulary: Vocabulary;
  readonly frequencies: readonly FrequencyEntry[];
  /** Hash of the tables' content: part of the key of cached body facts. */
  readonly hash: string;
};

export type FormatEntry = {
  readonly id: string;
  readonly name: Bilingual;
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
};

export type FrequencyEntry = {
  readonly id: string;
  readonly name: Bilingual;
  /** Days after which the next change is due. */
  readonly days: number;
  readonly phrases: readonly string[];
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
  /** Section id → titles and slugs; ids are used by duty rules. */
  readonly sections: readonly {
    readonly id: string;
    readonly titles: readonly string[];
    readonly slugs: readonly string[];
  }[];
  /** Addresses asked on every site although nothing links to them; part of site.searched. */
  readonly probes: readonly string[];
  /** Words before a date: what the date says. */
  readonly dateLabels: readonly {
    readonly says: 'published' | 'modified' | 'as-of' | 'period-end' | 'created';
    readonly phrases: readonly string[];
  }[];
  readonly licenceOpen: readonly string[];
  readonly licenceRestricted: readonly {
    readonly phrase: string;
    readonly condition: 'non-commercial' | 'no-derivatives' | 'permission' | 'fee';
  }[];
  readonly licenceReserved: readonly string[];
  readonly termsLinks: readonly string[];
  /** How often a kind of data changes by its nature: phrases of its title → frequency id. */
  readonly kindFrequencies: readonly { readonly phrases: readonly string[]; readonly frequency: string }[];
};
