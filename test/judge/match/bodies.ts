import type { Institution } from '../../../src/model/institution.ts';

/** An invented body; the towns and districts are made up or used as names only. */
function body(
  given: Partial<Institution> & { readonly id: string; readonly bg: string; readonly en?: string },
): Institution {
  const { bg, en = given.id, ...rest } = given;
  return {
    name: { bg, en },
    otherNames: [],
    kind: 'other',
    legalKind: 'unknown',
    region: null,
    eik: null,
    sites: [],
    fileHosts: [],
    identityConfirmed: false,
    portalOrganisation: null,
    ...rest,
  };
}

/** What the tables of the matcher's tests are about: twins of every kind that the real list has. */
export const BODIES: readonly Institution[] = [
  body({
    id: 'mun-lipovo',
    bg: 'Община Липово',
    en: 'Lipovo Municipality',
    region: 'Варна',
    eik: '121053217',
    ekatte: '00084',
    sites: ['https://www.lipovo.example/'],
  }),
  body({
    id: 'mun-lipovka',
    bg: 'Община Липовка',
    en: 'Lipovka Municipality',
    region: 'Варна',
    eik: '176030552',
    sites: ['https://lipovka.example/'],
  }),
  body({
    id: 'mun-yasna-varna',
    bg: 'Община Ясна (област Варна)',
    en: 'Yasna Municipality (Varna region)',
    region: 'Варна',
    ekatte: '00001',
    sites: ['https://yasna.example/'],
  }),
  body({
    id: 'mun-yasna-ruse',
    bg: 'Община Ясна (област Русе)',
    en: 'Yasna Municipality (Ruse region)',
    region: 'Русе',
    eik: '000093378',
    ekatte: '00002',
  }),
  body({
    id: 'mun-yasna-polyana',
    bg: 'Община Ясна Поляна',
    en: 'Yasna Polyana Municipality',
    region: 'Русе',
    mailHost: 'oyp.example',
  }),
  body({ id: 'mun-sofia', bg: 'Столична община', en: 'Sofia Municipality', region: 'София (столица)' }),
  body({
    id: 'sofia-gorski',
    bg: 'Столична община – район „Горски“',
    en: 'Sofia Municipality, Gorski District',
    sites: ['https://gorski.example/'],
  }),
  body({
    id: 'sofia-mladost',
    bg: 'Столична община – район „Младост“',
    en: 'Sofia Municipality, Mladost District',
    sites: ['https://mladost.example/'],
  }),
  body({ id: 'lipovo-mladost', bg: 'Община Липово – район „Младост“', en: 'Lipovo Municipality, Mladost District' }),
  body({ id: 'lipovo-yuzhen', bg: 'Община Липово – район „Южен“', en: 'Lipovo Municipality, Yuzhen District' }),
  body({
    id: 'oblast-sofia-city',
    bg: 'Областна администрация София (град)',
    en: 'Regional Administration Sofia City',
    region: 'София (столица)',
  }),
  body({ id: 'oblast-lipovo', bg: 'Областна администрация Липово', en: 'Regional Administration Lipovo' }),
  body({
    id: 'rzi-lipovo',
    bg: 'Регионална здравна инспекция – Липово',
    en: 'Regional Health Inspectorate Lipovo',
    parent: 'reki',
  }),
  body({
    id: 'rzi-sofia-city',
    bg: 'Столична регионална здравна инспекция',
    en: 'Sofia City Regional Health Inspectorate',
  }),
  body({
    id: 'rzi-sofia',
    bg: 'Регионална здравна инспекция – Софийска област',
    en: 'Regional Health Inspectorate Sofia Province',
    sites: ['https://rzi-sof.example/'],
  }),
  body({
    id: 'riosv-sofia',
    bg: 'Регионална инспекция по околна среда и водите – София',
    en: 'Regional Inspectorate of Environment and Water Sofia',
  }),
  body({
    id: 'ruo-lipovo',
    bg: 'Регионално управление на образованието – Липово',
    en: 'Regional Department of Education Lipovo',
  }),
  body({
    id: 'reki',
    kind: 'ministry',
    bg: 'Министерство на реките и езерата',
    en: 'Ministry of Rivers and Lakes',
    sites: ['https://reki.example/'],
  }),
  body({
    id: 'mosti',
    kind: 'agency',
    bg: 'Изпълнителна агенция „Мостове“',
    en: 'Executive Agency Bridges',
    parent: 'reki',
  }),
  body({ id: 'uni-lipovo', bg: 'Горски университет – Липово', en: 'Forest University Lipovo' }),
  body({
    id: 'uni-yasna',
    bg: 'Горски университет – Ясна',
    en: 'Forest University Yasna',
    sites: ['https://www.gu-yasna.example/'],
  }),
  body({ id: 'karti', bg: 'Комисия за картите', en: 'Commission of Maps' }),
  body({ id: 'znatsi', bg: 'Комисия за знаците', en: 'Commission of Signs' }),
];
