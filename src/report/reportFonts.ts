/**
 * Font files that a report carries, by package. Variable on screen; static for print, since Chromium embeds the
 * variable one as nameless Type 3 fonts. app loads them and passes each as asset `fonts/<file>`.
 */
export const REPORT_FONTS = [
  { package: '@fontsource-variable/sofia-sans', file: 'sofia-sans-cyrillic-wght-normal.woff2' },
  { package: '@fontsource-variable/sofia-sans', file: 'sofia-sans-latin-wght-normal.woff2' },
  { package: '@fontsource/sofia-sans', file: 'sofia-sans-cyrillic-400-normal.woff2' },
  { package: '@fontsource/sofia-sans', file: 'sofia-sans-cyrillic-700-normal.woff2' },
  { package: '@fontsource/sofia-sans', file: 'sofia-sans-latin-400-normal.woff2' },
  { package: '@fontsource/sofia-sans', file: 'sofia-sans-latin-700-normal.woff2' },
] as const;
