import type { BodyFacts } from '../bodyFacts.ts';
import type { GraphReading } from './tripleTally.ts';

/** Facts of a graph: its size, the words it is written in, and where it links to, with the hosts as the proof. */
export function putGraph({ shape, links, vocabularies, names }: GraphReading, text: string, facts: BodyFacts): void {
  facts.put('rdf.shape', shape, { kind: 'whole' }, text.slice(0, 200));
  facts.put('rdf.vocabularies', vocabularies, { kind: 'whole' }, vocabularies.join(', '));
  facts.put('rdf.names', names, { kind: 'whole' }, names.join(', '));
  const said = links.map(({ host, links: count }) => `${host} (${count})`).join(', ');
  facts.put('rdf.links', links, { kind: 'whole' }, said);
}
