import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { REPORT_FONTS } from '../report/reportFonts.ts';
import { packageRoot } from './packageRoot.ts';
import { listFolder } from './readFolder.ts';

/** Templates, styles, texts and fonts, by the names under which report asks for them. */
export function reportAssets(): ReadonlyMap<string, string | Uint8Array> {
  const folder = join(packageRoot(), 'reports');
  const texts = listFolder(folder)
    .filter((path) => !path.startsWith('sample/'))
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const);
  const { resolve } = createRequire(import.meta.url);
  const fonts = REPORT_FONTS.map(
    (font) =>
      [`fonts/${font.file}`, new Uint8Array(readFileSync(resolve(`${font.package}/files/${font.file}`)))] as const,
  );
  return new Map<string, string | Uint8Array>([...texts, ...fonts]);
}
