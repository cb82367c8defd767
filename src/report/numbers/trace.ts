/** One thing that a number was made from. `href` and links are paths inside the language's folder. */
export type TraceRow = {
  readonly label: string;
  readonly href: string | null;
  readonly value: string;
  readonly note: string;
  readonly links: readonly TraceLink[];
};
export type TraceLink = { readonly text: string; readonly href: string };
export type TraceSection = { readonly heading: string; readonly rows: () => readonly TraceRow[] };

/** A printed number with everything that it was made from: one trace page each, or several for long lists. */
export type Trace = {
  /** File name of its page. */
  readonly id: string;
  readonly title: string;
  readonly value: string;
  /** How it was computed, in words. */
  readonly formula: string;
  readonly sections: readonly TraceSection[];
};

/** A number as shown on a page: always with the way to what it was made from. */
export type ShownNumber = { readonly text: string; readonly href: string; readonly about: string };
