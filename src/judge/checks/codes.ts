import { FAILURES, SKIP_REASONS } from '../../model/capture.ts';
import { METADATA_FIELDS } from '../../model/catalogueFields.ts';
import { TEXT_TROUBLES } from '../../model/facts/datasetFacts.ts';
import { FREQUENCY_PLACES } from '../../model/facts/derivedFacts.ts';
import { TABLE_FAULTS } from '../../model/factValues.ts';
import { PERSONAL_KINDS } from '../../model/personalColumn.ts';
import type { CheckDescription } from '../../model/rule.ts';

/** Why something could not be told: what facts, exchanges and pages say, and what derive adds. */
const REASONS = [
  ...([
    'not-captured',
    'truncated',
    'unparsable',
    'too-costly',
    'unsupported',
    'encrypted',
    'empty',
    'ambiguous',
  ] as const),
  ...(['inspection-failed', 'not-stated', 'refused', 'too-many-requests', 'server-error', 'other-status'] as const),
  ...([
    'redirect-not-followed',
    'blocked-page',
    'needs-script',
    'behind-form',
    'behind-login',
    'soft-missing',
    'page-elsewhere',
    'sent-to-home',
  ] as const),
  ...(['rows-too-big', 'no-address', 'not-asked', 'site-not-identified'] as const),
  ...(['only-file', 'page-not-seen', 'terms-not-seen', 'terms-not-known'] as const),
  ...SKIP_REASONS,
  ...(Object.keys(FAILURES) as (keyof typeof FAILURES)[]),
] as const;

/**
 * Closed lists whose members appear as values in findings. A placeholder whose name ends in the list's name in
 * capitals-first spelling (`missingReason`, `presentFault`) is translated through messages `code.<list>`.
 */
const CODES: { readonly [list: string]: readonly string[] } = {
  fault: TABLE_FAULTS,
  personal: PERSONAL_KINDS,
  reason: REASONS,
  scope: ['file', 'dataset', 'page', 'site'],
  condition: ['attribution', 'share-alike', 'non-commercial', 'no-derivatives', 'permission', 'fee'],
  promise: FREQUENCY_PLACES,
  field: METADATA_FIELDS,
  trouble: TEXT_TROUBLES,
  level: ['0', '1', '2', '3', '4', '5'],
};

export function isReason(text: string): boolean {
  return (REASONS as readonly string[]).includes(text);
}

/** The code lists in the shape of checks, so that loading the messages proves that each code has a text. */
export function codeDescriptions(): readonly CheckDescription[] {
  return Object.entries(CODES).map(([list, codes]) => ({
    name: `code.${list}`,
    subject: 'resource',
    reads: [],
    params: {},
    messages: Object.fromEntries(codes.map((code) => [code, { outcome: 'not-applicable' as const, placeholders: [] }])),
  }));
}
