import type { KeyObject } from 'node:crypto';
import { Buffer } from 'node:buffer';
import path from 'node:path';
import { sha256 } from '../../model/ids.ts';
import type { Json } from '../../model/json.ts';
import { signBytes } from '../signature/signature.ts';
import type { ZippedFile } from './openZip.ts';

export const DATA_PACKAGE = 'datapackage.json';
export const DATA_PACKAGE_DIGEST = 'datapackage-digest.json';
const WACZ_VERSION = '1.1.1';

type PackageInfo = {
  readonly title: string;
  readonly description: string;
  /** ISO 8601 in UTC; of the newest record, since the same audit must give the same file. */
  readonly created: string;
  readonly software: string;
  readonly mainPage: { readonly url: string; readonly date: string } | null;
  /** What else there is to say, under `zvezdomer`. */
  readonly audit: Json;
};

/** `datapackage.json` of WACZ 1.1.1: lists every other file with its SHA-256. */
export function dataPackage(info: PackageInfo, files: readonly ZippedFile[]): Buffer {
  const { mainPage } = info;
  const main =
    mainPage === null ? {} : { mainPageUrl: mainPage.url, mainPageURL: mainPage.url, mainPageDate: mainPage.date };
  const content = {
    profile: 'data-package',
    wacz_version: WACZ_VERSION,
    title: info.title,
    description: info.description,
    created: info.created,
    software: info.software,
    // The specification spells it one way and its own tools the other.
    ...main,
    resources: files.map(({ path: file, bytes, sha256: digest }) => ({
      name: path.posix.basename(file).toLowerCase(),
      path: file,
      hash: `sha256:${digest}`,
      bytes,
    })),
    zvezdomer: info.audit,
  };
  return Buffer.from(`${JSON.stringify(content, null, 2)}\n`);
}

/**
 * `datapackage-digest.json`. The signature does not stand under `signedData`: that is ECDSA by its specification
 * (wacz-auth 0.1.0), readers would take an Ed25519 signature for a wrong one. Ours is over the bytes of datapackage.json.
 */
export function dataPackageDigest(content: Buffer, key: KeyObject | null): Buffer {
  const digest = { path: DATA_PACKAGE, hash: `sha256:${sha256(content)}` };
  const signed = key === null ? {} : { zvezdomerSignature: signBytes(content, key) };
  return Buffer.from(`${JSON.stringify({ ...digest, ...signed }, null, 2)}\n`);
}
