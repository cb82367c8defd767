type Term = { readonly termType: string; readonly value: string };

/** dcterms:license and rights, cc:license, schema:license, xhv:license, dc:rights: by their last part. */
const LICENCE_PREDICATE =
  /^https?:\/\/(?:purl\.org\/dc\/(?:terms|elements\/1\.1)\/(?:license|rights|accessRights)|creativecommons\.org\/ns#license|schema\.org\/license|www\.w3\.org\/1999\/xhtml\/vocab#license|usefulinc\.com\/ns\/doap#license)$/;
const LABEL_PREDICATE =
  /^(?:http:\/\/www\.w3\.org\/2000\/01\/rdf-schema#label|http:\/\/purl\.org\/dc\/(?:terms|elements\/1\.1)\/(?:title|identifier|type)|https?:\/\/schema\.org\/(?:url|name)|http:\/\/www\.w3\.org\/2002\/07\/owl#sameAs)$/;
const MOST = 50;
const MOST_LABELS = 2_000;
const MAX_CHARACTERS = 2_000;

/** What a graph states of licences. */
export type LicenceObjects = {
  add(subject: Term, predicate: Term, object: Term): void;
  list(): readonly string[];
};

/** Collects what triples state as a licence; of a node without a name, what it is called. */
export function openLicenceObjects(): LicenceObjects {
  const objects = new Map<string, Term>();
  const labels = new Map<string, string[]>();
  return {
    add(subject, predicate, object) {
      if (LICENCE_PREDICATE.test(predicate.value)) {
        if (objects.size < MOST) objects.set(`${object.termType} ${object.value}`, object);
      } else if (subject.termType === 'BlankNode' && LABEL_PREDICATE.test(predicate.value)) {
        const known = labels.get(subject.value);
        if (known !== undefined) known.push(object.value.slice(0, MAX_CHARACTERS));
        else if (labels.size < MOST_LABELS) labels.set(subject.value, [object.value.slice(0, MAX_CHARACTERS)]);
      }
    },
    list: () =>
      [...objects.values()].flatMap(({ termType, value }) =>
        termType === 'BlankNode' ? (labels.get(value) ?? []) : [value.slice(0, MAX_CHARACTERS)],
      ),
  };
}
