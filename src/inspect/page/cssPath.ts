/** One open element as the path needs it. */
export type PathFrame = { readonly tag: string; readonly ordinal: number; readonly id: string | null };

const LONGEST_PATH = 60;

/**
 * A selector that leads to the innermost of the open elements (outermost first): from the nearest id that is the
 * first of its name in the page, by position among siblings of the same kind. A browser puts rows that stand
 * directly in a table into a tbody; the path does too, so that it can be tried in a browser's console.
 */
export function cssPath(frames: readonly PathFrame[]): string {
  const steps: string[] = [];
  for (let index = frames.length - 1; index >= 0 && steps.length < LONGEST_PATH; index -= 1) {
    const frame = frames[index];
    if (frame === undefined) break;
    if (frame.id !== null) {
      steps.push(`#${frame.id}`);
      return steps.reverse().join(' > ');
    }
    if (frame.tag === 'html') break;
    if (frame.tag === 'body' || frame.tag === 'head') {
      steps.push(frame.tag);
      return steps.reverse().join(' > ');
    }
    steps.push(`${frame.tag}:nth-of-type(${frame.ordinal})`);
    if (frame.tag === 'tr' && frames[index - 1]?.tag === 'table') steps.push('tbody');
  }
  steps.push('body');
  return steps.reverse().join(' > ');
}

/** Ids that need no escaping in a selector; others are passed over. */
export function isPlainId(id: string): boolean {
  return id.length <= 80 && /^[A-Za-z][\w-]*$/.test(id);
}
