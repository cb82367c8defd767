/**
 * The portal's categories in the order in which it was set up follow the EU's data themes (portal API note 4; the
 * authority: http://publications.europa.eu/resource/authority/data-theme). 14, uncategorised, is no theme; one added
 * later is kept as its number.
 */
const THEMES = ['AGRI', 'EDUC', 'ENVI', 'ENER', 'TRAN', 'TECH', 'ECON', 'SOCI', 'GOVE', 'HEAL', 'REGI', 'JUST', 'INTR'];
const AUTHORITY = 'http://publications.europa.eu/resource/authority/data-theme/';
const UNCATEGORISED = 14;

export function portalThemes(category: number | null): readonly string[] {
  if (category === null || category === UNCATEGORISED) return [];
  const code = THEMES[category - 1];
  return [code === undefined ? `category:${category}` : `${AUTHORITY}${code}`];
}
