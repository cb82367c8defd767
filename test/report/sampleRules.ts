import type { LegalBasis, Rule, RuleSet } from '../../src/model/rule.ts';
import type { FormatEntry, Tables } from '../../src/model/tables.ts';

const METHOD: LegalBasis = {
  act: { bg: 'Петзвезден модел', en: 'Five-star model' },
  article: { bg: 'звезди 1–3', en: 'stars 1–3' },
  edition: 'Berners-Lee, 2010',
  certainty: 'sure',
};
const LAW: LegalBasis = {
  act: { bg: 'ЗДОИ', en: 'Access to Public Information Act' },
  article: { bg: 'чл. 15а, ал. 3', en: 'Art. 15a(3)' },
  edition: 'ДВ, бр. 15 от 2022 г.',
  certainty: 'check',
};

function rule(id: string, parts: Partial<Rule> & Pick<Rule, 'dimension' | 'title'>): Rule {
  return {
    id,
    version: 1,
    status: 'active',
    public: true,
    appliesTo: 'resource',
    legalKinds: [],
    kinds: [],
    check: `check-${id}`,
    params: { least: 3 },
    points: 10,
    basis: [METHOD],
    since: '2026-01-01',
    why: {
      bg: 'Данни, които програма не може да прочете, трябва да се преписват на ръка, а това струва време и води до грешки.',
      en: 'Data that a program cannot read must be typed by hand, which costs time and makes mistakes.',
    },
    fix: {
      bg: 'Публикувайте таблицата и като CSV с един ред наименования на колоните.\nВ Excel: „Файл“ – „Запиши като“ – „CSV UTF-8“.',
      en: 'Publish the table as CSV too, with one row of column names.\nIn Excel: File – Save As – CSV UTF-8.',
    },
    example: { as: 'text', bg: 'Източник: {institution} (<b>)', en: 'Source: {institution} (<b>)' },
    source: { file: 'rules/sample.yaml', line: 1 },
    ...parts,
  };
}

/** A small rule set with a rule for each dimension and two duties, one of them on trial. */
export const SAMPLE_RULES: RuleSet = {
  methods: [],
  hash: 'a'.repeat(64),
  profile: {
    id: 'five-star',
    name: { bg: 'Пет звезди', en: 'Five stars' },
    weights: { format: 30, licence: 30, 'machine-readability': 20, freshness: 20 },
    minCoveragePercent: 60,
  },
  rules: [
    rule('format-open', {
      dimension: 'format',
      title: { bg: 'Отворен и структуриран формат', en: 'Open, structured format' },
    }),
    rule('licence-stated', {
      dimension: 'licence',
      title: { bg: 'Посочен отворен лиценз', en: 'Open licence stated' },
    }),
    rule('table-clean', {
      dimension: 'machine-readability',
      title: { bg: 'Таблица без структурни дефекти', en: 'Table without structural faults' },
    }),
    rule('fresh', { dimension: 'freshness', title: { bg: 'Обновено в срок', en: 'Changed in time' } }),
    rule('duty-section', {
      dimension: 'duty',
      appliesTo: 'institution',
      points: 0,
      title: { bg: 'Раздел „Отворени данни“', en: 'Section “Open data”' },
    }),
    rule('duty-list', {
      dimension: 'duty',
      appliesTo: 'institution',
      points: 0,
      status: 'trial',
      basis: [LAW],
      title: { bg: 'Списък на категориите информация', en: 'List of categories of information' },
    }),
  ],
  messages: {
    bg: {
      'check-format-open': {
        pass: 'Файлът е във формат {format}.',
        fail: 'Файлът е във формат {format}, а не в отворен структуриран формат.',
        unknown: 'Форматът не може да се установи.',
      },
      'check-licence-stated': {
        pass: 'Посочен е лиценз {licence}.',
        fail: 'Не намерихме условия за повторно използване към {date}.',
        unknown: 'Лицензът не може да се установи.',
      },
      'check-table-clean': {
        pass: 'Таблицата е без дефекти.',
        fail: { one: 'Таблицата има {count} дефект: {faults}.', other: 'Таблицата има {count} дефекта: {faults}.' },
      },
      'check-fresh': {
        pass: 'Последна промяна: {date}.',
        fail: 'Последната промяна е от {date}, а срокът е {days} дни.',
        unknown: 'Датата на последна промяна не може да се установи.',
      },
      'check-duty-section': {
        pass: 'Разделът е намерен.',
        fail: 'Не намерихме раздел „Отворени данни“ на {places} към {date}.',
      },
      'check-duty-list': { fail: 'Не намерихме списъка към {date}.' },
      'code.scope': { file: 'за файла' },
    },
    en: {
      'check-format-open': {
        pass: 'The file is {format}.',
        fail: 'The file is {format}, not an open structured format.',
        unknown: 'The format cannot be told.',
      },
      'check-licence-stated': {
        pass: 'The licence {licence} is stated.',
        fail: 'We found no conditions of re-use on {date}.',
        unknown: 'The licence cannot be told.',
      },
      'check-table-clean': {
        pass: 'The table has no faults.',
        fail: { one: 'The table has {count} fault: {faults}.', other: 'The table has {count} faults: {faults}.' },
      },
      'check-fresh': {
        pass: 'Last change: {date}.',
        fail: 'Last changed on {date}; due every {days} days.',
        unknown: 'The date of last change cannot be told.',
      },
      'check-duty-section': {
        pass: 'The section was found.',
        fail: 'We did not find a section “Open data” at {places} on {date}.',
      },
      'check-duty-list': { fail: 'We did not find the list on {date}.' },
      'code.scope': { file: 'of the file' },
    },
  },
};

function format(id: string, name: string, maxLevel: FormatEntry['maxLevel'], open = true): FormatEntry {
  return {
    id,
    name: { bg: name, en: name },
    euFileType: null,
    aliases: [],
    mediaTypes: [],
    extensions: [id],
    open,
    structured: maxLevel > 1,
    machineReadable: maxLevel > 1 ? 'yes' : 'no',
    maxLevel,
    family: 'table',
    reason: { bg: `${name} позволява ниво ${maxLevel}.`, en: `${name} allows level ${maxLevel}.` },
  };
}

export const SAMPLE_TABLES: Tables = {
  formats: [
    format('csv', 'CSV', 3),
    format('xlsx', 'XLSX', 2, false),
    format('pdf', 'PDF', 1),
    format('json-ld', 'JSON-LD', 5),
    format('html-table', 'Таблица в HTML', 2),
  ],
  licencePlaces: [],
  catalogues: { kinds: [], emptyTitles: [], emptyDescriptions: [] },
  licences: [
    {
      id: 'cc-by-4.0',
      spdx: 'CC-BY-4.0',
      name: { bg: 'CC BY 4.0', en: 'CC BY 4.0' },
      class: 'open',
      conditions: ['attribution'],
      urls: [],
      phrases: [],
      portalTerms: [],
      euAuthority: null,
      openDefinition: 'not-reviewed',
      highValue: 'unclear',
      ordinanceTerms: null,
      country: null,
    },
    {
      id: 'reserved',
      spdx: null,
      name: { bg: 'Всички права запазени', en: 'All rights reserved' },
      class: 'restricted',
      conditions: ['permission'],
      urls: [],
      phrases: [],
      portalTerms: [],
      euAuthority: null,
      openDefinition: 'not-reviewed',
      highValue: 'unclear',
      ordinanceTerms: null,
      country: null,
    },
  ],
  vocabulary: {
    dataStrong: [],
    dataMedium: [],
    notData: [],
    download: [],
    documentWords: [],
    archive: [],
    archiveNotice: [],
    missingPage: [],
    blockedPage: [],
    blockedMarks: [],
    sections: [],
    probes: [],
    termsProbes: [],
    dateLabels: [],
    licenceOpen: [],
    licenceRestricted: [],
    licenceReserved: [],
    termsLinks: [],
    refreshing: [],
    onChange: [],
    refreshedThings: [],
    comesOut: [],
    ahead: [],
    kindFrequencies: [],
  },
  frequencies: [{ id: 'monthly', name: { bg: 'месечно', en: 'monthly' }, days: 31, phrases: ['ежемесечно'] }],
  dateSources: [],
  priority: {
    lists: [
      {
        id: 'list',
        group: 'council-of-ministers',
        name: { bg: 'Списък на Министерския съвет', en: 'List of the Council of Ministers' },
        edition: '2017',
        certainty: 'check',
      },
    ],
    sets: [
      {
        id: 'kindergartens',
        list: 'list',
        place: { bg: 'ред 1', en: 'row 1' },
        name: { bg: 'Детски градини', en: 'Kindergartens' },
        kinds: ['municipality'],
        bodies: [],
        words: ['детски градини'],
        not: [],
      },
      {
        id: 'permits',
        list: 'list',
        place: { bg: 'ред 2', en: 'row 2' },
        name: { bg: 'Разрешения за строеж', en: 'Building permits' },
        kinds: ['municipality'],
        bodies: [],
        words: ['разрешени~ за строеж'],
        not: [],
      },
    ],
  },
  documents: {
    data: { names: {}, headings: {}, lines: {}, text: {}, offers: [], labels: [] },
    kinds: [
      {
        id: 'letter',
        name: { bg: 'писмо', en: 'letter' },
        formats: [],
        names: {},
        headings: {},
        lines: { 'уважаем~': 4 },
        text: {},
      },
    ],
    shape: {
      rows: [{ from: 6, weight: 1 }],
      share: [{ from: 0.3, weight: 1 }],
      numbered: 1,
      labels: 1,
      numbers: 1,
      noTable: 3,
      prose: [{ from: 0.7, weight: 2 }],
      blanks: [{ from: 4, weight: 3 }],
      emptyCells: 4,
    },
    places: { link: 1, heading: 0.5, file: 0.5 },
    decide: { data: 4, document: 3, margin: 2 },
  },
  hash: 'b'.repeat(64),
};
