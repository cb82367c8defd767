import { basename, resolve } from 'node:path';
import { checkManifest } from '../evidence/checkManifest.ts';
import { readManifest } from '../evidence/readManifest.ts';
import { readPrivateKey } from '../evidence/signature/signingKey.ts';
import { exportWacz, type WaczOutcome } from '../evidence/wacz/exportWacz.ts';
import type { Capture } from '../model/capture.ts';
import { UserError } from '../model/errors.ts';
import type { Fact } from '../model/facts.ts';
import type { Sha256 } from '../model/ids.ts';
import type { Institution } from '../model/institution.ts';
import { type AuditFolder, readAuditFolder } from './auditFolder.ts';
import { changedSinceSealing } from './changedSinceSealing.ts';
import { exportTarget } from './exportTarget.ts';
import { holdsPersonalData } from './holdsPersonalData.ts';
import { programVersion } from './packageRoot.ts';
import { storedAudit } from './prepareAudit.ts';

export type ExportRequest = {
  readonly dir: string;
  /** Only what concerns this institution: what judge looked at when it was judged. */
  readonly institution?: string;
  /** File to write; left out: beside the audit's folder, named for it. */
  readonly file?: string;
  /** With everything, personal data too: for the operator and a court, never to be published. */
  readonly sealed: boolean;
  /** File of the private key that signs the export. */
  readonly sign?: string;
};

/** Writes the evidence of a finished audit as WACZ. @throws UserError when it is not finished, or the body is not in it */
export async function exportAudit(request: ExportRequest): Promise<WaczOutcome> {
  const key = request.sign === undefined ? null : readPrivateKey(request.sign);
  const folder = readAuditFolder(request.dir);
  try {
    const manifest = await readManifest(request.dir);
    if (manifest === null) throw notFinished(request.dir);
    const { info } = storedAudit(folder);
    const institution = institutionOf(folder, request.institution);
    const file = fileOf(request, manifest.audit, institution);
    await refuseChanged(request.dir);
    return await exportWacz({
      auditDir: request.dir,
      evidenceDir: folder.evidenceDir,
      others: new Map(manifest.dependsOn.map(({ audit, where }) => [audit, resolve(request.dir, where, 'evidence')])),
      class: request.sealed ? 'sealed' : 'public',
      select: institution === null ? null : selectOf(folder, institution),
      auditId: manifest.audit,
      software: programVersion().replace(' ', '/'),
      titleOf: (body) => titleOf(folder, body),
      isPersonal: (body) => holdsPersonalData(folder.store.facts('', `body:${body}`)),
      file,
      day: info.asOf,
      title: institution === null ? info.title.bg : `${institution.name.bg} – ${info.title.bg}`,
      description: institution === null ? info.title.en : `${institution.name.en} – ${info.title.en}`,
      about: { audit: manifest.audit, asOf: info.asOf, institution: institution?.id ?? null },
      key,
    });
  } finally {
    folder.close();
  }
}

function notFinished(dir: string): UserError {
  return new UserError('not-sealed', {
    bg: `${dir}: оценката не е завършена (няма manifest.json); изнася се завършена оценка`,
    en: `${dir}: this audit is not finished (there is no manifest.json); only a finished one can be exported`,
  });
}

/** What is handed on must be what was sealed: records that are whole could still be other ones. */
async function refuseChanged(dir: string): Promise<void> {
  const [changed] = await checkManifest(dir, 'evidence/');
  if (changed === undefined) return;
  throw changedSinceSealing(dir, changed.path, {
    bg: 'променени доказателства не се изнасят',
    en: 'changed evidence is not exported',
  });
}

function institutionOf(folder: AuditFolder, id: string | undefined): Institution | null {
  if (id === undefined) return null;
  const institutions = folder.store.institutions();
  const found = institutions.find((institution) => institution.id === id);
  if (found !== undefined) return found;
  const some = institutions.slice(0, 20).map((institution) => institution.id);
  throw new UserError('institution-unknown', {
    bg: `в оценката няма институция „${id}“; има: ${some.join(', ')}`,
    en: `the audit has no institution "${id}"; it has: ${some.join(', ')}`,
  });
}

/** The exchanges that were looked at when this institution was judged: its own, and those that concern everyone. */
function selectOf(folder: AuditFolder, institution: Institution): (capture: Capture) => boolean {
  const ids = new Set(folder.store.captures(institution.id).map(({ capture }) => capture.id));
  return (capture) => ids.has(capture.id);
}

function titleOf(folder: AuditFolder, body: Sha256): string | null {
  const fact = folder.store.facts('', `body:${body}`).find(({ key }) => key === 'page.names') as
    Fact<'page.names'> | undefined;
  if (fact?.known !== true) return null;
  return fact.value.find(({ where, text }) => where === 'title' && text !== '')?.text ?? null;
}

function fileOf({ dir, file, sealed }: ExportRequest, audit: string, institution: Institution | null): string {
  const parts = [audit, ...(institution === null ? [] : [institution.id]), ...(sealed ? ['sealed'] : [])];
  const target = exportTarget(dir, file, `${parts.join('.')}.wacz`);
  if (target.endsWith('.wacz')) return target;
  throw new UserError('wacz-name', {
    bg: `${basename(target)}: името трябва да завършва на .wacz, иначе четците не го познават`,
    en: `${basename(target)}: the name must end in .wacz, or readers do not know it`,
  });
}
