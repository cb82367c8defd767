import type { ReportContext } from '../reportContext.ts';

/** Links to all pages of a long list, so that each is one click away; null when there is one page only. */
export function pagerView(
  context: ReportContext,
  pages: number,
  current: number,
  pathOf: (page: number) => string,
): object | null {
  if (pages < 2) return null;
  return {
    label: context.say('common.pageOf', { page: current, pages }),
    pages: Array.from({ length: pages }, (_, index) => ({
      number: String(index + 1),
      href: pathOf(index + 1),
      current: index + 1 === current,
    })),
  };
}
