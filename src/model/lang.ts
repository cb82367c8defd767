/** The two languages of everything a person sees. Bulgarian comes first everywhere. */
export type Lang = 'bg' | 'en';

export const LANGS = ['bg', 'en'] as const satisfies readonly Lang[];

/** A text in both languages; a missing one is an error of the author, found when the file is loaded. */
export type Bilingual = { readonly bg: string; readonly en: string };
