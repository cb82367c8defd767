import type { Method } from '../../model/method.ts';
import { checkedAddress, type DatasetEvidence, type DistributionEvidence, isBroken } from './methodEvidence.ts';
import { type Found, no, resultOf, type Scored, statusWords } from './indicatorResult.ts';

/**
 * ckanext-qa: 0–5 for each resource, the dataset stands for the highest („optimistic“). A link that the archiver found
 * broken is 0; else the bytes decide, then the ending of the address, then the format field, and what is left is 1.
 * Last of all a licence that is not open makes it 0.
 */
export function scoreCkanextQa(evidence: DatasetEvidence, method: Method): Scored {
  const [indicator] = method.indicators;
  if (indicator === undefined) return { indicators: [], stands: null };
  const each = evidence.distributions.map((file) => ({ file, ...resourceScore(file, evidence, method) }));
  const [best] = each.toSorted((a, b) => b.score - a.score);
  if (best === undefined) return { indicators: [resultOf(indicator, no(), null)], stands: null };
  const found: Found = {
    share: best.score / indicator.points,
    words: best.reasons.join(' · '),
    captures: best.captures,
  };
  return { indicators: [resultOf(indicator, found, best.file.key)], stands: best.file.title };
}

type ResourceScore = {
  readonly score: number;
  readonly format: string | null;
  readonly reasons: readonly string[];
  readonly captures: readonly string[];
};

/** The score of one resource with what decided it, in no language: a format, an ending, a status, a licence. */
export function resourceScore(
  file: DistributionEvidence,
  { captures }: DatasetEvidence,
  method: Method,
): ResourceScore {
  const reasons: string[] = [];
  const address = checkedAddress(file);
  const place = address.capture ?? file.body?.capture ?? null;
  const own = [...(place === null ? [] : [place]), ...captures];
  // The archiver's verdict.
  if (isBroken(address)) return { score: 0, format: null, reasons: [statusWords(address.status)], captures: own };
  const { score, format } =
    byContent(file, method, reasons) ?? byExtension(file, method, reasons) ?? byField(file, method, reasons) ?? NOTHING;
  if (score > 0 && !isOpen(file))
    return { score: 0, format, reasons: [`${format ?? '?'} · © ${file.licence?.words ?? '–'}`], captures: own };
  return { score, format, reasons, captures: own };
}

const NOTHING = { score: 1, format: null };
type Step = { readonly score: number; readonly format: string | null } | null;

/** By what inspect found in the bytes; names in an archive count for what is in it, and the most open one wins. */
function byContent({ body }: DistributionEvidence, method: Method, reasons: string[]): Step {
  if (body === null) return null;
  const format = contentFormat(body, method);
  const score = format === null ? undefined : method.scores[format];
  if (format === null || score === undefined) return null;
  reasons.push(format);
  return { score, format };
}

/** Only a ZIP is looked into, by the names in it; whatever else packs a file is all that is seen. */
function contentFormat(
  { format, container, members }: NonNullable<DistributionEvidence['body']>,
  method: Method,
): string | null {
  if (container !== null && container !== 'zip') return formatNamed(container, method);
  const isZip = format === 'zip' || container === 'zip';
  const inside = members.flatMap((name) => {
    const ending = /\.([^./]+)$/.exec(name)?.[1];
    return ending === undefined || !isZip ? [] : (formatNamed(ending, method) ?? []);
  });
  const [best] = inside.toSorted((a, b) => (method.scores[b] ?? -1) - (method.scores[a] ?? -1));
  if (best !== undefined) return best;
  return format === null ? null : formatNamed(format, method);
}

/** A known ending whose score is 0 or missing gets 1 („default score“): in this step alone, a zero is no zero. */
function byExtension(file: DistributionEvidence, method: Method, reasons: string[]): Step {
  const { resource } = file;
  const address = resource.downloadUrl ?? resource.accessUrl ?? '';
  const endings = extensionVariants(address);
  for (const ending of endings) {
    const format = formatNamed(ending, method);
    if (format === null) {
      reasons.push(`.${ending} → ?`);
      continue;
    }
    reasons.push(`.${ending} → ${format}`);
    return { score: method.scores[format] || 1, format };
  }
  return null;
}

/** The endings of an address, the longer first: `csv.zip`, then `zip`. */
export function extensionVariants(address: string): readonly string[] {
  const name = (address.trim().split('?')[0] ?? '').split('/').at(-1) ?? '';
  const parts = name.split('.');
  return [2, 1].filter((count) => parts.length > count).map((count) => parts.slice(-count).join('.'));
}

function byField({ resource }: DistributionEvidence, method: Method, reasons: string[]): Step {
  const field = resource.format?.trim() ?? '';
  if (field === '') return null;
  const canonical = field
    .toLowerCase()
    .replace(/^\./, '')
    .replace(/[^a-z/+]/g, '');
  const format = formatNamed(field, method) ?? formatNamed(canonical, method);
  const score = format === null ? undefined : method.scores[format];
  if (format === null || score === undefined) {
    reasons.push(`${field} → ?`);
    return null;
  }
  reasons.push(`${field} → ${format}`);
  return { score, format };
}

function formatNamed(name: string, method: Method): string | null {
  const key = name.toLowerCase();
  const found = Object.entries(method.aliases).find(
    ([format, aliases]) => format.toLowerCase() === key || aliases.includes(key),
  );
  return found?.[0] ?? null;
}

/** CKAN's `isopen`: a licence that is in its register and was approved; one that nobody knows is not. */
function isOpen({ licence }: DistributionEvidence): boolean {
  return licence?.isOpen === true;
}
