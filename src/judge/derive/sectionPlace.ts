import { type Evidence, quote } from '../../model/evidence.ts';
import type { FactValues } from '../../model/factValues.ts';
import { compareText } from '../../model/json.ts';
import type { Page } from './pages.ts';

/** A place that goes by one of a section's names, has its content, or may have it. */
export type SectionPlace = FactValues['site.found'][number] & { readonly evidence: Evidence };

/** The same before it is known which pages are pages of another section. */
export type RawPlace = SectionPlace & {
  /** Counts as this section only on a page of the section `of`. */
  readonly of: string | null;
  /** The page that it stands on. */
  readonly page: Page;
};

const STRENGTH: Readonly<Record<SectionPlace['how'], number>> = {
  named: 0,
  written: 1,
  linked: 2,
  promised: 3,
  maybe: 4,
  gone: 5,
};

/** The strongest first, of those the newest: what decides stands before what is cut off. */
export function byPlace(a: SectionPlace, b: SectionPlace): number {
  return (
    compareText(a.section, b.section) ||
    STRENGTH[a.how] - STRENGTH[b.how] ||
    (b.year ?? 0) - (a.year ?? 0) ||
    compareText(a.url, b.url) ||
    compareText(a.text, b.text) ||
    compareText(a.evidence.capture ?? '', b.evidence.capture ?? '')
  );
}

export function placeOn(page: Page, css: string, text: string): Evidence {
  const { result } = page.shown;
  return {
    capture: page.shown.id,
    body: result.is === 'response' ? result.body.digest : null,
    at: css === '' ? { kind: 'whole' } : { kind: 'css', path: css },
    quote: quote(text),
  };
}
