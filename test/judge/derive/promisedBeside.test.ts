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
    ['Качество на водата Тримесечно Данни за 2025 г.', 'quarterly'],
    ['Waste collected. Updated quarterly', 'quarterly'],
    ['Weekly bulletin of air quality', 'weekly'],
  ])('is promised: %s', (text, id) => {
    expect(promisedBeside(text, TABLES)?.id).toBe(id);
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
  ])('is one of something else: %s', (text) => {
    expect(promisedBeside(text, TABLES)).toBeUndefined();
  });
});
