/** Parts of a Creative Commons name (or of a title of the Ordinance's standard terms), as they follow one another. */
type Element = 'by' | 'nc' | 'nd' | 'sa' | 'zero' | 'mark';

const BOUNDARY = '(?<![\\p{L}\\d#])';
/** What opens a name. After each, elements are read as long as they follow without other words between. */
const TRIGGERS: readonly RegExp[] = [
  new RegExp(`${BOUNDARY}(?:криейтив комън[сз]|creative commons)(?![\\p{L}])`, 'gu'),
  // „СС BY“ with Cyrillic letters is as frequent as the right one.
  new RegExp(`${BOUNDARY}(?:cc|сс)[ _-]?(?=(?:by|0|zero|nc|nd|sa)(?![\\p{L}]))`, 'gu'),
  new RegExp(`${BOUNDARY}(?:cc|сс)[ _-]?(?=(?:attribution|признание)(?![\\p{L}]))`, 'gu'),
  // Two parts of a name beside each other are nothing else: „Признание – Споделяне на споделеното“.
  new RegExp(
    `${BOUNDARY}(?=(?:признание(?: на авторството)?|attribution) ?[-,]? ?(?:некомерсиалн|споделяне на споделеното|без производни|non-?\\s?commercial|share-?\\s?alike|no-?\\s?deriv))`,
    'gu',
  ),
  new RegExp(`${BOUNDARY}(?=признаване на авторските права)`, 'gu'),
  // „Лиценз: Признание 4.0 Международен“
  new RegExp(
    `${BOUNDARY}(?=(?:признание|attribution) v?[1-4]\\.0 (?:международ|international|unported|българия|bulgaria))`,
    'gu',
  ),
  // „Признание 4.0“ на Creative Commons.
  new RegExp(
    `${BOUNDARY}(?=(?:признание|attribution)(?!\\p{L})[^;]{0,70}(?: (?:на|by|of|от) | ?\\()(?:криейтив комън|creative commons))`,
    'gu',
  ),
];
const BETWEEN =
  /^(?:[\s\-_–:,.()"/]|(?:и|лиценз\p{L}{0,5}|международ\p{L}{0,5}|licen[cs]e|international|public|unported|generic|българия|bulgaria|bg|на|с)(?!\p{L})){0,12}/u;
const ELEMENTS: readonly (readonly [RegExp, Element])[] = [
  [
    /^(?:без употреба за търговски цели|(?:за )?некомерсиалн\p{L}{0,3}(?: цели)?|за нетърговски цели|нетърговск\p{L}{0,3}|non-?\s?commercial|nc)(?!\p{L})/u,
    'nc',
  ],
  [
    /^(?:без производни(?: и сборни)?(?: произведения)?|no-?\s?deriv(?:ative|s|atives)?(?: works)?|noderivs|nd)(?!\p{L})/u,
    'nd',
  ],
  [/^(?:споделяне на споделеното|share-?\s?alike|sa)(?!\p{L})/u, 'sa'],
  [
    /^(?:признание(?: на авторството)?|признаване(?: на авторски(?:те)? права| на авторството)?|посочване на автора|attribution|by)(?!\p{L})/u,
    'by',
  ],
  [/^(?:zero|нула|0)(?![\p{L}.,]?\d)(?!\p{L})/u, 'zero'],
  [/^public domain mark(?!\p{L})/u, 'mark'],
];
const VERSION = /^v?([1-4])[._-]([05])(?!\d)/u;
const MOST_PARTS = 12;

export type CcName = {
  /** Id without version (`cc-by-nc`, `cc0`, `pdm`). */
  readonly base: string;
  readonly version: string | null;
  readonly index: number;
  readonly length: number;
};

/**
 * Creative Commons names in a normalised text, in words or letters, in Bulgarian or English, whole: „Признание-
 * Некомерсиално“ is never read as „Признание“. A bare „Creative Commons“ names no licence and is not returned.
 */
export function readCcNames(normalised: string): readonly CcName[] {
  const found: CcName[] = [];
  for (const trigger of TRIGGERS) {
    for (const match of normalised.matchAll(trigger)) {
      const name = readName(normalised, match.index, match.index + match[0].length);
      if (name !== null) found.push(name);
    }
  }
  return found.sort((a, b) => a.index - b.index || b.length - a.length);
}

function readName(text: string, index: number, from: number): CcName | null {
  const elements = new Set<Element>();
  let version: string | null = null;
  let at = from;
  let end = from;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const window = text.slice(at, at + 120);
    const gap = BETWEEN.exec(window)?.[0].length ?? 0;
    const rest = window.slice(gap);
    const element = ELEMENTS.flatMap(([pattern, id]) => {
      const hit = pattern.exec(rest);
      return hit === null ? [] : [{ id, length: hit[0].length }];
    })[0];
    const number = element === undefined ? VERSION.exec(rest) : null;
    if (element !== undefined) elements.add(element.id);
    else if (number !== null) version ??= `${number[1] ?? ''}.${number[2] ?? ''}`;
    else break;
    at += gap + (element?.length ?? number?.[0].length ?? 0);
    end = at;
  }
  const base = baseOf(elements);
  return base === null ? null : { base, version, index, length: end - index };
}

function baseOf(elements: ReadonlySet<Element>): string | null {
  const nc = elements.has('nc');
  const nd = elements.has('nd');
  const sa = elements.has('sa');
  // Zero beside other elements is no licence; the stricter reading stands.
  if (nc || nd || sa || elements.has('by')) return `cc-by${nc ? '-nc' : ''}${nd ? '-nd' : sa ? '-sa' : ''}`;
  if (elements.has('zero')) return 'cc0';
  return elements.has('mark') ? 'pdm' : null;
}
