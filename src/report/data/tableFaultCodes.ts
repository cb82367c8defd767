import { TABLE_FAULTS } from '../../model/factValues.ts';
import type { Finding } from '../../model/finding.ts';
import { compareText, type Json } from '../../model/json.ts';

/**
 * Codes of structural faults that findings on one resource name. Table facts belong to the body and are no part of an
 * audit's result, so the codes are read from the data of the findings that rest on them, wherever they stand there.
 */
export function tableFaultCodes(findings: readonly Finding[]): readonly string[] {
  const codes = new Set<string>();
  for (const finding of findings) {
    if (finding.dimension === 'machine-readability' || finding.dimension === 'format') collect(finding.data, codes);
  }
  return [...codes].sort(compareText);
}

function collect(value: Json, codes: Set<string>): void {
  if (typeof value === 'string') {
    for (const word of value.split(/[\s,;]+/)) {
      if ((TABLE_FAULTS as readonly string[]).includes(word)) codes.add(word);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) collect(member as Json, codes);
  }
}
