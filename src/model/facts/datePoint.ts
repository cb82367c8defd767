/** A day, month, quarter or year as found: `date` is the last day of that period, ISO `YYYY-MM-DD`. */
export type DatePoint = { readonly date: string; readonly precision: 'day' | 'month' | 'quarter' | 'year' };
