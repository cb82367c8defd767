import type { InstitutionKind } from './institutions.ts';
import type { UrlStyleName } from './urlStyles.ts';

/** Where a part of the data of a site stands. */
export type Place =
  | 'registers'
  | 'budget'
  | 'monthArchive'
  | 'pagedList'
  | 'catalogue'
  | 'longPage'
  | 'departments'
  | 'sidebar'
  | 'attachments'
  | 'sitemapPages'
  | 'sitemapFiles'
  | 'oldSite';

export type Layout = 'html5' | 'divs' | 'tables';

export type Archetype = {
  readonly kind: string;
  readonly institution: InstitutionKind;
  readonly styles: readonly UrlStyleName[];
  readonly layouts: readonly Layout[];
  /** How much of the data stands where; each seed shakes the weights, and small ones may fall out. */
  readonly places: Readonly<Partial<Record<Place, number>>>;
  /** How often a site of this sort has a sitemap, letters of its own in addresses, session ids in links, a mirror. */
  readonly sitemap: number;
  readonly cyrillic: number;
  readonly sessions: number;
  readonly english: number;
};

export const ARCHETYPES: readonly Archetype[] = [
  {
    kind: 'municipality, WordPress, scattered',
    institution: 'municipality',
    styles: ['wordpress'],
    layouts: ['html5', 'divs'],
    places: { departments: 3, attachments: 3, budget: 2, registers: 2, longPage: 2, sidebar: 1, sitemapPages: 0.5 },
    sitemap: 0.8,
    cyrillic: 0.45,
    sessions: 0,
    english: 0.3,
  },
  {
    kind: 'municipality, Joomla without names, registers by year',
    institution: 'municipality',
    styles: ['joomlaRaw'],
    layouts: ['divs', 'tables'],
    places: { registers: 6, budget: 2, longPage: 1, attachments: 1, departments: 1 },
    sitemap: 0.25,
    cyrillic: 0,
    sessions: 0.25,
    english: 0.4,
  },
  {
    kind: 'municipality, Joomla with names, paged documents',
    institution: 'municipality',
    styles: ['joomlaNamed'],
    layouts: ['divs', 'html5'],
    places: { pagedList: 5, budget: 2, departments: 1, attachments: 1, registers: 1 },
    sitemap: 0.4,
    cyrillic: 0.1,
    sessions: 0,
    english: 0.4,
  },
  {
    kind: 'municipality, ASP.NET portal, budget and registers',
    institution: 'municipality',
    styles: ['portalAspx', 'customAspx'],
    layouts: ['tables', 'divs'],
    places: { budget: 4, registers: 3, monthArchive: 2, longPage: 1, sidebar: 1 },
    sitemap: 0.3,
    cyrillic: 0,
    sessions: 0.2,
    english: 0.4,
  },
  {
    kind: 'municipality, hand-made PHP, old archive',
    institution: 'municipality',
    styles: ['customPhp', 'numbered'],
    layouts: ['tables', 'divs'],
    places: { oldSite: 5, registers: 1, budget: 1, attachments: 1, pagedList: 1 },
    sitemap: 0.15,
    cyrillic: 0,
    sessions: 0.5,
    english: 0.2,
  },
  {
    kind: 'small municipality, static pages',
    institution: 'municipality',
    styles: ['staticHtml'],
    layouts: ['tables', 'divs'],
    places: { longPage: 3, departments: 3, monthArchive: 2, registers: 1, sidebar: 1 },
    sitemap: 0.2,
    cyrillic: 0.1,
    sessions: 0,
    english: 0.2,
  },
  {
    kind: 'regional administration, Drupal',
    institution: 'region',
    styles: ['drupal'],
    layouts: ['html5', 'divs'],
    places: { registers: 3, departments: 2, longPage: 2, attachments: 2, pagedList: 1 },
    sitemap: 0.5,
    cyrillic: 0.1,
    sessions: 0,
    english: 0.5,
  },
  {
    kind: 'ministry, modern portal with a catalogue',
    institution: 'ministry',
    styles: ['modernPortal'],
    layouts: ['html5'],
    places: { catalogue: 4, budget: 2, registers: 2, pagedList: 1, departments: 1, sitemapFiles: 0.5 },
    sitemap: 0.9,
    cyrillic: 0.15,
    sessions: 0,
    english: 0.9,
  },
  {
    kind: 'ministry, Liferay, half only in the sitemap',
    institution: 'ministry',
    styles: ['liferay', 'modernPortal'],
    layouts: ['divs', 'html5'],
    places: { sitemapPages: 5, registers: 2, pagedList: 2, attachments: 1 },
    sitemap: 1,
    cyrillic: 0,
    sessions: 0.4,
    english: 0.8,
  },
  {
    kind: 'agency, numbered addresses, month archive',
    institution: 'agency',
    styles: ['numbered', 'customPhp'],
    layouts: ['divs', 'html5'],
    places: { monthArchive: 6, registers: 2, longPage: 1 },
    sitemap: 0.3,
    cyrillic: 0,
    sessions: 0.2,
    english: 0.4,
  },
  {
    kind: 'agency, ASP.NET, deep registers behind paging',
    institution: 'agency',
    styles: ['customAspx'],
    layouts: ['tables', 'divs'],
    places: { registers: 4, pagedList: 4, monthArchive: 1, sidebar: 1 },
    sitemap: 0.25,
    cyrillic: 0,
    sessions: 0.2,
    english: 0.4,
  },
  {
    kind: 'agency, WordPress, files in the sitemap',
    institution: 'agency',
    styles: ['wordpress'],
    layouts: ['html5', 'divs'],
    places: { sitemapFiles: 4, longPage: 2, monthArchive: 2, attachments: 1 },
    sitemap: 1,
    cyrillic: 0.4,
    sessions: 0,
    english: 0.3,
  },
  {
    kind: 'hospital, WordPress or PHP, attachments',
    institution: 'hospital',
    styles: ['wordpress', 'customPhp'],
    layouts: ['html5', 'divs'],
    places: { attachments: 4, longPage: 3, budget: 2, departments: 1, sidebar: 1 },
    sitemap: 0.5,
    cyrillic: 0.3,
    sessions: 0.1,
    english: 0.3,
  },
  {
    kind: 'university, Drupal or Joomla, faculties',
    institution: 'university',
    styles: ['drupal', 'joomlaNamed', 'staticHtml'],
    layouts: ['html5', 'divs', 'tables'],
    places: { departments: 5, monthArchive: 1, pagedList: 2, oldSite: 2, attachments: 1 },
    sitemap: 0.4,
    cyrillic: 0.05,
    sessions: 0.1,
    english: 0.8,
  },
];
