/** What folding would change: any white space but a single plain space. */
const NEEDS_FOLDING = /[^\S ]|  /;

/** Space runs, line ends and tabs as one space each. Most texts have none: looking first costs a third of replacing. */
export function foldSpaces(text: string): string {
  return NEEDS_FOLDING.test(text) ? text.replace(/\s+/g, ' ') : text;
}
