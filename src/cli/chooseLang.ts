import type { Lang } from '../model/lang.ts';

/** `--lang` wins; else English where LC_ALL, LC_MESSAGES or LANG ask for it; else Bulgarian. */
export function chooseLang(option: string | undefined, env: Readonly<Record<string, string | undefined>>): Lang {
  if (option === 'bg' || option === 'en') return option;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.toLowerCase().startsWith('en') ? 'en' : 'bg';
}
