// Compiles src to dist for publishing: `npm run build`.

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const root = path.join(import.meta.dirname, '..');
const dist = path.join(root, 'dist');

/** The compiler rewrites imports, but not the names of programs to start: `new URL('./child.ts', import.meta.url)`. */
const OWN_FILE = /((?:new URL|import\.meta\.resolve)\(\s*(['"`])\.{1,2}\/[^'"`]+)\.ts\2/g;

function renameStartedFiles(): void {
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.js')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const source = readFileSync(file, 'utf8');
    const renamed = source.replaceAll(OWN_FILE, '$1.js$2');
    if (renamed !== source) writeFileSync(file, renamed);
  }
}

// A file that has left src must leave dist too.
rmSync(dist, { recursive: true, force: true });
const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (status === 0) {
  renameStartedFiles();
  const main = path.join(dist, 'cli', 'main.js');
  if (existsSync(main)) chmodSync(main, 0o755);
}
process.exitCode = status ?? 1;
