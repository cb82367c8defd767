import type { KeyObject } from 'node:crypto';
import { sha256 } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import { checkSignature, isAcceptable, type SignatureCheck } from '../signature/signature.ts';
import { checkIndex } from './checkIndex.ts';
import { DATA_PACKAGE, DATA_PACKAGE_DIGEST } from './dataPackage.ts';
import { type OpenWacz, openWacz } from './openWacz.ts';
import { type DataPackage, parseObject, readDataPackage } from './readDataPackage.ts';
import type { WaczDifference } from './waczDifference.ts';

export type WaczCheck = {
  readonly is: 'intact' | 'tampered';
  readonly differences: readonly WaczDifference[];
  readonly signature: SignatureCheck;
  readonly files: number;
  /** Records that were read and held against the index; null when the file was made by another program. */
  readonly records: number | null;
  readonly software: string;
  /** What our own export says of itself: audit, class, institution. */
  readonly about: { readonly [key: string]: unknown };
};

/** Lists are small, whatever an archive holds. */
const LIST_BYTES = 64 * 1024 * 1024;

/**
 * Checks a WACZ file whole: every file against datapackage.json, that against its digest and signature, every record
 * against its own digests, and the index against the records. Total for hostile files; only the disk can throw.
 *
 * @param demanded the public key that must have signed; null = any, or none
 */
export async function checkWacz(file: string, demanded: KeyObject | null): Promise<WaczCheck> {
  let wacz: OpenWacz;
  try {
    wacz = await openWacz(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw error;
    return nothingToSay(error, demanded);
  }
  try {
    return await checkOpen(wacz, demanded);
  } finally {
    wacz.close();
  }
}

function nothingToSay(error: unknown, demanded: KeyObject | null): WaczCheck {
  const why = error instanceof Error ? error.message : String(error);
  const signature = checkSignature(new Uint8Array(0), undefined, demanded);
  const differences = [{ is: 'not-a-wacz', why }] as const;
  return { is: 'tampered', differences, signature, files: 0, records: null, software: '', about: {} };
}

async function checkOpen(wacz: OpenWacz, demanded: KeyObject | null): Promise<WaczCheck> {
  let content: Awaited<ReturnType<OpenWacz['read']>>;
  let digest: Readonly<Record<string, unknown>> | null;
  let stated: DataPackage;
  try {
    content = await wacz.read(DATA_PACKAGE, LIST_BYTES);
    stated = readDataPackage(content);
    const text = await wacz.read(DATA_PACKAGE_DIGEST, LIST_BYTES);
    digest = text === null ? null : (parseObject(text) ?? {});
  } catch (error) {
    return nothingToSay(error, demanded);
  }
  const bytes = content ?? new Uint8Array(0);
  const signature = checkSignature(bytes, digest?.['zvezdomerSignature'], demanded);
  const differences: WaczDifference[] = [];
  if (digest !== null && digest['hash'] !== `sha256:${sha256(bytes)}`) differences.push({ is: 'package-changed' });
  differences.push(...(await compareFiles(wacz, stated)));
  const isOurs = stated.software.startsWith('zvezdomer/');
  const index = isOurs ? await checkIndex(wacz) : null;
  differences.push(...(index?.differences ?? []));
  const is = differences.length === 0 && isAcceptable(signature) ? 'intact' : 'tampered';
  const { software, about, resources } = stated;
  return { is, differences, signature, files: resources.length, records: index?.records ?? null, software, about };
}

async function compareFiles(wacz: OpenWacz, { resources }: DataPackage): Promise<WaczDifference[]> {
  const differences: WaczDifference[] = wacz.repeated.map((path) => ({ is: 'repeated', path }));
  const expected = new Map(resources.map((resource) => [resource.path, resource]));
  for (const path of [...new Set([...expected.keys(), ...wacz.names])].sort(compareText)) {
    const resource = expected.get(path);
    if (path === DATA_PACKAGE || path === DATA_PACKAGE_DIGEST) continue;
    if (resource === undefined) differences.push({ is: 'extra', path });
    else if (!wacz.names.has(path)) differences.push({ is: 'missing', path });
    else {
      const found = await wacz.digest(path).catch(() => null);
      if (found === null || found.bytes !== resource.bytes || `sha256:${found.sha256}` !== resource.hash)
        differences.push({ is: 'changed', path });
    }
  }
  return differences;
}
