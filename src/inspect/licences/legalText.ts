import type { LicenceEntry, Tables } from '../../model/tables.ts';
import { normaliseWords } from '../../model/words.ts';
import { namedLicences } from './nameLicence.ts';

export type LegalTitle = { readonly entry: LicenceEntry; readonly title: string };

const MAX_CHARACTERS = 400_000;
/** Shorter texts are notices that apply a licence, not the licence. */
const SHORTEST = 1_200;
/** Words of the parties and objects of a licence. A page that merely uses a licence has one or two of them. */
const LEGAL_WORDS: readonly RegExp[] = [
  /\blicensors?\b/i,
  /\blicensees?\b/i,
  /\blicensed (?:material|rights|work)\b/i,
  /\baffirmer\b/i,
  /\brightsholder\b/i,
  /\bthis (?:public )?licen[cs]e\b/i,
  /\bpublic licen[cs]es?\b/i,
  /\b(?:adapted material|derivative works?|derivative databases?|adaptations?)\b/i,
  /\b(?:warranty|warranties)\b/i,
  /\b(?:hereby grants?|grants? you|waives?)\b/i,
  /\b(?:royalty-free|non-?exclusive|irrevocabl[ey])\b/i,
  /\bcovered software\b/i,
  /\byou may not\b/i,
  /лицензодател/iu,
  /лицензополучател|лицензиант/iu,
  /(?:този|настоящи(?:ят?|те)) (?:публичен )?лиценз/iu,
  /неизключител/iu,
];
const ENOUGH_LEGAL_WORDS = 5;
const TITLE_LINES = 15;
const LONGEST_TITLE = 160;
/** What may stand in a title beside the name itself. */
const TITLE_FILLER =
  /legal code|creative commons|open data commons|licen[cs]e|лиценз\p{L}*|public|публичен|international|международ\p{L}*|universal|unported|generic|version|версия|united kingdom|българия|bulgaria|deed|for public sector information|dedication|domain|odc|\(\p{L}{2,6}\)|[^\p{L}]|(?<!\p{L})(?:v|и|the|and|of)(?!\p{L})/gu;
const MOST_OTHER_LETTERS = 6;

/** No licence does without the word: looking for seventeen patterns in every page is dear. `lower` = in small letters. */
export function namesLicence(lower: string): boolean {
  return lower.includes('licen') || lower.includes('лиценз');
}

/** Whether a text is the full text of a licence, of any licence. */
export function isLegalText(text: string): boolean {
  if (text.length < SHORTEST) return false;
  const bounded = text.slice(0, MAX_CHARACTERS);
  if (!namesLicence(bounded.toLowerCase())) return false;
  return LEGAL_WORDS.filter((word) => word.test(bounded)).length >= ENOUGH_LEGAL_WORDS;
}

/**
 * The licence whose full text this is, by its title lines; null when it is no legal text or its title names none that
 * we know. What stands further down speaks about licences: every text of Creative Commons ends by saying that the text
 * itself is CC0, and names NonCommercial only to define it.
 */
export function readLegalText(text: string, tables: Tables): LegalTitle | null {
  if (!isLegalText(text)) return null;
  const lines = text
    .slice(0, 20_000)
    .split(/[\n\r]+/)
    .map((line) => line.replace(/[#*=_>-]{2,}|^[\s#*=_>]+|[\s*=_]+$/g, ' ').trim())
    .filter((line) => /\p{L}/u.test(line));
  for (const title of lines.slice(0, TITLE_LINES)) {
    const entry = title.length > LONGEST_TITLE ? null : titleOf(normaliseWords(title), tables);
    if (entry !== null) return { entry, title };
  }
  return null;
}

function titleOf(plain: string, tables: Tables): LicenceEntry | null {
  // The texts of Creative Commons begin without its name: „Attribution-NonCommercial 4.0 International“.
  const line = /^(?:attribution|признание)(?!\p{L})/u.test(plain) ? `creative commons ${plain}` : plain;
  const [name] = namedLicences(line, tables);
  if (name === undefined) return null;
  const rest = `${line.slice(0, name.index)} ${line.slice(name.index + name.length)}`.replace(TITLE_FILLER, '');
  return rest.length <= MOST_OTHER_LETTERS ? name.entry : null;
}
