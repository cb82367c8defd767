import { describe, expect, it } from 'vitest';
import { promisedBeside } from '../../../src/judge/derive/promisedBeside.ts';
import { tables } from '../ruleBook.ts';

const TABLES = tables();

describe('a frequency beside a link', () => {
  it.each([
    ['Регистър на дърветата (CSV), обновява се ежемесечно', 'monthly'],
    ['Ежедневно обновявани данни: нива на реките', 'daily'],
    ['Периодичност: на тримесечие', 'quarterly'],
    ['Регистър на имотите – XLSX, ежемесечно', 'monthly'],
    ['Waste collected. Updated quarterly', 'quarterly'],
    ['Weekly bulletin of air quality', 'weekly'],
  ])('is promised: %s', (text, id) => {
    expect(promisedBeside(text, TABLES)).toMatchObject({ is: 'rhythm', entry: { id } });
  });

  it.each([
    'Основно месечно възнаграждение на служителите',
    'Списък на лицата с месечна помощ',
    'Ценоразпис (такса 5 лв. месечно)',
    'Такси за паркиране – годишно',
    'Наемите се заплащат ежемесечно',
    'Ученици в ежедневна форма на обучение',
    'Детски градини със седмична група',
    'Monthly salaries of officials',
    'Списък на ежедневните превози, публикуван на 12.03.2025 г.',
    'Обекти с ежедневна проверка, актуализиран на 12.03.2024 г.',
    'Места за паркиране до 3 часа дневно, публикуван на 12.03.2024 г.',
    'Регистър на аптеките, работещи денонощно – обновен на 12.03.2024 г.',
    'Пазари, отворени всеки петък, обновен на 12.03.2024 г.',
    'Родени деца (годишно), обновен на 12.03.2021 г.',
    'Раждаемост, годишно',
    'Качество на водата Тримесечно Данни за 2025 г.',
  ])('is one of something else: %s', (text) => {
    expect(promisedBeside(text, TABLES)).toBeNull();
  });
});
