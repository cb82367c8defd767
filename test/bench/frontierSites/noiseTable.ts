import type { InstitutionKind } from './institutions.ts';
import {
  articles,
  calendar,
  gallery,
  papersList,
  searchPages,
  textPages,
  yearTree,
  type Noise,
} from './noiseSections.ts';

/** How often each sort of noise is found, and how much of the site it takes. */
export const NOISE_SECTIONS: readonly {
  readonly share: number;
  readonly weight: number;
  /** The institutions that have such a section; without it, all. */
  readonly only?: readonly InstitutionKind[];
  readonly build: Noise;
}[] = [
  { share: 1, weight: 5, build: articles(['Новини', 'Актуално', 'Пресцентър', 'Новини и събития'], 'news', 0.08) },
  { share: 0.9, weight: 2, build: articles(['Съобщения', 'Обяви', 'Обяви и съобщения', 'Обявления'], 'notice', 0.6) },
  {
    share: 0.6,
    weight: 2.5,
    only: ['municipality', 'region', 'agency'],
    build: yearTree(['Решения', 'Заседания', 'Протоколи и решения', 'Архив на решенията'], 'decision', [1, 2], 0),
  },
  {
    share: 0.5,
    weight: 1.5,
    only: ['municipality', 'region', 'ministry', 'university'],
    build: yearTree(['Протоколи', 'Дневен ред', 'Материали за заседания'], 'session', [1, 6], 0.05),
  },
  {
    share: 0.85,
    weight: 2,
    build: yearTree(
      ['Профил на купувача', 'Обществени поръчки', 'Търгове и конкурси', 'Процедури'],
      'tender',
      [1, 7],
      0.25,
    ),
  },
  { share: 0.6, weight: 0.3, build: papersList(['Заповеди', 'Заповеди и разпореждания', 'Актове'], 'order') },
  {
    share: 0.5,
    weight: 0.2,
    build: papersList(['Декларации', 'Публичен регистър на декларациите', 'Декларации по закона'], 'declaration'),
  },
  {
    share: 0.8,
    weight: 1,
    build: textPages(['Административни услуги', 'Услуги', 'Електронни услуги'], 'service', 0.7),
  },
  {
    share: 0.5,
    weight: 0.7,
    only: ['municipality', 'region'],
    build: textPages(['Кметства', 'Населени места', 'Обекти', 'Забележителности'], 'village', 0.02),
  },
  { share: 0.6, weight: 0.8, build: textPages(['Проекти', 'Европейски проекти', 'Програми'], 'project', 0.1) },
  { share: 0.6, weight: 0.6, build: articles(['Конкурси', 'Работа при нас', 'Кариери'], 'job', 0.7) },
  { share: 0.6, weight: 1, build: gallery },
  { share: 0.5, weight: 1.5, build: calendar },
  { share: 0.4, weight: 0.8, build: searchPages },
];
