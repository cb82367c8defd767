import { generateKeyPairSync } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { keyId, publicPem } from './signingKey.ts';

/**
 * Makes an Ed25519 key pair: the private key in `file` (mode 0600), the public one in `<file>.pub`. Neither is ever
 * written over: a lost private key cannot be made again, and what it signed could not be continued.
 *
 * @throws UserError when one of the files is there
 */
export function makeKeyFiles(file: string): {
  readonly file: string;
  readonly publicFile: string;
  readonly id: string;
} {
  const publicFile = `${file}.pub`;
  const { privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(dirname(file), { recursive: true });
  writeNew(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
  try {
    writeNew(publicFile, publicPem(privateKey), 0o644);
  } catch (error) {
    // Half a pair would be taken for a whole one.
    rmSync(file);
    throw error;
  }
  return { file, publicFile, id: keyId(privateKey) };
}

function writeNew(file: string, text: string, mode: number): void {
  let handle: number;
  try {
    handle = openSync(file, 'wx', mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new UserError('key-exists', {
      bg: `${file}: вече има такъв файл; ключ не се презаписва, изберете друго име с -o`,
      en: `${file}: this file is there already; a key is never written over, choose another name with -o`,
    });
  }
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
