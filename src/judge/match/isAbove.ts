import type { InstitutionId } from '../../model/ids.ts';
import type { Institution } from '../../model/institution.ts';
import type { BodyIndex } from './indexBodies.ts';

/** Whether a body is a superior of another, over any number of steps; lists that go in a circle end. */
export function isAbove(id: InstitutionId, body: Institution, index: BodyIndex): boolean {
  const seen = new Set<InstitutionId>();
  for (let up = body.parent; up !== undefined && !seen.has(up); up = index.bodies.get(up)?.parent) {
    if (up === id) return true;
    seen.add(up);
  }
  return false;
}
