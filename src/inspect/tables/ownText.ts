/** Shorter parts of a text are copied anyway. */
const SHORTEST_PART = 13;

/** The same string with memory of its own: a part of a text that is kept would keep all of that text. */
export function ownText(text: string): string {
  return text.length < SHORTEST_PART ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
