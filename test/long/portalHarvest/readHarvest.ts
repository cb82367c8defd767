import { readAuditFolder } from '../../../src/app/auditFolder.ts';
import { openEvidence } from '../../../src/app/openEvidence.ts';
import { inspectPortalAnswer } from '../../../src/inspect/portal/inspectPortalAnswer.ts';
import type { CatalogueDataset } from '../../../src/model/catalogue.ts';
import type { Capture } from '../../../src/model/capture.ts';
import type { StoredCapture } from '../../../src/store/auditStore.ts';

export type Harvested = {
  /** Uris of the datasets that lists showed, with how many resources each had. */
  readonly listed: ReadonlyMap<string, number>;
  /** Uris of the datasets whose details were answered, as often as they were. */
  readonly described: readonly string[];
  readonly captures: number;
  /** By purpose and what came of them. */
  readonly outcomes: ReadonlyMap<string, number>;
};

/** What a finished harvest holds, read from its evidence by the inspector that judges it. */
export async function readHarvest(dir: string): Promise<Harvested> {
  const folder = readAuditFolder(dir);
  try {
    const evidence = openEvidence(folder);
    const listed = new Map<string, number>();
    const described: string[] = [];
    const outcomes = new Map<string, number>();
    let captures = 0;
    for (const stored of folder.store.eachCapture()) {
      captures += 1;
      const { capture } = stored;
      const key = `${capture.target.purpose} ${told(capture)}`;
      outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
      if (capture.target.purpose !== 'portal-datasets') continue;
      for (const { uri, resources } of await datasetsOf(evidence, stored)) {
        if (capture.request.url.endsWith('/listDatasets')) listed.set(uri, resources.length);
        else described.push(uri);
      }
    }
    return { listed, described, captures, outcomes };
  } finally {
    folder.close();
  }
}

function told({ result }: Capture): string {
  return result.is === 'response' ? String(result.status) : result.is === 'failure' ? result.code : result.reason;
}

async function datasetsOf(
  evidence: ReturnType<typeof openEvidence>,
  { capture, bodyPlace }: StoredCapture,
): Promise<readonly CatalogueDataset[]> {
  const { result } = capture;
  if (result.is !== 'response' || result.status !== 200 || bodyPlace === null) return [];
  const source = await evidence.body(bodyPlace, result.body.digest);
  const bytes = await source.range(0, source.size);
  const facts = inspectPortalAnswer(parsed(bytes), result.body.digest);
  return facts.flatMap((fact) => (fact.key === 'catalogue.datasets' && fact.known ? fact.value : []));
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return null;
  }
}
