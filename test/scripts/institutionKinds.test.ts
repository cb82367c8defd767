import { expect, test } from 'vitest';
import { kindOf, legalKindOf } from '../../scripts/institutions/legalKind.ts';

// Kinds decide which duties a body is asked for: what is not sure is unknown, and unknown is never failed.
test.each([
  ['x', 'Министерство на реките', 'ministry', 'ms', 'ministry', 'executive'],
  ['x', 'Агенция по реките', 'executive-agency', 'mr', 'agency', 'executive'],
  ['x', 'Агенция по реките', 'regulator', 'ms', 'agency', 'unknown'],
  ['x', 'Агенция по реките', 'executive-agency', '', 'agency', 'unknown'],
  ['x', 'Държавна агенция „Реки“ (закрита 2022)', 'state-agency', 'ms', 'agency', 'unknown'],
  ['x', 'Национален фонд „Реки“', 'executive-agency', 'mr', 'agency', 'unknown'],
  ['oblast-x', 'Областна администрация Речна', 'regional', 'ms', 'district', 'executive'],
  ['mun-x', 'Община Речна', 'municipality', 'oblast-x', 'municipality', 'municipality'],
  ['mun-x-council', 'Общински съвет Речна', 'municipality', 'mun-x', 'other', 'unknown'],
  ['x-horen', 'Община Речна – район „Хорен“', 'municipality', 'mun-x', 'other', 'unknown'],
  ['rzi-x', 'Регионална здравна инспекция – Речна', 'other', 'mr', 'inspectorate', 'executive'],
  ['uni-x', 'Речен университет', 'other', 'mr', 'university', 'unknown'],
  ['hosp-x', 'Речна болница', 'other', 'mr', 'hospital', 'unknown'],
  ['x', 'Речен музей', 'other', 'mr', 'other', 'public-law-body'],
  ['x', 'Върховен речен съд', 'judiciary', '', 'court', 'judicial'],
  ['x', 'Комисия за реките', 'regulator', '', 'commission', 'unknown'],
  ['x', 'Портал за реките', 'other', 'ms', 'other', 'unknown'],
])('%s %s (%s of %s) is a %s, %s', (id, name, type, parent, kind, legalKind) => {
  expect([kindOf({ id, name, type, parent }), legalKindOf({ id, name, type, parent })]).toEqual([kind, legalKind]);
});
