import { type Curie, type DcatNode, type DcatValue, PREFIXES } from './dcatNode.ts';

const CHUNK = 65_536;
type JsonValue = string | { readonly [key: string]: string };

/**
 * Nodes as JSON-LD 1.1 in their order, in pieces of about 64 KB: one node a line, and a context of prefixes only, which
 * stands in the file, so that a reader needs nothing from outside.
 */
export function* jsonLdChunks(nodes: Iterable<DcatNode>): Generator<string> {
  let chunk = `{"@context":${JSON.stringify(PREFIXES)},"@graph":[`;
  let separator = '\n';
  for (const node of nodes) {
    chunk += `${separator}${JSON.stringify(objectOf(node))}`;
    separator = ',\n';
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield `${chunk}\n]}\n`;
}

function objectOf({ id, types, said }: DcatNode): object {
  const byProperty = Map.groupBy(said, ([property]) => property);
  const members = [...byProperty].map(([property, pairs]): readonly [Curie, JsonValue | readonly JsonValue[]] => {
    const values = pairs.map(([, value]) => valueOf(value));
    const [only] = values;
    return [property, only !== undefined && values.length === 1 ? only : values];
  });
  return { '@id': id, ...(types.length === 0 ? {} : { '@type': types }), ...Object.fromEntries(members) };
}

/** A plain string is a literal of type xsd:string. */
function valueOf(value: DcatValue): JsonValue {
  if ('iri' in value) return { '@id': value.iri };
  if ('datatype' in value) return { '@value': value.text, '@type': value.datatype };
  return value.lang === null ? value.text : { '@value': value.text, '@language': value.lang };
}
