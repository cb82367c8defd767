import { resolve } from 'node:path';
import { isVisit, rememberStanding, rememberVisit } from '../gather/history/rememberVisit.ts';
import type { AuditInfo, SinceAudit } from '../model/audit.ts';
import type { Capture } from '../model/capture.ts';
import { DETECTION_LANE } from '../model/detectionLane.ts';
import type { Fact } from '../model/facts.ts';
import { type PriorResource, statedOf, visitKey } from '../model/history.ts';
import type { RecordedBody } from '../model/ports.ts';
import { otherAudit, placeIn } from '../model/recordPlace.ts';
import type { StoredCapture } from '../store/auditStore.ts';
import type { HistoryStore } from '../store/historyStore.ts';
import type { AuditFolder } from './auditFolder.ts';
import { seenFrom, startOf } from './earlierAudit.ts';

/** Addresses that no audit has asked for so long are forgotten: they left the site, and nothing points at them. */
const FORGOTTEN_MS = 400 * 24 * 3_600_000;

/**
 * Copies what an earlier audit, and those before it, saw of each address and resource into a new audit, which then
 * needs the earlier one for the bytes of bodies alone. `dir` = folder of the new audit, `startedAt` its start.
 */
export function takeHistory(
  history: HistoryStore,
  earlier: AuditFolder,
  { dir, startedAt }: { readonly dir: string; readonly startedAt: string },
): SinceAudit {
  const info = earlier.store.info<AuditInfo>('audit');
  const audit = info?.id ?? earlier.id;
  const oldestMs = Date.parse(startedAt) - FORGOTTEN_MS;
  for (const { lane, key, prior } of earlier.history.eachVisit()) {
    if (Date.parse(prior.visits.at(-1)?.at ?? '') >= oldestMs) history.putVisit(lane, key, prior);
  }
  for (const stored of earlier.store.eachCapture()) takeCapture(history, earlier, audit, stored);
  for (const { institution, prior } of earlier.history.eachResource()) history.putResource(institution, prior);
  takeResources(history, earlier, audit);
  const known = new Map((info?.since?.sources ?? []).map((source) => [source.audit, source.where]));
  const used = new Set<string>([audit]);
  for (const { prior } of history.eachVisit()) {
    const place = prior.answered === null ? null : otherAudit(prior.answered.body.place);
    if (place !== null) used.add(place.audit);
  }
  const sources = [...used].sort().map((name) => {
    const where = name === audit ? earlier.dir : resolve(earlier.dir, known.get(name) ?? `../${name}`);
    return { audit: name, where: seenFrom(dir, where) };
  });
  return { audit, startedAt: startOf(earlier), sources };
}

function takeCapture(history: HistoryStore, earlier: AuditFolder, audit: string, stored: StoredCapture): void {
  const { capture } = stored;
  // Of which kind a catalogue is, is found out anew.
  if (capture.lane === DETECTION_LANE) return;
  const key = visitKey(capture.request);
  if (capture.carried !== undefined) {
    const prior = history.visit(capture.lane, key);
    if (prior !== undefined) {
      const body = bodyOf(earlier, audit, stored);
      history.putVisit(capture.lane, key, rememberStanding(prior, { audit, capture, body }));
    }
  }
  if (!isVisit(capture)) return;
  const body = bodyOf(earlier, audit, stored);
  history.putVisit(capture.lane, key, rememberVisit(history.visit(capture.lane, key), { audit, capture, body }));
}

/** The record that holds the body, as the new audit names it. */
function bodyOf(earlier: AuditFolder, audit: string, { capture, bodyPlace }: StoredCapture): RecordedBody | null {
  if (capture.result.is !== 'response' || bodyPlace === null || capture.result.body.bytes === 0) return null;
  const { digest } = capture.result.body;
  if (otherAudit(bodyPlace) !== null)
    return earlier.history.body(digest) ?? { place: bodyPlace, url: capture.request.url, date: capture.startedAt };
  const own = earlier.store.bodyPlace(digest);
  return own === undefined ? null : { ...own, place: placeIn(audit, own.place) };
}

function takeResources(history: HistoryStore, earlier: AuditFolder, audit: string): void {
  for (const institution of earlier.store.institutions()) {
    const result = earlier.store.result(institution);
    const updated = new Map(
      (result?.facts ?? []).flatMap((fact) =>
        fact.key === 'resource.updated' && fact.known ? [[fact.subject, fact.value] as const] : [],
      ),
    );
    for (const { subject, capture } of result?.resources ?? []) {
      const said = updated.get(subject);
      const prior: PriorResource = {
        audit,
        subject,
        stated: said === undefined ? null : statedOf(said),
        digest: capture === null ? null : digestOf(earlier.store.capture(capture)?.capture),
      };
      history.putResource(institution.id, prior);
    }
    for (const prior of listedIn(result?.facts ?? [], earlier, audit)) history.putResource(institution.id, prior);
  }
}

/** Under what title a catalogue listed each dataset, and when that list was read: what is told of it when it is gone. */
function listedIn(facts: readonly Fact[], earlier: AuditFolder, audit: string): readonly PriorResource[] {
  return facts.flatMap((fact): PriorResource[] => {
    if (fact.key !== 'dataset.listed' || !fact.known) return [];
    const capture = fact.evidence[0]?.capture ?? null;
    const at = capture === null ? undefined : earlier.store.capture(capture)?.capture.startedAt;
    if (at === undefined) return [];
    const listed = { title: fact.value.title, on: at.slice(0, 10) };
    return [{ audit, subject: fact.subject, stated: null, digest: null, listed }];
  });
}

function digestOf(capture: Capture | undefined): string | null {
  return capture?.result.is === 'response' ? capture.result.body.digest : null;
}
