/**
 * Order of asking: higher is asked first, equal ones in the order they were found. The whole millions are bands, so
 * that no score lifts a page over what must come before it.
 */
export const PROMISE = {
  /** A redirect of robots.txt, then robots.txt itself: before anything else of its host. */
  robotsHop: 9_500_000,
  robots: 9_000_000,
  /** The start page, asked once where robots.txt itself was refused (DESIGN §5). */
  rootTry: 8_900_000,
  /** The next hop of a chain, and what is asked again: at once. */
  hop: 8_000_000,
  render: 7_500_000,
  home: 7_000_000,
  /** An address that does not exist: before anything that it helps to tell. */
  missingProbe: 6_500_000,
  sitemap: 6_000_000,
  feed: 5_900_000,
  probe: 5_000_000,
  dataFile: 4_000_000,
  dataPage: 3_000_000,
  navigation: 2_000_000,
  file: 1_500_000,
  page: 1_000_000,
  late: 500_000,
  echo: 0,
} as const;
