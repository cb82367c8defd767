import type { ArchiveMember } from '../archives/archive.ts';

/** The files of one shapefile: same folder, same name, different endings. */
export type ShapefileSet = {
  /** Path without the ending. */
  readonly name: string;
  /** By ending without the dot, lower case. */
  readonly parts: ReadonlyMap<string, ArchiveMember>;
};

/** Endings that belong to a shapefile (Esri's white paper of 1998, and what programs put beside it). */
const PART = /^(.+)\.(shp|shx|dbf|prj|cpg|cst|sbn|sbx|qix|qpj|fix|shp\.xml|atx|ain|aih|lyr)$/i;

/**
 * Shapefiles among the members of an archive, in its order: what has a .shp and its attributes or its index, or a .shp
 * when nothing else is there. A .dbf alone is a table.
 */
export function shapefileSets(members: readonly ArchiveMember[]): readonly ShapefileSet[] {
  const sets = new Map<string, { name: string; parts: Map<string, ArchiveMember> }>();
  let others = 0;
  for (const member of members) {
    const [, name = '', ending = ''] = PART.exec(member.name) ?? [];
    if (name === '') {
      others += 1;
      continue;
    }
    const key = name.toLowerCase();
    const set = sets.get(key) ?? { name, parts: new Map<string, ArchiveMember>() };
    // Of two parts that are the same but for the case of letters, the first stands.
    if (!set.parts.has(ending.toLowerCase())) set.parts.set(ending.toLowerCase(), member);
    sets.set(key, set);
  }
  return [...sets.values()].filter(
    ({ parts }) => parts.has('shp') && (others === 0 || parts.has('dbf') || parts.has('shx')),
  );
}
