import { describe, expect, test } from 'vitest';
import { answeredQuestion } from '../../../src/inspect/licences/answeredQuestion.ts';
import { readFrames } from '../../../src/inspect/licences/readFrames.ts';
import { mentionsTerms } from '../../../src/inspect/licences/termsMention.ts';

describe('readFrames: permission, act, content and extent in any order', () => {
  test.each([
    'ограничения за употреба на таблиците няма, нито за разпространението им',
    'вземете файловете, преработете ги и ги публикувайте, без да питате',
    'разрешение за копиране и публикуване на картите не е необходимо',
    'институтът дава съгласие архивът да бъде копиран, променян и препродаван от всеки',
    'не дължите такса и не е нужно да сключвате договор, за да ползвате данните',
    'картата на алеите - свободно използване, копиране и промяна',
    'нищо не ви пречи да вградите картата и данните в собствен продукт',
    'companies are welcome to include our data in their products and to sell them',
    'anyone may extract and combine the registers without prior permission',
    'върху протоколите няма авторско право и всеки може да ги използва свободно',
  ])('open: %s', (plain) => {
    expect(readFrames(plain)).toMatchObject({ isOpen: true, limits: [] });
  });

  test.each([
    ['не е позволено последващото разпространение на данните от този регистър', 'permission'],
    ['моля не качвайте файловете другаде и не ги споделяйте', 'permission'],
    ['нямате право да изграждате производни бази данни', 'no-derivatives'],
    ['използването на статистиката се заплаща по ценоразпис', 'fee'],
    ['получателят се задължава да не предоставя данните на трети лица', 'permission'],
    ['no part of the database may be copied', 'permission'],
    ['търговско използване на данните е забранено', 'non-commercial'],
    ['данните могат да се ползват безплатно за лични нужди', 'non-commercial'],
    ['не давам съгласие материалите да бъдат препечатвани', 'permission'],
    ['всяко използване на данните се съгласува с института', 'permission'],
    ['за публикуване на снимките се обръщайте към музея за разрешение', 'permission'],
  ] as const)('limits: %s', (plain, limit) => {
    expect(readFrames(plain)).toMatchObject({ isOpen: false, limits: [limit] });
  });

  test.each([
    'агенцията публикува данните свободно и без забавяне',
    'нищо не пречи на общината да използва данните от преброяването',
    'данните не са свободни; използването става по реда на закона',
    'данните могат да се използват, но не без ограничения',
    'служителите могат да копират документи без ограничение',
    'данните могат да се ползват без ограничения от служителите',
    'залата може да се използва свободно от всички граждани',
    'забранява се използването на пестициди; информация на сайта',
    'няма информация за условията, при които данните могат да бъдат използвани',
    'не е забранено използването на данните',
    'публикуваните документи не се връщат',
    'файловете могат да се изтеглят от всеки без регистрация',
  ])('neither: %s', (plain) => {
    expect(readFrames(plain)).toMatchObject({ isOpen: false, limits: [] });
  });
});

test('a question and its answer are one sentence', () => {
  expect(answeredQuestion('мога ли да използвам данните?', 'да, за всичко.')).toBe(
    'можете да използвам данните, за всичко.',
  );
  expect(answeredQuestion('трябва ли да плащам?', 'не.')).toBe('не трябва да плащам');
  expect(answeredQuestion('кой може да ползва данните?', 'всеки.')).toBe('всеки може да ползва данните свободно');
  expect(answeredQuestion('може ли да препечатам статия?', 'само с писмено съгласие.')).toContain('само с писмено');
  expect(answeredQuestion('къде е залата?', 'на втория етаж')).toBeNull();
});

describe('words that only point to conditions', () => {
  test.each([
    'условията, при които може да ползвате данните, ще намерите в раздел правна информация',
    'начало | новини | условия за ползване | контакти',
    'the conditions for re-use are set out in the document data policy',
  ])('%s', (plain) => expect(mentionsTerms(plain)).toBe(true));
  test.each([
    'вижте условията за ползване на залата',
    'предстои приемането на условия за повторно използване; не са публикувани',
    'наредба за стандартните условия за повторно използване, приета и публикувана',
    'условия за ползване',
  ])('not: %s', (plain) => expect(mentionsTerms(plain)).toBe(false));
});
