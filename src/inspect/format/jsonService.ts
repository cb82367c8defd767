type Members = Readonly<Record<string, unknown>>;

/**
 * The service that describes itself by this JSON object; null when it is an answer that carries data, which is judged as
 * the data that it is. Sources: OpenAPI 3.1 §4.8.1, Swagger 2.0; OGC API – Common – Part 1 (landing page, conformance);
 * OData JSON Format 4.01 §5 (service document); ArcGIS REST API (service and layer resources, `currentVersion`);
 * CKAN Action API (`success` and `result`); SPARQL 1.1 Query Results JSON Format §3.
 */
export function jsonService(top: Members): string | null {
  if (isRecord(top['info']) && (isText(top['openapi'], /^3\.\d/) || isText(top['swagger'], /^2\.0/))) return 'openapi';
  if (isOgcApi(top)) return 'ogc-api';
  if (isODataDocument(top)) return 'odata';
  if (isSparqlResult(top)) return 'sparql';
  if (typeof top['currentVersion'] === 'number') return arcGis(top);
  return isCkanCatalogue(top) ? 'ckan-api' : null;
}

/** An API description is more often written in YAML; its first line that is no comment says what it is. */
export function isYamlApi(start: string): boolean {
  // Each line is read in one way only: a comment and blank lines in turn once took a time that doubled with each line.
  const first = /^(?:[^\S\n]*(?:#[^\n]*|---[^\S\n]*)?\n)*(?:openapi:\s{0,9}['"]?3\.\d|swagger:\s{0,9}['"]?2\.0)/;
  return first.test(start) && /^info:/m.test(start);
}

function isOgcApi(top: Members): boolean {
  const { conformsTo } = top;
  if (Array.isArray(conformsTo)) return conformsTo.some((one) => isText(one, /opengis\.net\/spec\/ogcapi/));
  const relations = records(top['links']).map(({ rel }) => rel);
  const isOf = (name: string): boolean =>
    relations.some((rel) => rel === name || rel === `http://www.opengis.net/def/rel/ogc/1.0/${name}`);
  return isOf('conformance') && (isOf('data') || relations.includes('service-desc'));
}

/** Names of entity sets, not their records: those have members of their own. */
function isODataDocument(top: Members): boolean {
  if (!isText(top['@odata.context'] ?? top['odata.metadata'], /\$metadata$/)) return false;
  const sets = records(top['value']);
  return sets.length > 0 && sets.every(({ name, url }) => typeof name === 'string' && typeof url === 'string');
}

function isSparqlResult(top: Members): boolean {
  if (!isRecord(top['head'])) return false;
  if (typeof top['boolean'] === 'boolean') return true;
  return Array.isArray(top['head']['vars']) && isRecord(top['results']) && Array.isArray(top['results']['bindings']);
}

/** Without the capability „Query“ a service hands out pictures only. */
function arcGis(top: Members): string | null {
  if ('folders' in top && 'services' in top) return 'arcgis-rest';
  if (!('layers' in top || 'geometryType' in top || 'tables' in top)) return null;
  return isText(top['capabilities'], /\bQuery\b/) ? 'arcgis-rest' : 'arcgis-map';
}

/** Descriptions of data sets; records of a data store are data. */
function isCkanCatalogue(top: Members): boolean {
  const { success, result, help } = top;
  if (success !== true || !isText(help, /api\/(?:\d\/)?action\//)) return false;
  if (isText(help, /name=datastore_/)) return false;
  return typeof result === 'object' && result !== null;
}

function isRecord(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function records(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}
