/** What is wrong with a metadata document; with an error nothing that it says of the tables can be relied upon. */
export const METADATA_CODES = [
  /** Not JSON, no object, a context other than that of CSVW. */
  'metadata-unreadable',
  /** A property that the standard does not know here: passed over. */
  'property-unknown',
  /** A value that the standard does not allow: the default is taken. */
  'property-value',
  'property-missing',
  'property-forbidden',
  /** Names a column, table or schema that is not there. */
  'reference-unknown',
  /** The document does not speak of the file: passed over. */
  'not-described',
] as const;

export type MetadataNote = {
  readonly level: 'error' | 'warning';
  readonly code: (typeof METADATA_CODES)[number];
  /** JSON pointer (RFC 6901) into the document. */
  readonly at: string;
  readonly quote: string;
};

/** Collects what is wrong while a document is read. */
export type Notes = {
  readonly all: readonly MetadataNote[];
  warn(code: MetadataNote['code'], at: string, value?: unknown): void;
  fail(code: MetadataNote['code'], at: string, value?: unknown): void;
};

const MAX_QUOTE = 120;
/** A document of nothing but faults is told of by its first ones. */
const MAX_NOTES = 500;

export function openNotes(): Notes {
  const all: MetadataNote[] = [];
  const note = (level: MetadataNote['level'], code: MetadataNote['code'], at: string, value: unknown): void => {
    if (all.length >= MAX_NOTES && level === 'warning') return;
    const said = value === undefined ? '' : (JSON.stringify(value) ?? '');
    all.push({ level, code, at, quote: said.length > MAX_QUOTE ? `${said.slice(0, MAX_QUOTE)}…` : said });
  };
  return {
    all,
    warn: (code, at, value) => note('warning', code, at, value),
    fail: (code, at, value) => note('error', code, at, value),
  };
}
