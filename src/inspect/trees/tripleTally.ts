import type { FactValues } from '../../model/factValues.ts';
import { compareText } from '../../model/json.ts';
import { hostOf, ownHost } from './hosts.ts';
import { vocabularyOf } from './knownVocabularies.ts';
import { openLicenceObjects } from './licenceObjects.ts';
import { openLinkCounts } from './linkCounts.ts';
import { addName } from './subjectNames.ts';

/** The term of a triple as readers of RDF (RDF/JS) give it. */
export type Term = { readonly termType: string; readonly value: string; readonly language?: string };
export type Triple = { readonly subject: Term; readonly predicate: Term; readonly object: Term };

/** Relative addresses are read as if the document stood here: on the web they become http addresses of its own host. */
export const DOCUMENT_BASE = 'https://document.invalid/';

const MAX_OBJECTS = 500_000;
const HTTP = /^https?:\/\//i;
export const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** Takes triples as they are read. */
export type TripleSink = { add(triple: Triple): void };

/** Counts triples as they are read and keeps no graph. */
export type TripleTally = {
  add(triple: Triple): void;
  graph(): GraphReading;
};

/** What is told of a graph. */
export type GraphReading = {
  readonly shape: FactValues['rdf.shape'];
  readonly links: FactValues['rdf.links'];
  readonly vocabularies: FactValues['rdf.vocabularies'];
  readonly names: FactValues['rdf.names'];
  /** Objects of predicates that state a licence, as they were first read; labels in the place of blank nodes. */
  readonly licences: readonly string[];
};

/** `isUndeclared`: whether an address only stands for a name whose prefix nobody declared; such a name is no address. */
export function tripleTally(isUndeclared: (address: string) => boolean = () => false): TripleTally {
  const subjects = new Set<string>();
  const hosts = new Map<string, number>();
  const linked = openLinkCounts();
  const vocabularies = new Set<string>();
  const names: string[] = [];
  const licences = openLicenceObjects();
  let triples = 0;
  let named = 0;
  let objects = 0;
  return {
    add({ subject, predicate, object }) {
      triples += 1;
      licences.add(subject, predicate, object);
      const key = `${subject.termType} ${subject.value}`;
      if (!subjects.has(key)) {
        subjects.add(key);
        if (isAddress(subject, isUndeclared)) {
          named += 1;
          count(hosts, hostOf(subject.value));
          if (!subject.value.startsWith(DOCUMENT_BASE)) addName(names, subject.value);
        }
      }
      const vocabulary = vocabularyOf(predicate.value);
      if (vocabulary !== null) vocabularies.add(vocabulary);
      // The class of a thing is a word of a vocabulary, not other data.
      if (predicate.value === RDF_TYPE || objects >= MAX_OBJECTS || !isAddress(object, isUndeclared)) return;
      objects += 1;
      linked.add(object.value);
    },
    graph() {
      const own = [ownHost(hosts), hostOf(DOCUMENT_BASE)];
      const uriSubjectShare = subjects.size === 0 ? 0 : named / subjects.size;
      return {
        shape: { triples, uriSubjectShare, externalLinks: linked.outside(own) },
        links: linked.hosts(own),
        vocabularies: [...vocabularies].toSorted(compareText),
        names,
        licences: licences.list(),
      };
    },
  };
}

function isAddress({ termType, value }: Term, isUndeclared: (address: string) => boolean): boolean {
  return termType === 'NamedNode' && HTTP.test(value) && !isUndeclared(value);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
