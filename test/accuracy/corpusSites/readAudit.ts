import type { AuditFolder } from '../../../src/app/auditFolder.ts';
import { isRedirect } from '../../../src/model/capture.ts';
import type { Fact } from '../../../src/model/facts.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { viewFacts } from '../factView.ts';
import type { Seen } from '../question.ts';
import type { PlannedFile } from './planSites.ts';

/** What an audit has decided about one served file. */
export type Decided = {
  /** The entry for the file as a whole; null when the audit lists it neither as resource nor as document. */
  readonly resource: Resource | null;
  readonly seen: Seen;
};

/** Looks a file up in a finished audit by its address. Null = it was never fetched. */
export function readAudit(folder: AuditFolder): (file: PlannedFile) => Decided | null {
  const resources = folder.store
    .institutions()
    .flatMap((institution) => folder.store.result(institution)?.resources ?? []);
  const captures = folder.store.captures().map(({ capture }) => capture);
  return (file) => {
    const capture = captures.find(
      ({ request, result }) =>
        sameAddress(request.url, file.url) && result.is === 'response' && !isRedirect(result.status),
    );
    if (capture?.result.is !== 'response') return null;
    const facts: Fact[] = folder.store.facts('', `body:${capture.result.body.digest}`);
    const own = resources.filter((resource) => sameAddress(resource.url, file.url));
    const resource =
      own.find(({ place }) => place === null) ?? own.toSorted((a, b) => (b.level ?? -1) - (a.level ?? -1))[0] ?? null;
    const judgement = {
      format: resource?.format ?? null,
      level: resource?.level ?? null,
      licence: resource?.licence ?? null,
      licenceId: resource?.licenceId ?? null,
      freshness: resource?.freshness ?? null,
      date: resource?.date ?? null,
    };
    return { resource, seen: { facts: viewFacts(facts), judgement, elapsedMs: capture.elapsedMs } };
  };
}

function sameAddress(one: string, other: string): boolean {
  return URL.parse(one)?.href === URL.parse(other)?.href;
}
