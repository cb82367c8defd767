import { describe, expect, it } from 'vitest';
import { editionYear } from '../../src/model/editionYear.ts';
import { editionOf } from '../../src/model/nameDates.ts';
import { withoutActs } from '../../src/model/withoutActs.ts';

describe('editionYear', () => {
  it.each<[string, number | null]>([
    ['Вътрешни правила за 2025, утвърден със Заповед № 3', 2025],
    ['Бюджет за 2025 г., утвърден със Заповед № РД-08-15 от 03.02.2026 г.', 2025],
    ['Годишен отчет 2025 (качен на 12.03.2026)', 2025],
    ['Отчет по чл. 16 от ЗДОИ – 2025 г.', 2025],
    ['Отчет по Закона за достъп до обществена информация за 2025 г.', 2025],
    ['Бюджет, приет с Решение № 5 от 2024 г. за 2025 г.', 2025],
    ['Бюджет, приет за 2025 г.', 2025],
    ['Отчет за 2024 г. Обновен на 12 март 2026 г.', 2024],
    ['Наредба № 3 от 2013 г.', null],
    ['Закон за туризма (ДВ, бр. 30 и 31 от 2013 г., изм., бр. 60 от 2020 г.)', null],
    ['Обн. ДВ. бр. 30 от 26 март 2013 г.', null],
    ['© Община Липово 2026', null],
    ['Публикувано на 03.02.2026', null],
  ])('%s', (text, year) => {
    expect(editionYear(text)).toBe(year);
  });
});

describe('withoutActs', () => {
  it.each<[string, string | null]>([
    ['Регистър на разрешенията по Наредба № 3 от 2013 г.', null],
    ['Регистър (Закон за туризма, ДВ, бр. 30 от 2013 г.)', null],
    ['Списък по ПМС 5/2011', null],
    ['Заявления по Регламент (ЕС) 2016/679', null],
    ['Дом № 2015', null],
    ['Анкета с 2020 домакинства', null],
    ['Регистър по Наредба № 3 от 2013 г. за 2025 г.', '2025-12-31'],
    ['Заповеди 2025', '2025-12-31'],
    ['Решения от 03.2025', '2025-03-31'],
    ['Регистър, обновен на 12.03.2026', '2026-03-12'],
    ['zapovedi-2025.csv', '2025-12-31'],
    ['Протокол № 5 от 12.03.2025', '2025-03-12'],
  ])('%s', (text, date) => {
    expect(editionOf(withoutActs(text))?.date ?? null).toBe(date);
  });

  it('takes no time for hostile text', () => {
    const text = 'наредба '.repeat(200) + '№ '.repeat(200) + 'изм. '.repeat(200) + '2013'.repeat(100);
    expect(withoutActs(text).length).toBeGreaterThan(0);
    expect(editionYear(text)).toBeNull();
  });
});
