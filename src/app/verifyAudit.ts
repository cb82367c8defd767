import { checkManifest, type ManifestDifference } from '../evidence/checkManifest.ts';
import { readManifest } from '../evidence/readManifest.ts';
import { checkManifestSignature } from '../evidence/signature/manifestSignature.ts';
import { isAcceptable, type SignatureCheck } from '../evidence/signature/signature.ts';
import { readPublicKey } from '../evidence/signature/signingKey.ts';
import { type AuditFolder, readAuditFolder } from './auditFolder.ts';
import { assertJudgeable } from './assertGoesOn.ts';
import { type OpenPool, openPool } from './openPool.ts';
import { programVersion } from './packageRoot.ts';
import { storedAudit } from './prepareAudit.ts';
import { type AbsentBodies, type Deviation, reproduceAudit } from './reproduceAudit.ts';

/**
 * Different answers (DESIGN §1):
 * - tampered: a file is not what was sealed, or its signature is not what it should be; `deviations` name the rows that
 *   no longer follow from the evidence;
 * - not-reproducible: the files are intact, but this program's version gives other facts, findings or scores;
 * - body-not-here: the files are intact and all else is reproduced, but an earlier audit that holds bodies of this one
 *   is not there, or not whole: what was read from those bodies cannot be shown again;
 * - reproduced.
 */
export type VerifyAnswer = VerifyResult & { readonly signature: SignatureCheck };

type VerifyResult =
  | {
      readonly is: 'tampered';
      readonly files: readonly ManifestDifference[];
      /** Tables of audit.sqlite whose content changed. */
      readonly tables: readonly string[];
      readonly deviations: readonly Deviation[];
      /** Why the database could not be read, when it could not. */
      readonly unreadable: string | null;
    }
  | {
      readonly is: 'not-reproducible';
      readonly sealedBy: string;
      readonly program: string;
      readonly deviations: readonly Deviation[];
    }
  | { readonly is: 'body-not-here'; readonly absent: readonly AbsentBodies[] }
  | {
      readonly is: 'reproduced';
      readonly program: string;
      readonly counts: Readonly<Record<'captures' | 'facts' | 'findings' | 'scores', number>>;
    };

const DATABASE = 'audit.sqlite';

/**
 * @param keyFile the public key that must have signed; null = any signature, or none
 * @param open whence inspectors come; left out, they are started for this alone
 */
export async function verifyAudit(
  dir: string,
  keyFile: string | null = null,
  open: OpenPool = openPool,
): Promise<VerifyAnswer> {
  const signature = await checkManifestSignature(dir, keyFile === null ? null : readPublicKey(keyFile));
  const result = await verifyContent(dir, open);
  if (isAcceptable(signature) || result.is === 'tampered') return { ...result, signature };
  return { is: 'tampered', files: [], tables: [], deviations: [], unreadable: null, signature };
}

async function verifyContent(dir: string, open: OpenPool): Promise<VerifyResult> {
  const files = await checkManifest(dir);
  const manifest = await readManifest(dir);
  // Damaged evidence cannot be inspected again: what is broken is already named by its records.
  const isEvidence = ({ path }: ManifestDifference): boolean => path.startsWith('evidence/');
  if (
    manifest === null ||
    files.some(isEvidence) ||
    (files.length > 0 && files.every(({ path }) => path !== DATABASE))
  ) {
    return { is: 'tampered', files, tables: [], deviations: [], unreadable: null };
  }
  try {
    return await verifyRows(dir, files, manifest, open);
  } catch (error) {
    if (files.length === 0) throw error;
    return {
      is: 'tampered',
      files,
      tables: [],
      deviations: [],
      unreadable: error instanceof Error ? error.message : String(error),
    };
  }
}

type Manifest = NonNullable<Awaited<ReturnType<typeof readManifest>>>;

async function verifyRows(
  dir: string,
  files: readonly ManifestDifference[],
  manifest: Manifest,
  open: OpenPool,
): Promise<VerifyResult> {
  const folder = readAuditFolder(dir);
  try {
    const tables = changedTables(folder, manifest);
    const broken = folder.store.brokenRows().map(({ table, key }) => brokenRow(table, key));
    // A record that is no JSON stops every reader: it is named, and nothing can be computed beside it.
    if (broken.length > 0) return { is: 'tampered', files, tables, deviations: broken, unreadable: null };
    // Of files that were changed we say so, whatever can be made of them.
    if (files.length === 0 && tables.length === 0) assertJudgeable(dir, storedAudit(folder).book);
    const { deviations, absent, counts } = await reproduceAudit(folder, open);
    if (files.length > 0 || tables.length > 0) return { is: 'tampered', files, tables, deviations, unreadable: null };
    if (deviations.length > 0)
      return { is: 'not-reproducible', sealedBy: manifest.program, program: programVersion(), deviations };
    if (absent.length > 0) return { is: 'body-not-here', absent };
    return { is: 'reproduced', program: programVersion(), counts };
  } finally {
    folder.close();
  }
}

function brokenRow(table: string, key: readonly string[]): Deviation {
  const named = key.filter((part) => part !== '');
  return { table, subject: named[0] ?? '', key: named.slice(1).join(' '), stored: null, computed: null };
}

function changedTables(folder: AuditFolder, manifest: Manifest): string[] {
  return Object.entries(folder.store.tableDigests())
    .filter(
      ([table, { rows, sha256 }]) => manifest.tables[table]?.sha256 !== sha256 || manifest.tables[table].rows !== rows,
    )
    .map(([table]) => table);
}
