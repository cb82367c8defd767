const COMPRESSORS = new Set(['gz', 'bz2', 'xz', 'zst']);

/**
 * Whether a container inside those that were opened is opened too. A tar within one compressor is one archive in two
 * layers (.tar.gz), and a signature is an envelope around or within it; an archive in an archive is named and left.
 */
export function mayOpen(id: string, containers: readonly string[]): boolean {
  if (id === 'p7m') return !containers.includes('p7m');
  const opened = containers.filter((container) => container !== 'p7m');
  if (opened.length === 0) return true;
  return id === 'tar' && opened.length === 1 && COMPRESSORS.has(opened[0] ?? '');
}
