/** Root element of an XML text: local name, namespace, and the attributes as written. */
export type XmlRoot = {
  readonly name: string;
  readonly localName: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
};

const ATTRIBUTE = /([^\s=/<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Finds the first start tag behind declaration, comments, instructions and document type; null when there is none. */
export function xmlRoot(text: string): XmlRoot | null {
  const at = firstTag(text);
  if (at < 0) return null;
  const tag =
    /^<([\p{L}_:][\p{L}\p{N}_:.-]*)((?:\s+[^\s=/<>"']+\s*=\s*(?:"[^"]*"|'[^']*')|\s+[^\s=/<>"']+)*)\s*\/?>?/u.exec(
      text.slice(at, at + 16_384),
    );
  if (tag === null) return null;
  const name = tag[1] ?? '';
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single] of (tag[2] ?? '').matchAll(ATTRIBUTE))
    attributes.set(key, double ?? single ?? '');
  const [prefix, local] = name.includes(':')
    ? [name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)]
    : ['', name];
  const namespace = attributes.get(prefix === '' ? 'xmlns' : `xmlns:${prefix}`) ?? '';
  return { name, localName: local, namespace, attributes };
}

function firstTag(text: string): number {
  let at = 0;
  for (;;) {
    while (at < text.length && /[\s\ufeff\u0000]/.test(text[at] ?? '')) at += 1;
    if (text[at] !== '<') return -1;
    const next = behindMarkup(text, at);
    if (next === at) return at;
    if (next < 0) return -1;
    at = next;
  }
}

/** Place behind a declaration, comment, instruction or document type; `at` itself when none begins there. */
function behindMarkup(text: string, at: number): number {
  const behind = (end: string, from: number): number => {
    const found = text.indexOf(end, from);
    return found < 0 ? -1 : found + end.length;
  };
  if (text.startsWith('<?', at)) return behind('?>', at);
  if (text.startsWith('<!--', at)) return behind('-->', at);
  if (!/^<!doctype/i.test(text.slice(at, at + 9))) return at;
  const bracket = text.indexOf('[', at);
  const close = text.indexOf('>', at);
  if (bracket < 0 || bracket >= close) return close < 0 ? -1 : close + 1;
  // Without its end it is all that follows: looking for „>“ from nowhere would begin at the start again, for ever.
  const end = text.indexOf(']', bracket);
  return end < 0 ? -1 : behind('>', end);
}
