import { compareText } from '../../../model/json.ts';
import type { Constraints, Field, FieldType } from '../../../model/tableSchema.ts';
import type { ColumnProfile } from './columnProfile.ts';
import { DATE_PATTERNS } from './datePatterns.ts';

/** Share of the filled cells that must be of a type for the field to be of it, as the reference implementation has it. */
const CONFIDENCE = 0.9;
/** More digits than a program keeps exactly: an identifier. */
const EXACT_DIGITS = 15;
/** `1.234` alone is a fraction; from three such cells on, and no other fraction, it is thousands. */
const FEWEST_GROUPED = 3;

const BOOLEANS: readonly (readonly [string, string])[] = [
  ['да', 'не'],
  ['yes', 'no'],
  ['true', 'false'],
  ['вярно', 'невярно'],
  ['истина', 'лъжа'],
];
const YEAR_LABEL = /годин|^г\.|year/i;
const IDENTIFIER_LABEL = /(?<!\p{L})(?:№|номер|код|id|ид)(?!\p{L})|идентификатор|еик|булстат|екатте/iu;
/** Identifiers with a known form; digits, and never to be added up. */
const IDENTIFIERS: readonly {
  readonly label: RegExp;
  readonly lengths: readonly number[];
  readonly pattern: string;
}[] = [
  { label: /(?<!\p{L})(?:еик|булстат|eik|bulstat)(?!\p{L})/iu, lengths: [9, 13], pattern: String.raw`\d{9}(\d{4})?` },
  { label: /екатте|ekatte/iu, lengths: [5], pattern: String.raw`\d{5}` },
];

type Guess = Omit<Field, 'name' | 'title' | 'constraints'> & { readonly pattern?: string };

/** The field of a column; `whole` when no row of the table was left out, so that „always filled“ is true. */
export function inferField(
  names: Pick<Field, 'name' | 'title'>,
  label: string,
  profile: ColumnProfile,
  whole: boolean,
): Field {
  const { pattern, ...guess } = inferType(profile, label);
  const constraints = constraintsOf(profile, { label, pattern, whole, type: guess.type });
  return { ...names, ...guess, ...(Object.keys(constraints).length === 0 ? {} : { constraints }) };
}

function inferType(profile: ColumnProfile, label: string): Guess {
  if (profile.filled === 0) return { type: 'string' };
  return (
    booleanGuess(profile) ??
    identifierGuess(profile, label) ??
    dateGuess(profile) ??
    codeGuess(profile) ??
    numberGuess(profile, label) ??
    stringGuess(profile)
  );
}

function booleanGuess({ words }: ColumnProfile): Guess | null {
  for (const [yes, no] of BOOLEANS) {
    const of = (word: string): string[] =>
      [...words].filter((written) => written.toLowerCase() === word).toSorted(compareText);
    const [trueValues, falseValues] = [of(yes), of(no)];
    if (trueValues.length + falseValues.length !== words.size) continue;
    return { type: 'boolean', trueValues: orWord(trueValues, yes), falseValues: orWord(falseValues, no) };
  }
  return null;
}

/** Only one of the two words was met: the other one is written as it usually is. */
function orWord(written: readonly string[], word: string): readonly string[] {
  return written.length === 0 ? [word] : written;
}

function identifierGuess({ codeLengths, filled }: ColumnProfile, label: string): Guess | null {
  for (const { label: labels, lengths, pattern } of IDENTIFIERS) {
    if (!labels.test(label)) continue;
    const fitting = lengths.reduce((sum, length) => sum + (codeLengths.get(length) ?? 0), 0);
    if (fitting === filled) return { type: 'string', pattern };
    if (fitting >= CONFIDENCE * filled) return { type: 'string' };
  }
  return null;
}

function dateGuess({ dates, filled }: ColumnProfile): Guess | null {
  const [index, count] = [...dates].toSorted(([a, of], [b, other]) => other - of || a - b)[0] ?? [-1, 0];
  const pattern = DATE_PATTERNS[index];
  if (pattern === undefined || count < CONFIDENCE * filled) return null;
  return { type: pattern.type, ...(pattern.format === 'default' ? {} : { format: pattern.format }) };
}

/** Digits that begin with a zero, or are too many for a number. */
function codeGuess({ numbers, leadingZeros, mostDigits, codeLengths, filled }: ColumnProfile): Guess | null {
  const digits = [...codeLengths.values()].reduce((sum, count) => sum + count, 0);
  if (numbers < CONFIDENCE * filled || (leadingZeros === 0 && mostDigits <= EXACT_DIGITS)) return null;
  const [length] = codeLengths.keys();
  return codeLengths.size === 1 && digits === filled
    ? { type: 'string', pattern: String.raw`\d{${length}}` }
    : { type: 'string' };
}

function numberGuess(profile: ColumnProfile, label: string): Guess | null {
  const { numbers, filled, years, units } = profile;
  if (numbers < CONFIDENCE * filled || profile.mostDigits > EXACT_DIGITS) return null;
  if (years === filled && YEAR_LABEL.test(label)) return { type: 'year' };
  const { decimalChar, groupChar } = numberSigns(profile);
  const type: FieldType = decimalChar === null ? 'integer' : 'number';
  return {
    type,
    ...(decimalChar === null || decimalChar === '.' ? {} : { decimalChar }),
    ...(groupChar === null ? {} : { groupChar }),
    ...(units === 0 ? {} : { bareNumber: false }),
  };
}

function numberSigns({ decimal, group, either }: ColumnProfile): {
  readonly decimalChar: string | null;
  readonly groupChar: string | null;
} {
  const open = mostFrequent(either);
  const fraction = mostFrequent(decimal);
  const groups = mostFrequent(group);
  if (open === null) return { decimalChar: fraction, groupChar: groups };
  if (fraction === open) return { decimalChar: fraction, groupChar: groups };
  const isGroup =
    fraction !== null || groups === open || (groups === null && (either.get(open) ?? 0) >= FEWEST_GROUPED);
  return isGroup ? { decimalChar: fraction, groupChar: open } : { decimalChar: open, groupChar: groups };
}

function stringGuess({ emails, links, filled }: ColumnProfile): Guess {
  if (emails === filled) return { type: 'string', format: 'email' };
  return links === filled ? { type: 'string', format: 'uri' } : { type: 'string' };
}

/** Only what holds for every row that was read, and would be meant: not every column of different values is a key. */
function constraintsOf(
  profile: ColumnProfile,
  about: {
    readonly label: string;
    readonly pattern: string | undefined;
    readonly whole: boolean;
    readonly type: FieldType;
  },
): Constraints {
  const { filled, empty, missing, different } = profile;
  const allFilled = about.whole && filled > 0 && empty === 0 && missing.size === 0;
  const isKey = IDENTIFIER_LABEL.test(about.label) && (about.type === 'string' || about.type === 'integer');
  return {
    ...(allFilled ? { required: true } : {}),
    ...(allFilled && isKey && filled > 1 && different?.size === filled ? { unique: true } : {}),
    ...(about.pattern === undefined ? {} : { pattern: about.pattern }),
  };
}

function mostFrequent(counts: ReadonlyMap<string, number>): string | null {
  return [...counts].toSorted(([a, of], [b, other]) => other - of || compareText(a, b))[0]?.[0] ?? null;
}
