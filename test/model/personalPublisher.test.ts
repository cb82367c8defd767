import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/app/loadConfig.ts';
import { isPersonalPublisher } from '../../src/model/personalPublisher.ts';

describe('who publishes', () => {
  test.each([
    'Иван Петров', 'ИВАН ПЕТРОВ', 'И. Петров', 'Иван П. Петров', 'Мария Иванова-Стоянова', 'инж. Петров', 'John Smith', 'Ivan Petrov',
    'Д-р Иван Петров, Община Липово', 'Иван Петров, Община Липово', 'Иван Петров – Министерство на финансите', 'Община Липово (Мария Иванова)',
    'Петър Банков', 'Стоян Центров', 'ivan@lipovo.example', 'Община Липово, danni@lipovo.example', 'Дежурен, тел. 0888 123 456',
    'ЕТ Иван Иванов', 'ЕТ „Алфа – Иван Иванов“', 'ЕТ "ИВАН ИВАНОВ - АЛФА 95"', 'Едноличен търговец Иван Иванов', 'ET Ivan Ivanov', 'ЕТ „Алфа“',
    'ЧСИ Иван Петров', 'Нотариус Иван Вазов', 'адвокат Никола Вапцаров', 'ЗП Иван Петров', 'Физическо лице: Иван Вазов', 'АИППМП „Д-р Иван Вазов“',
    'https://orcid.org/0000-0002-1825-0097', 'mailto:ivan@lipovo.example',
  ])('a person: %s', (name) => expect(isPersonalPublisher(name)).toBe(true)); // prettier-ignore

  test.each([
    'Община Липово', 'ОБЩИНА ЛИПОВО', 'Община Велико Търново', 'Община Левски', 'ОБЩИНА ЛЕВСКИ', 'Община Николаево', 'Кметство Левски', 'Левски, Община',
    'Столична община', 'Столична Община', 'СТОЛИЧНА ОБЩИНА', 'Министерство на финансите', 'Национален статистически институт',
    'Национален Статистически Институт', 'Областна администрация – Велико Търново', 'Стара Загора - областна администрация', 'Велико Търново, РЗИ',
    'РЗИ - Стара Загора', 'РЗИ РУСЕ', 'НАП', 'Агенция Митници', 'Агенция по вписванията', 'Софийска Вода', 'Район Оборище', 'Районен съд Левски',
    'Университет „Проф. д-р Асен Златаров“', 'ОУ „Христо Ботев“', 'ОУ Христо Ботев', 'Народно читалище „Васил Левски“', 'Община Липово, ЕИК 000123456',
    'Информационно Обслужване', 'ДЪРЖАВНО ЛЕСНИЧЕЙСТВО', 'European Commission', 'U.S. Geological Survey', 'Lipovo Municipality', 'Statistics Netherlands',
    'Кооперация Иван Вазов', 'Нотариална камара', 'Адвокатски съвет – Русе', 'МБАЛ „Д-р Иван Вазов“ АД', 'ЕТАЛОН ООД', 'Етнографски музей', 'ET Environment',
    'https://lipovo.example/org/12345678', '', 'org-7',
  ])('an institution: %s', (name) => expect(isPersonalPublisher(name)).toBe(false)); // prettier-ignore

  test('none of the bodies of the national audit', () => {
    const names = loadConfig('config/bulgaria.yaml').institutions.flatMap(({ name }) => [name.bg, name.en]);
    expect(names.length).toBeGreaterThan(900);
    expect(names.filter(isPersonalPublisher)).toEqual([]);
  });

  test('any text, in bounded time', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => typeof isPersonalPublisher(text) === 'boolean'));
    for (const part of ['А', 'а ', 'Аа ', 'Аа-', '1 ', '('])
      expect(typeof isPersonalPublisher(part.repeat(100_000))).toBe('boolean');
  });
});
