import type { LinkPromise } from './linkPromise.ts';

/** What the learner wants to know of a link besides its address: how it was offered, and where. */
export type LinkTraits = {
  readonly kind: LinkPromise['kind'];
  readonly words: number;
  readonly isDataFormat: boolean;
  readonly isDownload: boolean;
  readonly isArchive: boolean;
  readonly isDocument: boolean;
  /** Only a sitemap names it so far: its words and place are not known. */
  readonly isListed: boolean;
  readonly looksLikeData: boolean;
  readonly obligation: boolean;
  /** The place on the page without positions: links of one list share it. */
  readonly place: string;
  /** The address whose form counts: its own, or that of the folder whose default document it may be. */
  readonly form: string;
};

const STEPS = 4;

/** `main ul>li>a`: region and the last elements of the css path, without positions. */
export function placeOf(region: string, css: string): string {
  const steps = css.replace(/:nth-of-type\(\d+\)/g, '').split(' > ');
  return `${region} ${steps.slice(-STEPS).join('>')}`.replace(/[|\s]/g, '_').slice(0, 60);
}
