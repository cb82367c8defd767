import { agentNode } from './agentNodes.ts';
import { type DcatNode, expand, makeNode, typed } from './dcatNode.ts';
import type { DcatScope } from './dcatScope.ts';
import { bothNames, bothTexts } from './dcatText.ts';
import { AUTHORITY } from './euCodes.ts';
import { METRIC_DIMENSIONS, METRICS } from './metrics.ts';
import { commonSaid } from './commonSaid.ts';

/** The audit itself: who answers for it, by what it judged, its metrics, and the catalogue of its catalogues. */
export function* auditNodes(scope: DcatScope): Generator<DcatNode> {
  const { iris, dcat, bg } = scope;
  const { audit } = bg.input.result;
  yield agentNode(iris.publisher, dcat.publisher);
  const tools = [
    { id: iris.hash('rules', audit.rulesHash), text: audit.rulesHash, key: 'dcat.rules' },
    { id: iris.hash('tables', audit.tablesHash), text: audit.tablesHash, key: 'dcat.tables' },
    { id: iris.hash('config', audit.configHash), text: audit.configHash, key: 'dcat.config' },
  ];
  const titles = bothNames(audit.title);
  const program = iris.hash('program', audit.program);
  yield makeNode(iris.audit, ['prov:Activity'], {
    'dct:identifier': { text: audit.id, lang: null },
    'rdfs:label': titles,
    'prov:endedAtTime': typed(audit.asOf, 'xsd:dateTime'),
    'prov:wasAssociatedWith': [{ iri: iris.publisher }, { iri: program }],
    'prov:used': tools.map(({ id }) => ({ iri: id })),
  });
  yield makeNode(program, ['prov:SoftwareAgent'], { 'rdfs:label': { text: audit.program, lang: null } });
  for (const { id, text, key } of tools) {
    yield makeNode(id, ['prov:Entity'], {
      'dct:identifier': { text, lang: null },
      'rdfs:label': bothTexts(scope, key),
    });
  }
  yield* metricNodes(scope);
  yield* vocabularyNodes();
  yield makeNode(iris.all, ['dcat:Catalog'], {
    'dct:title': titles,
    'dct:description': bothTexts(scope, 'dcat.description', { audit: audit.id }),
    'dct:publisher': { iri: iris.publisher },
    ...commonSaid(scope),
    'prov:wasGeneratedBy': { iri: iris.audit },
  });
}

function* metricNodes(scope: DcatScope): Generator<DcatNode> {
  const { iris } = scope;
  for (const dimension of METRIC_DIMENSIONS) {
    yield makeNode(iris.dimension(dimension), ['dqv:Dimension'], {
      'skos:prefLabel': bothTexts(scope, `dcat.dimensions.${dimension}`),
    });
  }
  for (const { id, dimension, datatype } of METRICS) {
    yield makeNode(iris.metric(id), ['dqv:Metric'], {
      'skos:prefLabel': bothTexts(scope, `dcat.metrics.${id}`),
      'skos:definition': bothTexts(scope, `dcat.definitions.${id}`),
      'dqv:expectedDataType': { iri: expand(datatype) },
      'dqv:inDimension': { iri: iris.dimension(dimension) },
    });
  }
}

/** What the catalogues themselves refer to. */
function* vocabularyNodes(): Generator<DcatNode> {
  yield makeNode(`${AUTHORITY}language/BUL`, ['dct:LinguisticSystem'], {});
  yield makeNode(`${AUTHORITY}language/ENG`, ['dct:LinguisticSystem'], {});
  yield makeNode(`${AUTHORITY}licence/CC_BY_4_0`, ['dct:LicenseDocument'], {});
  yield makeNode(`${AUTHORITY}country/BGR`, ['dct:Location'], {});
  yield makeNode(`${AUTHORITY}data-theme`, ['skos:ConceptScheme'], { 'dct:title': bothNames(THEMES) });
}
const THEMES = { bg: 'Теми на данните', en: 'Data themes' };
