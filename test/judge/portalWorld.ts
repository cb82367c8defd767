import { BODY, world } from './world.ts';

export const PORTAL = 'http://danni.example';

/** A body without a site whose organisation the portal lists: nothing is seen of it but what a test adds. */
export function portalWorld(): ReturnType<typeof world> {
  const made = world({ ...BODY, sites: [], portalOrganisation: 'org-7' });
  const organisation = { id: 7, uri: 'org-7', name: 'Община Липово', datasets: 1 };
  made.add(`${PORTAL}/api/listDataOrganisations`, {
    purpose: 'portal-organisations',
    method: 'POST',
    values: { 'catalogue.organisations': [organisation] },
  });
  return made;
}
