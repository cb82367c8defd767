export type DatatypeKind =
  'text' | 'binary' | 'integer' | 'decimal' | 'double' | 'boolean' | 'moment' | 'duration' | 'other';

export type BuiltinDatatype = {
  readonly kind: DatatypeKind;
  /** Of whole numbers: the least and the greatest; null without a bound. */
  readonly range?: readonly [bigint | null, bigint | null];
  /** What a value looks like where no format is given. */
  readonly shape?: RegExp;
};

const ZONE = String.raw`(?:Z|[-+](?:(?:0\d|1[0-3]):[0-5]\d|14:00))`;
const DATE = String.raw`-?(?:[1-9]\d{3,}|0\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)`;
const DAYS_TIME = String.raw`(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?`;
const NAME = String.raw`[\p{L}\p{N}._:-]`;

function whole(shape: string): RegExp {
  return new RegExp(`^(?:${shape})$`, 'u');
}

function moment(shape: string, zone: '?' | '' = '?'): BuiltinDatatype {
  return { kind: 'moment', shape: whole(shape + ZONE + zone) };
}

function integer(least: bigint | null, greatest: bigint | null): BuiltinDatatype {
  return { kind: 'integer', range: [least, greatest] };
}

function bits(count: bigint): BuiltinDatatype {
  return integer(-(2n ** (count - 1n)), 2n ** (count - 1n) - 1n);
}

const TEXT: BuiltinDatatype = { kind: 'text' };
const OTHER: BuiltinDatatype = { kind: 'other' };
const DOUBLE: BuiltinDatatype = { kind: 'double' };
const BASE64: BuiltinDatatype = {
  kind: 'binary',
  shape: whole('(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?'),
};
const DATE_TIME = moment(`${DATE}T${TIME}`);

/** Metadata Vocabulary for Tabular Data, 5.11.1, with the lexical spaces of XML Schema 1.1 part 2. */
export const BUILTIN_DATATYPES: ReadonlyMap<string, BuiltinDatatype> = new Map<string, BuiltinDatatype>([
  ['anyAtomicType', OTHER],
  ['any', OTHER],
  ['anyURI', OTHER],
  ['QName', OTHER],
  ['base64Binary', BASE64],
  ['binary', BASE64],
  ['hexBinary', { kind: 'binary', shape: whole('(?:[0-9a-fA-F]{2})*') }],
  ['boolean', { kind: 'boolean' }],
  ['date', moment(DATE)],
  ['dateTime', DATE_TIME],
  ['datetime', DATE_TIME],
  ['dateTimeStamp', moment(`${DATE}T${TIME}`, '')],
  ['time', moment(TIME)],
  ['gDay', moment('---(?:0[1-9]|[12][0-9]|3[01])')],
  ['gMonth', moment('--(?:0[1-9]|1[0-2])')],
  ['gMonthDay', moment('--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])')],
  ['gYear', moment('-?(?:[1-9][0-9]{3,}|0[0-9]{3})')],
  ['gYearMonth', moment('-?(?:[1-9][0-9]{3,}|0[0-9]{3})-(?:0[1-9]|1[0-2])')],
  [
    'duration',
    { kind: 'duration', shape: whole(String.raw`-?P(?:(?:\d+Y(?:\d+M)?|\d+M)(?:${DAYS_TIME})?|${DAYS_TIME})`) },
  ],
  ['dayTimeDuration', { kind: 'duration', shape: whole(`-?P${DAYS_TIME}`) }],
  ['yearMonthDuration', { kind: 'duration', shape: whole(String.raw`-?P(?:\d+Y(?:\d+M)?|\d+M)`) }],
  ['decimal', { kind: 'decimal' }],
  ['integer', integer(null, null)],
  ['long', bits(64n)],
  ['int', bits(32n)],
  ['short', bits(16n)],
  ['byte', bits(8n)],
  ['nonNegativeInteger', integer(0n, null)],
  ['positiveInteger', integer(1n, null)],
  ['unsignedLong', integer(0n, 2n ** 64n - 1n)],
  ['unsignedInt', integer(0n, 2n ** 32n - 1n)],
  ['unsignedShort', integer(0n, 2n ** 16n - 1n)],
  ['unsignedByte', integer(0n, 255n)],
  ['nonPositiveInteger', integer(null, 0n)],
  ['negativeInteger', integer(null, -1n)],
  ['double', DOUBLE],
  ['number', DOUBLE],
  ['float', DOUBLE],
  ['string', TEXT],
  ['normalizedString', TEXT],
  ['token', TEXT],
  ['language', { kind: 'text', shape: whole('[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*') }],
  ['Name', { kind: 'text', shape: whole(String.raw`[\p{L}_:]${NAME}*`) }],
  ['NMTOKEN', { kind: 'text', shape: whole(`${NAME}+`) }],
  ['xml', TEXT],
  ['html', TEXT],
  ['json', TEXT],
]);

/** Datatypes whose cells keep their line breaks and blanks (Model for Tabular Data, 6.4, steps 1 and 2). */
export const KEEPS_BREAKS: ReadonlySet<string> = new Set(['string', 'json', 'xml', 'html', 'anyAtomicType', 'any']);
export const KEEPS_BLANKS: ReadonlySet<string> = new Set([...KEEPS_BREAKS, 'normalizedString']);
