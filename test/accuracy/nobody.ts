import type { Institution } from '../../src/model/institution.ts';

/** Whose files are asked about: no duty binds it, and it need not prove whose they are. */
export const NOBODY: Institution = {
  id: 'accuracy',
  name: { bg: 'Проверка', en: 'Check' },
  otherNames: [],
  kind: 'other',
  legalKind: 'unknown',
  region: null,
  eik: null,
  sites: ['http://accuracy.example/'],
  fileHosts: [],
  identityConfirmed: true,
  portalOrganisation: null,
};
