import { SaxesParser } from 'saxes';
import { textDecoder } from '../text/textDecoder.ts';

export type XmlElement = {
  readonly name: string;
  readonly local: string;
  readonly attributes: Readonly<Record<string, string>>;
};
export type XmlHandlers = {
  readonly open?: (element: XmlElement) => void;
  readonly close?: (local: string) => void;
  readonly text?: (text: string) => void;
};

/** Elements deeper than this are a trap, not a document. */
const MAX_DEPTH = 500;

/** Thrown by a handler that has seen enough; the reader ends without an error. */
export class EnoughRead extends Error {}

/**
 * Reads XML as events; entities that the document type declares stand for nothing, since expanded they could fill any
 * memory, and nothing is fetched. Answers the first error of well-formedness, or null; never throws.
 */
export async function readXmlEvents(
  pieces: AsyncIterable<string> | Iterable<string>,
  handlers: XmlHandlers,
): Promise<string | null> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let depth = 0;
  let problem: string | null = null;
  parser.on('error', (error) => {
    problem ??= error.message;
  });
  parser.on('doctype', (doctype) => {
    for (const [, name] of doctype.matchAll(/<!ENTITY\s+([^\s%"']+)\s+["']/g)) parser.ENTITIES[name ?? ''] = '';
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > MAX_DEPTH) throw new RangeError(`elements nested deeper than ${MAX_DEPTH}`);
    handlers.open?.({
      name: tag.name,
      local: localName(tag.name),
      attributes: tag.attributes as Record<string, string>,
    });
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handlers.close?.(localName(tag.name));
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  try {
    for await (const piece of pieces) parser.write(piece);
    parser.close();
  } catch (error) {
    if (!(error instanceof EnoughRead)) problem ??= error instanceof Error ? error.message : String(error);
  }
  return problem;
}

/** Bytes of XML as pieces of text; UTF-8 unless a byte order mark says UTF-16, as office documents are written. */
export async function* xmlPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: ReturnType<typeof textDecoder> | null = null;
  for await (const piece of bytes) {
    decoder ??= textDecoder(
      piece[0] === 0xff && piece[1] === 0xfe
        ? 'utf-16le'
        : piece[0] === 0xfe && piece[1] === 0xff
          ? 'utf-16be'
          : 'utf-8',
    );
    yield decoder.push(piece);
  }
  if (decoder !== null) yield decoder.end();
}

/** A text in pieces, so that a parser can be stopped between them. */
export function* textPieces(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += 65_536) yield text.slice(from, from + 65_536);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
