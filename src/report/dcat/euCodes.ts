import type { Bilingual } from '../../model/lang.ts';

/** Codes of authority tables of the Publications Office of the European Union that the export uses. */
export const AUTHORITY = 'http://publications.europa.eu/resource/authority/';
export const MEDIA_TYPES = 'http://www.iana.org/assignments/media-types/';
export const HVD_CATEGORIES = 'http://data.europa.eu/bna/';
/** Regulation (EU) 2023/138 on high-value datasets. */
export const HVD_REGULATION = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';

/** http://publications.europa.eu/resource/authority/data-theme with the names it gives. */
export const THEMES: Readonly<Record<string, Bilingual>> = {
  AGRI: { bg: 'Земеделие, рибарство, горско стопанство и храни', en: 'Agriculture, fisheries, forestry and food' },
  ECON: { bg: 'Икономика и финанси', en: 'Economy and finance' },
  EDUC: { bg: 'Образование, култура и спорт', en: 'Education, culture and sport' },
  ENER: { bg: 'Енергетика', en: 'Energy' },
  ENVI: { bg: 'Околна среда', en: 'Environment' },
  GOVE: { bg: 'Правителство и обществен сектор', en: 'Government and public sector' },
  HEAL: { bg: 'Здраве', en: 'Health' },
  INTR: { bg: 'Международни въпроси', en: 'International issues' },
  JUST: { bg: 'Правосъдие, правна система и обществена безопасност', en: 'Justice, legal system and public safety' },
  OP_DATPRO: { bg: 'Временни данни', en: 'Provisional data' },
  REGI: { bg: 'Региони и градове', en: 'Regions and cities' },
  SOCI: { bg: 'Население и общество', en: 'Population and society' },
  TECH: { bg: 'Наука и технологии', en: 'Science and technology' },
  TRAN: { bg: 'Транспорт', en: 'Transport' },
};

/** http://publications.europa.eu/resource/authority/frequency */
export const FREQUENCIES: ReadonlySet<string> = new Set([
  '10MIN', '12HRS', '15MIN', '1MIN', '30MIN', '5MIN', 'ANNUAL', 'ANNUAL_2', 'ANNUAL_3', 'AS_NEEDED', 'BIDECENNIAL',
  'BIENNIAL', 'BIHOURLY', 'BIMONTHLY', 'BIWEEKLY', 'CONT', 'DAILY', 'DAILY_2', 'DECENNIAL', 'HOURLY', 'IRREG', 'MONTHLY',
  'MONTHLY_2', 'MONTHLY_3', 'NEVER', 'NOT_PLANNED', 'OTHER', 'QUADRENNIAL', 'QUARTERLY', 'QUINQUENNIAL', 'TRIDECENNIAL',
  'TRIENNIAL', 'TRIHOURLY', 'UNKNOWN', 'UPDATE_CONT', 'WEEKLY', 'WEEKLY_2', 'WEEKLY_3', 'WEEKLY_5',
]); // prettier-ignore

/** Ids of rules/tables/frequencies.yaml in that table. */
export const FREQUENCY_OF: Readonly<Record<string, string>> = {
  workdaily: 'WEEKLY_5',
  daily: 'DAILY',
  'twice-weekly': 'WEEKLY_2',
  weekly: 'WEEKLY',
  biweekly: 'BIWEEKLY',
  monthly: 'MONTHLY',
  bimonthly: 'BIMONTHLY',
  quarterly: 'QUARTERLY',
  'four-monthly': 'ANNUAL_3',
  'half-yearly': 'ANNUAL_2',
  yearly: 'ANNUAL',
  'school-year': 'ANNUAL',
  biennial: 'BIENNIAL',
  triennial: 'TRIENNIAL',
  quadrennial: 'QUADRENNIAL',
  quinquennial: 'QUINQUENNIAL',
  decennial: 'DECENNIAL',
};

/** http://publications.europa.eu/resource/authority/language by ISO 639-1. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  bg: 'BUL', cs: 'CES', da: 'DAN', de: 'DEU', el: 'ELL', en: 'ENG', es: 'SPA', et: 'EST', fi: 'FIN', fr: 'FRA', ga: 'GLE',
  hr: 'HRV', hu: 'HUN', it: 'ITA', lt: 'LIT', lv: 'LAV', mk: 'MKD', mt: 'MLT', nl: 'NLD', pl: 'POL', pt: 'POR', ro: 'RON',
  ru: 'RUS', sk: 'SLK', sl: 'SLV', sr: 'SRP', sv: 'SWE', tr: 'TUR', uk: 'UKR',
}; // prettier-ignore

/** http://publications.europa.eu/resource/authority/access-right by the words that catalogues use. */
export const ACCESS_RIGHTS: Readonly<Record<string, string>> = {
  public: 'PUBLIC',
  restricted: 'RESTRICTED',
  'non-public': 'NON_PUBLIC',
  non_public: 'NON_PUBLIC',
};

/** Kinds of institutions in the vocabulary http://purl.org/adms/publishertype/ */
export const PUBLISHER_TYPES: Readonly<Record<string, Bilingual & { readonly code: string }>> = {
  ministry: { code: 'NationalAuthority', bg: 'национален орган', en: 'National authority' },
  agency: { code: 'NationalAuthority', bg: 'национален орган', en: 'National authority' },
  inspectorate: { code: 'NationalAuthority', bg: 'национален орган', en: 'National authority' },
  commission: { code: 'NationalAuthority', bg: 'национален орган', en: 'National authority' },
  district: { code: 'RegionalAuthority', bg: 'областен орган', en: 'Regional authority' },
  municipality: { code: 'LocalAuthority', bg: 'местен орган', en: 'Local authority' },
  university: {
    code: 'Academia-ScientificOrganisation',
    bg: 'учебно или научно заведение',
    en: 'Academia or scientific organisation',
  },
};
