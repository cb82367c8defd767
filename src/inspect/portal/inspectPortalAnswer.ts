import { quote } from '../../model/evidence.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { FactValues } from '../../model/factValues.ts';
import { known } from '../../model/facts.ts';
import type { Fact } from '../../model/facts.ts';
import type { Sha256, SubjectId } from '../../model/ids.ts';
import { publicName } from '../catalogue/publicName.ts';
import { portalDataset } from './portalDatasets.ts';
import { isObject, itemsOf, type Members, numberField, textField } from '../catalogue/jsonFields.ts';
import { portalRows } from './portalRows.ts';

const MAX_ORGANISATIONS = 10_000;
const MAX_DATASETS = 20_000;

/**
 * Facts of an answer of the national portal's API (data.egov.bg). Which method was asked is not in the bytes: the keys
 * decide. Unknown keys are passed over, missing ones tolerated; e-mail addresses, contacts, names and ids of persons,
 * reports of readers and credentials of publishers' systems are never read. Not a portal answer: no facts.
 */
export function inspectPortalAnswer(json: unknown, digest: Sha256): readonly Fact[] {
  if (!isObject(json) || json['success'] !== true) return [];
  const subject: SubjectId = `body:${digest}`;
  const at = (pointer: string, words: string): readonly Evidence[] => [
    { capture: null, body: digest, at: { kind: 'json', pointer }, quote: quote(words) },
  ];
  if ('datasets' in json) {
    const datasets = itemsOf(json['datasets'], MAX_DATASETS)
      .filter(isPublic)
      .flatMap((item) => portalDataset(item) ?? []);
    return [known(subject, 'catalogue.datasets', datasets, at('/datasets', `${datasets.length}`))];
  }
  if ('organisations' in json) {
    const organisations = itemsOf(json['organisations'], MAX_ORGANISATIONS).flatMap((item) => organisation(item) ?? []);
    return [known(subject, 'catalogue.organisations', organisations, at('/organisations', `${organisations.length}`))];
  }
  const data = json['data'];
  if (isObject(data)) {
    const details = ofObject(subject, data, at);
    if (details !== null) return details;
  }
  if ('data' in json)
    return isSearchHits(data) ? [] : [known(subject, 'portal.rows', portalRows(data), at('/data', excerpt(data)))];
  // The portal leaves `data` out when there is nothing; other methods have keys of their own.
  const isBare = Object.keys(json).every((key) => key === 'success' || key === 'locale');
  return isBare ? [known(subject, 'portal.rows', portalRows(undefined), at('', '{"success":true}'))] : [];
}

type At = (pointer: string, words: string) => readonly Evidence[];

/** Details of one thing; null when the object is what a resource serves. */
function ofObject(subject: SubjectId, data: Members, at: At): readonly Fact[] | null {
  if ('terms_of_use_id' in data && 'visibility' in data && 'uri' in data) {
    const dataset = isPublic(data) ? portalDataset(data) : null;
    return [
      known(
        subject,
        'catalogue.datasets',
        dataset === null ? [] : [dataset],
        at('/data', textField(data, 'name', 200)),
      ),
    ];
  }
  if ('is_default' in data && 'ordering' in data && 'name' in data) {
    const id = numberField(data, 'id');
    const name = textField(data, 'name', 1_000);
    return id === null ? [] : [known(subject, 'portal.terms', { id, name, licence: null }, at('/data/name', name))];
  }
  if (isOrganisation(data)) {
    const found = organisation(data);
    return [known(subject, 'catalogue.organisations', found === null ? [] : [found], at('/data', found?.name ?? ''))];
  }
  const isOther =
    ('followers_count' in data && 'datasets_count' in data) ||
    ('org_id' in data && 'count' in data && 'logo' in data) ||
    isSearchHits(data);
  return isOther ? [] : null;
}

/** Groups answer alike, but have neither a parent nor a kind of activity. */
function isOrganisation(data: Members): boolean {
  return 'uri' in data && 'datasets_count' in data && ('activity_info' in data || 'parent_org_id' in data);
}

function organisation(item: Members): FactValues['catalogue.organisations'][number] | null {
  const id = numberField(item, 'id');
  const uri = textField(item, 'uri', 100);
  if (id === null || uri === '') return null;
  return { id, uri, name: publicName(textField(item, 'name', 1_000)), datasets: numberField(item, 'datasets_count') };
}

/** Detail methods also answer drafts and private datasets, which the site itself hides. */
function isPublic(item: Members): boolean {
  return (
    (numberField(item, 'status') ?? 2) === 2 &&
    (numberField(item, 'visibility') ?? 1) === 1 &&
    item['deleted_at'] !== '' &&
    typeof item['deleted_at'] !== 'string'
  );
}

function isSearchHits(data: unknown): boolean {
  if (isObject(data)) return Array.isArray(data['hits']) && 'total' in data;
  return Array.isArray(data) && isObject(data[0]) && '_index' in data[0] && '_source' in data[0];
}

function excerpt(data: unknown): string {
  if (typeof data === 'string') return data.slice(0, 400);
  const first = Array.isArray(data) ? data[0] : data;
  return (JSON.stringify(first) ?? '').slice(0, 400);
}
