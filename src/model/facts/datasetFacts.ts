import type { MetadataField } from '../catalogueFields.ts';
import type { CatalogueFactValues } from './catalogueFacts.ts';
import { fact, type FactSpec } from './factSpec.ts';

/** What keeps a title or a description from telling anything. */
export const TEXT_TROUBLES = [
  'missing',
  'too-short',
  'says-nothing',
  'file-name',
  'repeats-title',
  'adds-nothing',
] as const;
export type TextTrouble = (typeof TEXT_TROUBLES)[number];

/** A resource of a listed dataset: what is declared of it, and what came when it was asked for. */
export type Distribution = {
  readonly title: string;
  /** Key of its subject (`resource:…`) in this audit. */
  readonly key: string;
  /** What the catalogue says that it is, as an id of rules/tables/formats.yaml or as written; null = nothing. */
  readonly declared: string | null;
  /** What the bytes are; null = nobody saw them. */
  readonly found: string | null;
  /** The national portal's storage class: the portal's word, never the publisher's. */
  readonly stored: string | null;
  /**
   * What the national portal serves for its rows; `too-big` = more than we keep of one answer; null = it was not asked,
   * or is none of its own.
   */
  readonly served: CatalogueFactValues['portal.rows']['is'] | 'too-big' | null;
  /** What the portal itself no longer finds of what it keeps is unknown. */
  readonly answer: 'answered' | 'gone' | 'unknown' | 'not-asked';
  /** Day on which it was asked for, ISO; null = never. */
  readonly askedOn: string | null;
  /** Of the answer; null without one. */
  readonly status: number | null;
  readonly is: 'as-declared' | 'differs' | 'not-declared' | 'unknown';
};

/** What became of a dataset that an earlier audit saw in the list of the national portal and this one did not. */
export type AbsentDataset = {
  readonly uri: string;
  /** As it was listed; '' = nobody kept it. */
  readonly title: string;
  readonly page: string;
  /** Day on which a list that showed it was read, ISO; null = not known any more. */
  readonly listedOn: string | null;
  /** Day on which its details were asked for, ISO. */
  readonly askedOn: string;
  /**
   * `answered` = its details are there as before · `not-public` = the portal has it, as a draft or hidden · `denied` =
   * it says that there is no such dataset · `denied-again` = and said so to the audit before · `unknown` = neither.
   */
  readonly is: 'answered' | 'not-public' | 'denied' | 'denied-again' | 'unknown';
  /** Days of these denials. */
  readonly deniedOn: readonly string[];
};

/** Facts that judge/derive combines from others about a dataset that a catalogue lists. */
export type DatasetFactValues = {
  'dataset.listed': {
    readonly title: string;
    /** Where people read of it. */
    readonly page: string | null;
    /** Id in rules/tables/catalogues.yaml. */
    readonly catalogue: string;
    /** Null where only an answer without its resources was seen. */
    readonly resources: number | null;
    readonly publisher: string | null;
  };
  'dataset.fields': readonly {
    readonly field: MetadataField;
    /**
     * `withheld` = something is said, which was left out since it may be about a person; `no-field` = this kind of
     * catalogue has no place for it, `no-field-maybe` = it may have none.
     */
    readonly is: 'stated' | 'withheld' | 'missing' | 'no-field' | 'no-field-maybe' | 'unread' | 'automatic';
    readonly words: string;
  }[];
  'dataset.texts': {
    readonly title: TextTrouble | null;
    readonly description: TextTrouble | null;
    /** Characters of the description. */
    readonly characters: number;
    /** Words of the description that the title does not have. */
    readonly newWords: number;
  };
  'dataset.contact': 'reachable' | 'named' | 'invalid' | 'none';
  'dataset.distributions': readonly Distribution[];
  /** Older datasets of the same publisher that it repeats. */
  'dataset.twins': readonly {
    readonly title: string;
    readonly uri: string;
    readonly by: 'title' | 'content';
  }[];
  'catalogue.absent': readonly AbsentDataset[];
  'catalogue.beside': { readonly services: number; readonly series: number };
};

export const DATASET_FACTS = {
  'dataset.listed': fact('derived', 'record', null, 'A dataset of a catalogue: title, page, kind of catalogue.'),
  'dataset.fields': fact(
    'derived',
    'list',
    null,
    'What the catalogue says of a dataset: each field as stated, withheld (a person may stand in it), missing, unread, or with no place in this catalogue.',
  ),
  'dataset.texts': fact(
    'derived',
    'record',
    'characters, words',
    'Whether title and description of a dataset tell anything: what is wrong with them, length, words of its own.',
  ),
  'dataset.contact': fact(
    'derived',
    'text',
    null,
    'reachable (an e-mail or address that can be written to), named, invalid (no e-mail address), none.',
  ),
  'dataset.distributions': fact(
    'derived',
    'list',
    null,
    'Resources of a listed dataset: format declared, found and stored, and how the address answered.',
  ),
  'dataset.twins': fact(
    'derived',
    'list',
    null,
    'Older datasets of the same publisher with the same title or the same content.',
  ),
  'catalogue.absent': fact(
    'derived',
    'list',
    null,
    'Datasets that an earlier audit saw in the list of the national portal and this one did not: what was seen, and when.',
  ),
  'catalogue.beside': fact(
    'derived',
    'record',
    null,
    'Services and series that the catalogue describes beside datasets, each counted once; not scored.',
  ),
} as const satisfies Record<keyof DatasetFactValues, FactSpec>;
