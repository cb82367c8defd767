import { dcatApFaults } from '../../model/dcatApFaults.ts';
import { mediaTypeName } from '../../model/mediaTypeName.ts';
import type { IndicatorResult, Method, MethodIndicator } from '../../model/method.ts';
import { euFileTypeIn } from '../derive/formatLookup.ts';
import { type Asked, type DatasetEvidence, type DistributionEvidence, isReached } from './methodEvidence.ts';
import { type Found, no, resultOf, stated, statusWords, sumOf, untold, yes, type Scored } from './indicatorResult.ts';

/**
 * MQA of data.europa.eu, as piveau computes it: the indicators of the dataset, and those of the one distribution that has
 * the most points. Dates may stand on that distribution or on the dataset. An address that nobody asked for is untold:
 * the method has no rule for that.
 */
export function scoreMqa(evidence: DatasetEvidence, method: Method): Scored {
  const ofDataset = method.indicators
    .filter(({ of }) => of === 'dataset')
    .map((indicator) => resultOf(indicator, testDataset(indicator, evidence), null));
  const perFile = method.indicators.filter(({ of }) => of !== 'dataset');
  const each = evidence.distributions.map((file) => ({
    title: file.title,
    results: perFile.map((indicator) => resultOf(indicator, testFile(indicator, file, evidence, method), file.key)),
  }));
  const [best] = each.toSorted(
    (a, b) => total(b.results) - total(a.results) || decided(b.results) - decided(a.results),
  );
  const ofFile =
    best?.results ?? perFile.map((indicator) => resultOf(indicator, withoutFile(indicator, evidence), null));
  return { indicators: inOrder(method, [...ofDataset, ...ofFile]), stands: best?.title ?? null };
}

function total(results: readonly IndicatorResult[]): number {
  return sumOf(results.flatMap(({ points }) => points ?? []));
}

function decided(results: readonly IndicatorResult[]): number {
  return sumOf(results.flatMap(({ points, max }) => (points === null ? [] : max)));
}

function inOrder(method: Method, results: readonly IndicatorResult[]): readonly IndicatorResult[] {
  return method.indicators.flatMap(({ id }) => results.find(({ indicator }) => indicator === id) ?? []);
}

function testDataset({ test }: MethodIndicator, { dataset, captures }: DatasetEvidence): Found {
  switch (test) {
    case 'keywords':
      return stated(dataset.keywords.join(', '), captures);
    case 'themes':
      return stated(dataset.themes.join(', '), captures);
    case 'spatial':
      return stated(dataset.spatial.join(', '), captures);
    case 'temporal':
      return stated(
        dataset.temporal?.words ?? [dataset.temporal?.start, dataset.temporal?.end].filter(Boolean).join(' – '),
        captures,
      );
    case 'access-rights':
      return stated(dataset.accessRights, captures);
    case 'access-rights-listed':
      return ACCESS_RIGHT.test(dataset.accessRights?.trim() ?? '')
        ? yes(dataset.accessRights ?? '', captures)
        : no(dataset.accessRights ?? '', captures);
    case 'contact':
      return isReached(dataset.contact) ? yes('✓', captures) : no('', captures);
    case 'publisher':
      // A person who publishes is a publisher, of whom nothing is kept.
      return dataset.publisher === null
        ? no('', captures)
        : yes(dataset.publisher.name ?? dataset.publisher.key ?? '•••', captures);
    case 'dcat-ap': {
      const faults = dcatApFaults(dataset).filter(({ severity }) => severity === 'violation');
      const words = faults.map(({ property, is }) => `${property.property}: ${is}`).join('; ');
      return faults.length === 0 ? yes('DCAT-AP 3.0.1', captures) : no(words, captures);
    }
    default:
      throw new RangeError(`mqa has no test ${test} of datasets`);
  }
}

const ACCESS_RIGHT =
  /^https?:\/\/publications\.europa\.eu\/resource\/authority\/access-right\/(?:PUBLIC|RESTRICTED|NON_PUBLIC|CONFIDENTIAL|SENSITIVE)$/;

function testFile(
  { test }: MethodIndicator,
  file: DistributionEvidence,
  { dataset, captures }: DatasetEvidence,
  { lists }: Method,
): Found {
  const { resource, licence } = file;
  switch (test) {
    case 'access-answers':
      return answers(file.access);
    case 'download':
      return stated(file.download.address, captures);
    case 'download-answers':
      return file.download.address === null ? no() : answers(file.download);
    case 'format':
      return stated(resource.format, captures);
    case 'media-type':
      return stated(resource.mediaType, captures);
    case 'format-listed':
      return listed(resource.format, formatCode(resource.format, lists), captures);
    case 'media-type-listed':
      return listed(resource.mediaType, mediaTypeOf(resource.mediaType, lists), captures);
    case 'format-non-proprietary':
      return inList(resource.format, lists, 'nonProprietary', captures);
    case 'format-machine-readable':
      return inList(resource.format, lists, 'machineReadable', captures);
    case 'licence':
      return stated(licence?.words, captures);
    case 'licence-listed':
      return LICENCE.test(licence?.words.trim() ?? '')
        ? yes(licence?.words ?? '', captures)
        : no(licence?.words, captures);
    case 'rights':
      return stated(resource.rights, captures);
    case 'byte-size':
      return resource.byteSize === null ? no('', captures) : yes(String(resource.byteSize), captures);
    case 'issued':
      return stated(resource.issued ?? dataset.issued, captures);
    case 'modified':
      return stated(resource.modified ?? dataset.modified, captures);
    default:
      throw new RangeError(`mqa has no test ${test} of distributions`);
  }
}

/** Without distributions nothing can be said of them, but for the dates of the dataset. */
function withoutFile({ test }: MethodIndicator, { dataset, captures }: DatasetEvidence): Found {
  if (test === 'issued') return stated(dataset.issued, captures);
  return test === 'modified' ? stated(dataset.modified, captures) : no();
}

/** „Answers“ is 200–399 in piveau; a refusal, an error and silence are none. */
function answers({ address, asked, status, capture }: Asked): Found {
  const captures = capture === null ? [] : [capture];
  if (address === null) return no();
  if (!asked) return untold(address, captures);
  return status !== null && status >= 200 && status < 400
    ? yes(statusWords(status), captures)
    : no(statusWords(status), captures);
}

const LICENCE = /^https?:\/\/publications\.europa\.eu\/resource\/authority\/licence\/[A-Z0-9_]+$/;

/** The code of the EU table of file types: by its address, or by the plain word, which piveau takes too. */
function formatCode(format: string | null, lists: Method['lists']): string | null {
  const text = format?.trim() ?? '';
  const code = euFileTypeIn(text) ?? text.toUpperCase().replace(/[ -]/g, '_');
  return lists['fileTypes']?.includes(code) === true ? code : null;
}

function mediaTypeOf(mediaType: string | null, lists: Method['lists']): string | null {
  const type = mediaTypeName(mediaType?.trim() ?? '')
    .replace(/\s*;.*$/, '')
    .toLowerCase();
  return lists['mediaTypes']?.includes(type) === true ? type : null;
}

function listed(words: string | null, code: string | null, captures: readonly string[]): Found {
  return code === null ? no(words ?? '', captures) : yes(words ?? '', captures);
}

function inList(
  format: string | null,
  lists: Method['lists'],
  name: 'nonProprietary' | 'machineReadable',
  captures: readonly string[],
): Found {
  const code = formatCode(format, lists);
  return code !== null && lists[name]?.includes(code) === true ? yes(code, captures) : no(format ?? '', captures);
}
