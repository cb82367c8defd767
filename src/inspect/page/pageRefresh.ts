import type { FactValues } from '../../model/factValues.ts';
import { readRefresh } from '../refresh.ts';
import type { PageReading } from './pageReading.ts';

/** Where a page sends its readers by itself; null when it stays or only renews itself. */
export function pageRefresh({ refresh }: Pick<PageReading, 'refresh'>): FactValues['page.refresh'] | null {
  return refresh === null ? null : readRefresh(refresh.content);
}
