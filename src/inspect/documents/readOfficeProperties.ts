import type { OpenZip } from '../archives/openZip.ts';
import { readXmlEvents, xmlPieces } from '../trees/readXmlEvents.ts';

export type OfficeProperties = {
  readonly created: string | null;
  readonly modified: string | null;
  readonly words: string;
};

const PART_BYTES = 4 * 1024 * 1024;
const MAX_CHARACTERS = 20_000;

/**
 * Dates and descriptive words of the properties of an office document: docProps/core.xml and custom.xml of Office Open
 * XML, meta.xml of OpenDocument. Damaged or missing properties are no properties.
 */
export async function readOfficeProperties(zip: OpenZip): Promise<OfficeProperties> {
  let created: string | null = null;
  let modified: string | null = null;
  let words = '';
  for (const name of ['docprops/core.xml', 'docprops/custom.xml', 'meta.xml']) {
    const member = zip.members.find((candidate) => candidate.name.toLowerCase() === name);
    if (member === undefined || member.encrypted) continue;
    let element = '';
    await readXmlEvents(xmlPieces(zip.stream(member, PART_BYTES)), {
      open({ local }) {
        element = local;
      },
      close() {
        element = '';
      },
      text(text) {
        const clean = text.trim();
        if (clean === '') return;
        if (element === 'created' || element === 'creation-date') created ??= clean;
        else if (element === 'modified' || (element === 'date' && name === 'meta.xml')) modified ??= clean;
        else if (
          /^(?:description|keywords?|subject|rights|licen[cs]e|lpw?str|bstr|user-defined)$/.test(element) &&
          words.length < MAX_CHARACTERS
        )
          words += `${clean}. `;
      },
    });
  }
  return { created, modified, words };
}
