import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { doubleEncoded } from '../../../src/inspect/text/doubleEncoded.ts';

const TEXT = 'Регистър на детските градини в община Измислица\nАдрес;Капацитет\nул. „Роза“ 5;120\n';

/** As a program leaves it that reads UTF-8 in another encoding. */
function read(text: string, encoding: string): string {
  const bytes = new TextEncoder().encode(text);
  return encoding === 'iso-8859-1' ? Buffer.from(bytes).toString('latin1') : new TextDecoder(encoding).decode(bytes);
}

describe('text that was encoded twice', () => {
  test.each([
    ['windows-1251', 'Регистър'],
    ['windows-1252', 'Регистър'],
    ['iso-8859-1', 'Регистър'],
  ])('through %s', (through, mended) => {
    const found = doubleEncoded(read(TEXT, through));
    expect(found?.mended).toBe(mended);
    // Bytes 80–9F are controls in one and signs in the other; letters of Cyrillic are mended by both.
    expect(found?.through).toBe(through);
  });

  it('French and German, too', () => {
    expect(doubleEncoded(read('déjà vu à l’été, Größe für Übung, naïve', 'windows-1252'))).not.toBeNull();
  });

  test.each([
    ['ordinary Bulgarian', TEXT],
    ['Russian with every letter', 'Съешь же ещё этих мягких французских булок, да выпей чаю. РАЗРАБОТКА СССР РЖД'],
    [
      'Serbian, whose letters stand where bytes of UTF-8 do',
      'Љубазни фењерџија чађавог лица хоће да ми покаже штос. РЂ СЃ ЂЃ',
    ],
    [
      'a text that shows what it looks like',
      'Вместо „София“ пише „РЎРѕС„РёСЏ“, ако файлът се отвори в грешна кодировка.',
    ],
    ['French', 'déjà vu à l’été, Größe für Übung, naïve'],
    ['signs', '§ 5, ал. 1 — „а“ … № 12 ® © ™ € «x»'],
  ])('not %s', (_, text) => {
    expect(doubleEncoded(text)).toBeNull();
  });

  it('never takes words of Cyrillic letters for it', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъьюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ'),
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(fc.property(fc.array(word, { minLength: 3 }), (words) => doubleEncoded(words.join(' ')) === null));
  });
});
