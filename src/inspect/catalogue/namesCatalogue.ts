/** Datasets, feeds of data, catalogues of either vocabulary, services and series: what is read of a graph. */
const CLASS_AT_END = /(?:dataset|datafeed|catalog|dataservice|datasetseries)$/i;
const LONGEST_CLASS = 'datasetseries'.length;

/**
 * Whether any text in JSON ends like the name of a class that describes data, so that a graph of it may tell of a
 * catalogue. Types are told by such texts, written out or by the words of a context; a file without one is none, and
 * taking it apart into a graph costs twenty times as much as this.
 */
export function namesCatalogue(json: unknown): boolean {
  const open: unknown[] = [json];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') {
      if (CLASS_AT_END.test(value.trimEnd().slice(-LONGEST_CLASS))) return true;
    } else if (typeof value === 'object' && value !== null) {
      for (const member of Object.values(value)) if (typeof member !== 'number') open.push(member);
    }
  }
  return false;
}
