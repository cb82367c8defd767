/**
 * A dataset as a catalogue describes it, in DCAT's terms whatever the catalogue itself calls them
 * (https://www.w3.org/TR/vocab-dcat-3/). Texts as written, trimmed and bounded; names, addresses and ids of persons are
 * not in it. Null and empty = the catalogue does not say; what it cannot say at all is null too.
 */
export type CatalogueDataset = {
  /** Key within the catalogue: its URI, UUID or slug. */
  readonly uri: string;
  /** The catalogue's own number for it. */
  readonly id: number | null;
  readonly title: string;
  readonly description: string;
  /** Where people read of it, absolute; null = follows from the uri (national portal). */
  readonly page: string | null;
  /** Who publishes: key of the organisation in this catalogue (its uri, or its number as text), and its name. Both null = a person, of whom nothing is kept. */
  readonly publisher: { readonly key: string | null; readonly name: string | null } | null;
  readonly keywords: readonly string[];
  /** URIs of the EU authority where known, else words. */
  readonly themes: readonly string[];
  /** How often it is refreshed: URI or words. */
  readonly frequency: string | null;
  /** `words` = as stated, where no beginning and no end could be read of it („януари – декември 2025 г.“, an address); only then. */
  readonly temporal: { readonly start: string | null; readonly end: string | null; readonly words?: string } | null;
  readonly spatial: readonly string[];
  readonly languages: readonly string[];
  readonly accessRights: string | null;
  /** Of the dataset as a whole: URI, id or words. */
  readonly licence: string | null;
  readonly provenance: string | null;
  /** What is said, but was left out since it may be about a person; absent = nothing was. */
  readonly withheld?: readonly 'provenance'[];
  readonly version: string | null;
  /** As written: ISO day or date-time, or the national portal's local time. */
  readonly issued: string | null;
  readonly modified: string | null;
  /** Standards and schemas that it says it keeps to. */
  readonly conformsTo: readonly string[];
  readonly documentation: readonly string[];
  /** What is told of a contact point, without the personal data in it. */
  readonly contact: {
    readonly isNamed: boolean;
    readonly email: 'valid' | 'invalid' | 'none';
    readonly url: string | null;
  } | null;
  /** Number of the national portal's terms of use. */
  readonly termsId: number | null;
  /** What the publisher promises of service, in free text; '' if nothing. */
  readonly sla: string;
  /** Pairs of the publisher's own (details of the national portal, CKAN's `extras`); those that look like personal data are left out. */
  readonly settings: readonly { readonly key: string; readonly value: string }[];
  readonly resources: readonly CatalogueResource[];
};

/** DCAT's distribution. */
export type CatalogueResource = {
  readonly uri: string;
  readonly id: number | null;
  readonly title: string;
  /** Null = the answer has no place for it: the list of resources, which has, may never have been asked for. */
  readonly description: string | null;
  /** National portal: 1 file, 2 hyperlink, 3 API, 4 automatic upload. */
  readonly type: number | null;
  /** The national portal's storage class (CSV, JSON, …), not the published format: portal API note 7.1. */
  readonly storedFormat: string | null;
  readonly accessUrl: string | null;
  readonly downloadUrl: string | null;
  /** As declared. */
  readonly format: string | null;
  readonly mediaType: string | null;
  readonly licence: string | null;
  readonly rights: string | null;
  readonly byteSize: number | null;
  readonly checksum: string | null;
  readonly version: string | null;
  readonly issued: string | null;
  readonly modified: string | null;
  /** Text or address of a schema that is given for it. */
  readonly schema: string | null;
};

/** A publisher as its catalogue lists it. */
export type CatalogueOrganisation = {
  readonly id: number | null;
  readonly uri: string;
  /** '' = none, or that of a person, which is not kept. */
  readonly name: string;
  /** As the catalogue counts them. */
  readonly datasets: number | null;
};
