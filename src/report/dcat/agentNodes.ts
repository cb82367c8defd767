import { absoluteIri } from '../../model/absoluteIri.ts';
import type { Institution } from '../../model/institution.ts';
import type { Bilingual } from '../../model/lang.ts';
import { type DcatNode, type DcatValue, makeNode } from './dcatNode.ts';
import type { DcatScope } from './dcatScope.ts';
import { bothNames, toldText } from './dcatText.ts';
import { PUBLISHER_TYPES } from './euCodes.ts';

/** A publisher that we know by name alone. */
export function agentNode(iri: string, name: Bilingual): DcatNode {
  return makeNode(iri, ['foaf:Agent'], { 'foaf:name': namesOf(name, iri) });
}

/** An institution of the audit: its id, ЕИК, kind and home pages. */
export function* institutionNodes({ iris }: DcatScope, institution: Institution): Generator<DcatNode> {
  const iri = iris.institution(institution.id);
  const kind = PUBLISHER_TYPES[institution.kind];
  const type = kind === undefined ? null : `http://purl.org/adms/publishertype/${kind.code}`;
  const eik = institution.eik !== null && /^\d{9}(?:\d{4})?$/.test(institution.eik) ? institution.eik : null;
  const homes = institution.sites.flatMap((site) => absoluteIri(site) ?? []);
  yield makeNode(iri, ['foaf:Agent'], {
    'foaf:name': namesOf(institution.name, institution.id),
    'dct:type': type === null ? null : { iri: type },
    'dct:identifier': toldText(institution.id),
    'adms:identifier': eik === null ? null : { iri: `${iri}#eik` },
    'foaf:homepage': homes.map((home) => ({ iri: home })),
  });
  if (eik !== null) {
    yield makeNode(`${iri}#eik`, ['adms:Identifier'], {
      'skos:notation': { text: eik, lang: null },
      'rdfs:label': bothNames(EIK),
    });
  }
  if (kind === undefined || type === null) return;
  yield makeNode(type, ['skos:Concept'], { 'skos:prefLabel': bothNames(kind) });
}

const EIK: Bilingual = { bg: 'ЕИК', en: 'Unified identification code (EIK)' };

/** The same name in two languages is said once, without any. */
function namesOf(name: Bilingual, otherwise: string): readonly DcatValue[] {
  const [bg, en] = [toldText(name.bg), toldText(name.en)];
  if (bg === null || en === null) return [bg ?? en ?? { text: otherwise, lang: null }];
  if (name.bg === name.en) return [bg];
  return [bg, 'text' in en ? { text: en.text, lang: 'en' } : en];
}
