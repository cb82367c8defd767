/** What spoke for one side: which sign, how much it weighs, and the words or numbers as they were seen. */
export type NatureSign = {
  readonly sign: (typeof NATURE_SIGNS)[number];
  /** `data`, or the kind of document of rules/tables/documents.yaml that it speaks for; `document` for any of them. */
  readonly side: string;
  readonly weight: number;
  /** Words as they stand there, personal data masked; a number for what was counted. */
  readonly seen: string;
};

export const NATURE_SIGNS = [
  'link-words',
  'heading-words',
  'file-name',
  'format',
  'words-inside',
  'rows',
  'share',
  'numbered',
  'labels',
  'numbers',
  'no-table',
  'prose',
  'blanks',
  'empty-cells',
] as const;

/** Value of `resource.nature`: is a document data, and what made us say so. */
export type Nature = {
  readonly verdict: 'data' | 'document' | 'undecided';
  /** Kind of document (rules/tables/documents.yaml) that most speaks for; null when nothing does. */
  readonly documentKind: string | null;
  /** Its words could be read: false for scans, pictures and locked files, of which only the names tell. */
  readonly read: boolean;
  readonly dataWeight: number;
  readonly documentWeight: number;
  /** Heaviest first, at most twelve. */
  readonly signs: readonly NatureSign[];
};
