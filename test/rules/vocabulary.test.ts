import { describe, expect, it } from 'vitest';
import { findAny, normaliseWords } from '../../src/model/words.ts';
import type { Vocabulary } from '../../src/model/tables.ts';
import { tables } from '../judge/ruleBook.ts';

const { vocabulary, frequencies } = tables();
type Words = 'dataStrong' | 'dataMedium' | 'download' | 'notData' | 'documentWords' | 'archive' | 'termsLinks';

/** Words as they stand on pages, in the forms that the grammar gives them; parted by „·“. */
const FOUND: readonly (readonly [Words | 'missingPage' | 'blockedPage', string])[] = [
  [
    'dataStrong',
    `Отворени данни · отворените данни · Портала за отворени данни · данни в машинночетим формат · машинночитаем
     · набора от данни · Наборите от данни · масиви от данни · информационните масиви · данни с висока стойност
     · високостойностните набори · HVD · метаданните · приложно-програмен интерфейс · API · уеб услугата · Уеб-услуги
     · open data · OpenData · data.egov.bg · testdata.egov.bg · CSV · GeoJSON`,
  ],
  [
    'dataMedium',
    `Регистър · регистъра · регистърът · регистри · Регистрите на · обществен регистър · електронните регистри
     · Справка · справки в регистъра · база данни · базата данни · статистиката · индикатори · показателите · Списък
     · списъци · списъкът · каталог · Каталози · класификатори · номенклатурите · годишните отчети · таблици · приложение № 1
     · времеви редове · геопортал · ГИС · пространствени данни · слоеве · картата · Картите · WMS · експортирай
     · наблюдение на земята и околната среда · дружества и собственост на дружествата · референтни парцели
     · вътрешни водни пътища · административни единици · ортоизображение`,
  ],
  [
    'download',
    `Изтегли · изтегляне · Изтеглете · за изтегляне · свали файла · сваляне · даунлоуд · Download · вземи · отвори файла
     · виж тук · тук · Прикачен файл · прикачените файлове · прикачени документи · документи за сваляне · архив (zip)`,
  ],
  [
    'notData',
    `защита на личните данни · лични данни · данни за контакти · данни за кореспонденция · база данни с клиенти
     · Търговския регистър · регистрация · Регистрирайте се · мобилни данни · политика за данните · карта на сайта`,
  ],
  [
    'archive',
    `Архив · архивът · архивни документи · архив на сайта · стария сайт · За да видите актуалния сайт · предишна версия
     · отменена · отпаднали · с изтекъл срок · с изтекли срокове · приключили · загубила сила · неактуална
     · стара редакция · не се поддържа · не се актуализира`,
  ],
  [
    'termsLinks',
    `Повторно използване · повторното използване · повторно ползване · повторна употреба · преизползване
     · Информация от обществения сектор · ред и условия за повторно използване · условия за предоставяне
     · Условия за ползване · общи условия · правна информация · правно уведомление`,
  ],
  [
    'missingPage',
    `Страницата не е намерена · страница не съществува · Страницата е в процес на изграждане
     · разделът е в процес на разработка · Страницата е под конструкция`,
  ],
  ['blockedPage', 'Достъпът е отказан · checking your browser'],
];

/** What sounds like one and is none. */
const NOT_FOUND: readonly (readonly [Words | 'missingPage', string])[] = [
  ['dataStrong', 'лични данни · данни за контакт · капитал · отворен конкурс · терапия'],
  ['dataMedium', 'картина · картон · слово · гисдава · адвокат'],
  ['download', 'свалка · нерегламентирани свалища · тукашен'],
  ['archive', 'през изтеклата година · старт · закрити училища · архитект · стар град'],
  ['termsLinks', 'използване на язовири · общински имоти'],
  ['missingPage', 'в процес на изграждане са две детски градини · обект в строеж'],
];

const SECTIONS: Readonly<Record<string, string>> = {
  'access-section': 'Достъп до информация · Достъп до обществена информация · Информация по ЗДОИ',
  'open-data': 'Отворени данни · Портал за отворени данни',
  structure: 'Правомощия · Организационна структура · Функции · За нас · Устройствен правилник · Организация и управление',
  acts: 'Списък на издадените актове · Нормативна уредба · Наредби · Заповеди · Индивидуални административни актове',
  'data-holdings': 'Описание на информационните масиви · Регистри · Публични регистри · Бази данни',
  'contact-unit': 'Звено за достъп · Подаване на заявления · Заявление за достъп · Отговорно лице · Контакти',
  'internal-rules': 'Вътрешни правила за предоставяне на достъп · Правила за ДОИ · Харта на клиента',
  strategies: 'Стратегии · Планове · Програми · Отчети · Доклади · Стратегически документи · Отчет за дейността',
  'how-to-request': 'Подаване на заявления · Ред за предоставяне на достъп · Упражняване на правото на достъп',
  'access-rules': 'Вътрешни правила за предоставяне на достъп · Правила за ДОИ',
  'financial-reports': 'Отчет за касовото изпълнение · Финансови отчети · Годишен финансов отчет',
  'reuse-charges': 'Такси за повторно използване · Такси по чл. 41ж',
  formats: 'Налични формати · Формати на данните',
  'categories-formats': '',
  'public-registers': 'Публични регистри · Регистри',
  'open-data-plan': 'План за публикуване на отворени данни · Годишен план за отворени данни',
  'asset-list': 'Каталог на данните · Списък на основните документи',
  'data-officer': 'Длъжностно лице по данните · Отговорник за отворените данни',
  'data-api': 'Програмен интерфейс · API',
  budget: 'Бюджет и финанси · Проектобюджет · Касово изпълнение на бюджета · Поименен списък · Плащания в СЕБРА · Общински дълг',
  procurement: 'Профил на купувача · Обществени поръчки · Процедури по ЗОП · ЦАИС ЕОП · Външни експертни становища',
  drafts: 'Проекти на наредби · Обществени консултации · Обществено обсъждане · Справка по чл. 26, ал. 5 ЗНА',
  'general-acts': 'Уведомления по чл. 66 АПК · Общи административни актове',
  'reuse-terms': 'Повторно използване · Повторно използване на информация от обществения сектор',
  careers: 'Конкурси · Свободни работни места · Кариери · Работа при нас',
  declarations: 'Декларации по ЗПКОНПИ · Регистър на декларациите · Конфликт на интереси · ЗПК',
  'official-secret': 'Служебна тайна · Списък на категориите информация, подлежаща на класификация',
  'given-three-times': 'Информация, предоставена повече от три пъти',
  'yearly-report': 'Годишен отчет по ЗДОИ · Отчет за постъпилите заявления',
  'categories-list': 'Списък на категориите информация, подлежаща на публикуване',
  'cost-norms': 'Нормативи за разходите · Наредба № Н-1 от 7 март 2022 г. · Разходи при предоставяне',
  accessibility: 'Декларация за достъпност · Политика за достъпност',
  terms: 'Условия за ползване · Правна информация · Бисквитки',
};

const parts = (text: string): readonly string[] =>
  text
    .split('·')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
const misses = (phrases: readonly string[], text: string, wanted: boolean): readonly string[] =>
  parts(text).filter((part) => (findAny(normaliseWords(part), phrases) !== null) !== wanted);

describe('the vocabulary', () => {
  it.each(FOUND)('knows words of %s', (list, text) => expect(misses(vocabulary[list], text, true)).toEqual([]));
  it.each(NOT_FOUND)('takes nothing else for %s', (list, text) =>
    expect(misses(vocabulary[list], text, false)).toEqual([]),
  );

  it.each(Object.entries(SECTIONS))('knows the section %s by its usual titles', (id, text) => {
    const section: Vocabulary['sections'][number] | undefined = vocabulary.sections.find((one) => one.id === id);
    const names = [...(section?.titles ?? []), ...(section?.loose ?? []), ...(section?.inside?.titles ?? [])];
    expect(misses(names, text, true)).toEqual([]);
  });
  it('has titles for every section here', () => {
    expect(vocabulary.sections.map(({ id }) => id).sort()).toEqual(Object.keys(SECTIONS).sort());
  });

  it('knows what promises how often data change', () => {
    const phrases = frequencies.flatMap((one) => one.phrases);
    const text = `ежедневно · ежечасно · ежеседмично · на две седмици · ежемесечно · на тримесечие · полугодишно · ежегодно`;
    expect(misses(phrases, text, true)).toEqual([]);
    expect(misses(phrases, 'при промяна · при необходимост', false)).toEqual([]);
  });

  it('has each phrase in the form in which texts are compared, once in its list', () => {
    const lists = Object.entries(vocabulary).flatMap(([name, list]) =>
      list.every((one) => typeof one === 'string') ? [[name, list as readonly string[]] as const] : [],
    );
    for (const [name, list] of lists) {
      if (name === 'probes' || name === 'termsProbes') continue;
      expect(list.filter((phrase) => normaliseWords(phrase) !== phrase), name).toEqual([]);
      expect(list.filter((phrase, at) => list.indexOf(phrase) !== at), name).toEqual([]);
    }
  });
});
