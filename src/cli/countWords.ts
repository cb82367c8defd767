import type { Lang } from '../model/lang.ts';

type Forms = { readonly bg: readonly [one: string, other: string]; readonly en: readonly [one: string, other: string] };

const WORDS = {
  request: { bg: ['заявка', 'заявки'], en: ['request', 'requests'] },
  file: { bg: ['файл', 'файла'], en: ['file', 'files'] },
  page: { bg: ['страница', 'страници'], en: ['page', 'pages'] },
  address: { bg: ['адрес', 'адреса'], en: ['address', 'addresses'] },
  failure: { bg: ['неуспешна', 'неуспешни'], en: ['failed', 'failed'] },
  institution: { bg: ['институция', 'институции'], en: ['institution', 'institutions'] },
} as const satisfies Record<string, Forms>;

/** „1 заявка“, „2 заявки“, „5 файла“: a number with its word in the right form. */
export function countWords(count: number, word: keyof typeof WORDS, lang: Lang): string {
  const [one, other] = WORDS[word][lang];
  return `${count} ${count === 1 ? one : other}`;
}
