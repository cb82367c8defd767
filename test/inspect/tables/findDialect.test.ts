import { describe, expect, it } from 'vitest';
import { findDialect } from '../../../src/inspect/tables/findDialect.ts';

describe('findDialect', () => {
  const cases: readonly (readonly [name: string, text: string, delimiter: string, width: number])[] = [
    ['commas', 'код,име\n1,Река\n2,Гора\n', ',', 2],
    ['semicolons with decimal commas', 'име;сума\nРека;1,50\nГора;22,30\n', ';', 2],
    ['tabs with commas in words', 'име\tадрес\nРека\tул. Лоза, 5\nГора\tул. Бор, 7\n', '\t', 2],
    ['bars', 'a|b|c\n1|2|3\n4|5|6\n', '|', 3],
    ['semicolons inside quotes', '"а;б",1\n"в;г",2\n', ',', 2],
    ['dates and times, whose colons are no delimiter', 'час,брой\n10:30,5\n11:45,7\n', ',', 2],
  ];
  it.each(cases)('finds %s', (_, text, delimiter, width) => {
    expect(findDialect(text)).toMatchObject({ delimiter, width });
  });

  it('has nothing to say about a text without lines', () => {
    expect(findDialect('\n\n')).toBeNull();
  });
});
