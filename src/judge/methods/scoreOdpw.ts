import { mediaTypeName } from '../../model/mediaTypeName.ts';
import type { Method, MethodIndicator } from '../../model/method.ts';
import { type DatasetEvidence, type DistributionEvidence, isReached } from './methodEvidence.ts';
import { type Found, resultOf, type Scored } from './indicatorResult.ts';
import { parsesAsDate } from './parsesAsDate.ts';

/**
 * Open Data Portal Watch: metrics from 0 to 1, each the share of what could be said or is right. Nothing is asked of the
 * web: all of it follows from the description. The method has no single score; the mean of its metrics is ours.
 */
export function scoreOdpw(evidence: DatasetEvidence, method: Method): Scored {
  const indicators = method.indicators.map((indicator) => {
    const { share, words } = measure(indicator, evidence, method);
    const found: Found = { share, words, captures: evidence.captures };
    return resultOf(indicator, found, null);
  });
  return { indicators, stands: null };
}

type Measured = { readonly share: number; readonly words: string };

function measure({ test }: MethodIndicator, evidence: DatasetEvidence, method: Method): Measured {
  const { dataset, distributions } = evidence;
  const { contact } = dataset;
  switch (test) {
    case 'access':
      return each(distributions, (file) => addressOf(file) !== null);
    case 'access-url':
      return each(distributions, (file) => URL_START.test(addressOf(file) ?? ''));
    case 'discovery':
      return share([dataset.title, dataset.description, dataset.keywords.join(',')].map((text) => text.trim() !== ''));
    case 'contact':
      return share([isReached(contact) || dataset.publisher !== null]);
    case 'contact-email':
      return share([contact?.email === 'valid']);
    case 'contact-url':
      return share([URL_START.test(contact?.url ?? '')]);
    case 'rights':
      return each(distributions, ({ licence }) => licence !== null);
    case 'preservation':
      return share(
        distributions.flatMap(({ resource }) => [
          isThere(resource.format),
          isThere(resource.mediaType),
          resource.byteSize !== null,
        ]),
      );
    case 'date':
      return share(datesOf(evidence).map(isThere));
    case 'date-format':
      return share(datesOf(evidence).map((date) => date !== null && parsesAsDate(date)));
    case 'temporal':
      return share([Object.values(dataset.temporal ?? {}).some(isThere)]);
    case 'spatial':
      return share([dataset.spatial.length > 0]);
    case 'licence-known':
      return each(distributions, (file) => listedLicence(file, method) !== null);
    case 'licence-open':
      return each(distributions, (file) => isListed(method, 'openLicences', listedLicence(file, method)));
    case 'format-iana':
      return each(distributions, (file) => namesOf(file).some((name) => isListed(method, 'iana', name)));
    case 'format-open':
      return each(distributions, (file) => namesOf(file).some((name) => isListed(method, 'openFormats', name)));
    case 'format-machine':
      return each(distributions, (file) => namesOf(file).some((name) => isListed(method, 'machineFormats', name)));
    default:
      throw new RangeError(`odpw has no test ${test}`);
  }
}

/** Its own pattern, which knows neither local names and numbers of hosts nor names in Cyrillic. */
const URL_START = /^https?:\/\/[a-zA-Z0-9\-.]+\.[a-zA-Z]{2,}/;

function isThere(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}

function share(answers: readonly boolean[]): Measured {
  const right = answers.filter(Boolean).length;
  return { share: answers.length === 0 ? 0 : right / answers.length, words: `${right}/${answers.length}` };
}

function each(
  distributions: readonly DistributionEvidence[],
  holds: (file: DistributionEvidence) => boolean,
): Measured {
  return share(distributions.map(holds));
}

/** The first of the two that is there is the one that is looked at, as it is written: a relative one is none here. */
function addressOf({ resource, access, download }: DistributionEvidence): string | null {
  return resource.accessUrl ?? access.address ?? resource.downloadUrl ?? download.address;
}

/** Missing dates count as wrong ones: the share is of all that could be there. */
function datesOf({ dataset, distributions }: DatasetEvidence): readonly (string | null)[] {
  return [
    dataset.issued,
    dataset.modified,
    ...distributions.flatMap(({ resource }) => [resource.issued, resource.modified]),
  ];
}

const EU_FILE_TYPE = /^https?:\/\/publications\.europa\.eu\/resource\/authority\/file-type\//;

function namesOf({ resource }: DistributionEvidence): readonly string[] {
  return [resource.format, resource.mediaType].flatMap((name) => {
    const plain = mediaTypeName(name?.trim().replace(EU_FILE_TYPE, '') ?? '')
      .replace(/^\./, '')
      .toLowerCase();
    return plain === '' ? [] : [plain];
  });
}

/** The id in the list of the Open Definition. CC BY of any version becomes 4.0 there, CC BY-SA becomes nothing. */
function listedLicence({ licence }: DistributionEvidence, { lists }: Method): string | null {
  if (licence === null) return null;
  const spdx = licence.entry?.spdx ?? licence.words.trim();
  const id = /^cc-by(?:-\d[\d.]*)?$/i.test(spdx) || licence.entry?.id === 'cc-by' ? 'CC-BY-4.0' : spdx;
  if (/^cc-by-sa/i.test(id)) return null;
  return lists['licences']?.find((known) => known.toLowerCase() === id.toLowerCase()) ?? null;
}

function isListed({ lists }: Method, name: string, value: string | null): boolean {
  return value !== null && lists[name]?.includes(value) === true;
}
