import type { CaptureId } from '../../model/ids.ts';
import type { Render } from '../compileTemplates.ts';
import type { ReportContext } from '../reportContext.ts';
import type { StoredCapture } from '../reportInput.ts';
import { captureDetail } from './captureView.ts';

const MAX_KEPT = 512;

/** An exchange in full as markup, for pages that stand in the folder of evidence. */
export type CaptureBlock = (stored: StoredCapture) => string;

/**
 * Twenty findings on one file show the same exchange, which is most of their pages: it is rendered once. The number
 * kept is bounded, since a national audit has a million exchanges.
 */
export function captureBlocks(context: ReportContext, render: Render): CaptureBlock {
  const kept = new Map<CaptureId, string>();
  return (stored) => {
    const { id } = stored.capture;
    const known = kept.get(id);
    if (known !== undefined) return known;
    const markup = render('capture', 'evidence/x.html', captureDetail(context, stored));
    const [oldest] = kept.keys();
    if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(id, markup);
    return markup;
  };
}
