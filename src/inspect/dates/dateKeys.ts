import type { DateStatement } from '../../model/factValues.ts';

const START = '(?:^|[:/#@])';
const KEYS: readonly (readonly [RegExp, DateStatement['says']])[] = [
  [
    new RegExp(
      `${START}(?:date_?modified|modified|date_?updated|updated?|last_?updated?|last_?update_?(?:time|date|at)?|updated?_?(?:at|on|time|date)|last_?modified|last_?refresh(?:ed)?|last_?change[ds]?|retrieval_?date|(?:metadata|data)_?(?:date|updated)|as_?of(?:_?date)?|актуализиран[оа]?|обновен[оа]?|последна_?(?:актуализация|промяна))$`,
      'iu',
    ),
    'modified',
  ],
  [
    new RegExp(
      `${START}(?:generated(?:_?(?:at|on|time|date))?|date_?generated|generation_?(?:time|date)|export(?:ed)?_?(?:at|on|time|date)|exported|snapshot(?:_?(?:at|time|date))?|time_?stamp|server_?time|extract(?:ed|ion)_?(?:at|on|date)|fetched_?at)$`,
      'iu',
    ),
    'modified',
  ],
  [
    new RegExp(`${START}(?:date_?published|issued|published|publication_?date|published_?at|pub_?date)$`, 'iu'),
    'published',
  ],
  [new RegExp(`${START}(?:date_?created|created|created_?at|creation_?date)$`, 'iu'), 'created'],
];

/** What a date dates that stands under a key (member, attribute, element) of a data file; null when it is no such key. */
export function keySays(key: string): DateStatement['says'] | null {
  return key.length > 60 ? null : (KEYS.find(([pattern]) => pattern.test(key))?.[1] ?? null);
}
