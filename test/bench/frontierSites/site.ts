/** What a server of the synthetic web answers. The body is made when it is read. */
export type SitePage = {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
};

/** One synthetic site of an institution: everything follows from the seed. */
export type GeneratedSite = {
  readonly seed: number;
  /** Name of the archetype, for the report. */
  readonly kind: string;
  /** Absolute URL of the home page. */
  readonly home: string;
  /** HTML pages that can be reached from home by links: 2,000 to 20,000. */
  readonly pageCount: number;
  /** Absolute URLs of the real data files, all reachable by links or by a sitemap; 1 to 10 % of all URLs. */
  readonly files: ReadonlySet<string>;
  /** Files and pages that look like data and are not. */
  readonly decoys: ReadonlySet<string>;
  /** Pure and deterministic; 404 for an unknown URL. */
  fetch(url: string): SitePage;
  /**
   * Out-links of a page as absolute URLs in page order, each as often as the page has it (not deduplicated): every
   * `<a href>` of http or https with the fragment cut off, bare `#…` left out; for a sitemap its `<loc>`s. Empty for
   * everything else.
   */
  links(url: string): readonly string[];
};
