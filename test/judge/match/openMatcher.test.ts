import { describe, expect, test } from 'vitest';
import { openMatcher } from '../../../src/judge/match/openMatcher.ts';
import type {
  KnownName,
  MatchDecision,
  OrganisationMatch,
  PortalOrganisation,
} from '../../../src/model/organisationMatch.ts';
import { BODIES } from './bodies.ts';

const KNOWN: readonly KnownName[] = [
  { institution: 'reki', name: 'МРЕ' },
  { institution: 'reki', name: 'Министерство на реките и бреговете' },
  { institution: 'karti', name: 'Комисия за картите и знаците' },
  { institution: 'znatsi', name: 'Комисия за картите и знаците' },
  { institution: 'reki', name: 'Комисия, която вече я няма' },
];

type Given = Partial<PortalOrganisation> & { readonly name: string };

const own = openMatcher({ institutions: BODIES, knownNames: KNOWN, decisions: [] });

function match(given: Given, decisions?: readonly MatchDecision[]): OrganisationMatch {
  const matcher = decisions === undefined ? own : openMatcher({ institutions: BODIES, knownNames: KNOWN, decisions });
  return matcher({ uri: 'o-1', ...given });
}

/** `id (sign)`, `tie reason: ids` or `nobody`. */
function said(given: Given): string {
  const found = match(given);
  if (found.is === 'none') return 'nobody';
  if (found.is === 'matched') return `${found.institution} (${found.by})`;
  return `tie ${found.because}: ${found.candidates.map(({ institution }) => institution).join(', ')}`;
}

describe('by name', () => {
  test.each([
    ['Община Липово', 'mun-lipovo (name)'],
    // A person's name is not kept in the list of organisations.
    ['', 'nobody'],
    ['ОБЩИНА  ЛИПОВО ', 'mun-lipovo (name)'],
    ['Oбщинa „Липoвo“', 'mun-lipovo (name)'],
    ['Общинска администрация - гр. Липово', 'mun-lipovo (name)'],
    ['Администрация на община Липово', 'mun-lipovo (name)'],
    ['Община град Липово', 'mun-lipovo (name)'],
    ['Липово-град', 'nobody'],
    ['Общ. Липово', 'mun-lipovo (name)'],
    ['Липово – община', 'mun-lipovo (name)'],
    ['Община Липово – Общинска администрация', 'mun-lipovo (name)'],
    ['Община Липово, гр. Варна', 'mun-lipovo (name)'],
    ['Област с административен център Липово', 'oblast-lipovo (name)'],
    ['Община Липово, област Варна', 'mun-lipovo (name)'],
    ['Община Липово, Варненска област', 'mun-lipovo (name)'],
    ['Община Липовка', 'mun-lipovka (name)'],
    ['Община Ясна-Поляна', 'mun-yasna-polyana (name)'],
    ['Столична община', 'mun-sofia (name)'],
    ['СТОЛИЧНА ОБЩИНА – РАЙОН ГОРСКИ', 'sofia-gorski (name)'],
    ['Район „Южен“, община Липово', 'lipovo-yuzhen (name)'],
    ['Област Липово', 'oblast-lipovo (name)'],
    ['Обл. администрация Липово', 'oblast-lipovo (name)'],
    ['Областен управител на област Липово', 'oblast-lipovo (name)'],
    ['Областна администрация на област София-град', 'oblast-sofia-city (name)'],
    ['РЗИ - Липово', 'rzi-lipovo (name)'],
    ['РИОКОЗ – Липово', 'rzi-lipovo (name)'],
    ['Регионален инспекторат по образованието Липово', 'ruo-lipovo (name)'],
    ['СРЗИ', 'rzi-sofia-city (name)'],
    ['РЗИ София област', 'rzi-sofia (name)'],
    ['РИОСВ - София', 'riosv-sofia (name)'],
    ['Министерство на реки и езера', 'reki (name)'],
    ['МРЕ', 'reki (name)'],
    ['Министерство на реките и езерата (МРЕ)', 'reki (name)'],
    ['Министерство на реките и езерата на Република България', 'reki (name)'],
    ['Министерство на реките и бреговете', 'reki (name)'],
    ['ИА „Мостове“', 'mosti (name)'],
    ['Горски университет - Липово', 'uni-lipovo (name)'],
    ['Ministry of Rivers and Lakes', 'reki (name)'],
    ['Municipality of Lipovo', 'mun-lipovo (name)'],
    ['Община Я. Поляна', 'mun-yasna-polyana (name)'],
    ['Община Ясн.Поляна', 'mun-yasna-polyana (name)'],
    ['Министерство на реките и езерата – Изпълнителна агенция „Мостове“', 'mosti (name)'],
    ['МРЕ - ИА Мостове', 'mosti (name)'],
    ['ИА „Мостове“ към министъра на реките и езерата', 'mosti (name)'],
    ['Изпълнителна агенция „Мостове“, гр. София', 'mosti (name)'],
    ['Изпълнителна агенция „Мостове“ – централно управление', 'mosti (name)'],
    ['Община Липово (официален профил)', 'mun-lipovo (name)'],
    ['Община Липово / Lipovo Municipality', 'mun-lipovo (name)'],
    ['Община Липово (Obshtina Lipovo)', 'mun-lipovo (name)'],
    ['Столична община – район „Горски“ (Sofia Municipality, Gorski District)', 'sofia-gorski (name)'],
    ['Липово, РЗИ', 'rzi-lipovo (name)'],
    ['Липово - областна администрация', 'oblast-lipovo (name)'],
    ['РУО на МОН – Липово', 'ruo-lipovo (name)'],
    ['Министерство на реките и езерата, РЗИ – Липово', 'rzi-lipovo (name)'],
    ['District Administration of Lipovo', 'oblast-lipovo (name)'],
    ['Obshtina Lipovo', 'mun-lipovo (name)'],
    ['Ministerstvo na rekite i ezerata', 'reki (name)'],
    ['Район „Горски“', 'sofia-gorski (name)'],
    ['Район „Южен“ – Липово', 'lipovo-yuzhen (name)'],
    ['Липово – район Южен', 'lipovo-yuzhen (name)'],
    ['Столична община – р-н Горски', 'sofia-gorski (name)'],
    ['Министерсвто на реките и езерата', 'reki (name)'],
    ['Министерство на езерата и реките', 'reki (name)'],
    ['Обшина Ясна Поляна', 'mun-yasna-polyana (name)'],
    ['Община Ясна Поляяна', 'mun-yasna-polyana (name)'],
    ['Община Липово (Lipovo)', 'mun-lipovo (name)'],
    ['Официален профил на Община Липово', 'mun-lipovo (name)'],
    ['Министерство на реките и езерата, гр. София, ул. „Речна“ 1', 'reki (name)'],
    ['Министерство на реките и езерата (бивше Министерство на бреговете)', 'reki (name)'],
    ['Министерство на реките и езерата на Р България', 'reki (name)'],
    ['Областна администрация на област с административен център Липово', 'oblast-lipovo (name)'],
    ['Областна администрация Липово, Областен управител', 'oblast-lipovo (name)'],
    ['РЗИ с център Липово', 'rzi-lipovo (name)'],
    ['Изпълнителна агенция &quot;Мостове&quot;', 'mosti (name)'],
    ['РИО – Липово (сега РУО)', 'ruo-lipovo (name)'],
    ['Р З И Липово', 'rzi-lipovo (name)'],
    ['Община Липово – 121053217', 'mun-lipovo (name)'],
    ['Lipovo Municipal Administration', 'mun-lipovo (name)'],
    ['Regional Administration of Lipovo District', 'oblast-lipovo (name)'],
    ['Обшина Липово', 'mun-lipovo (name)'],
    ['Областна админстрация Липово', 'oblast-lipovo (name)'],
    ['Район Младост – СО', 'sofia-mladost (name)'],
    ['Министерство на реките и езерата, 1000 София, ул. „Речна“ 6', 'reki (name)'],
    ['Община Липово (с. Липово, обл. Варна)', 'mun-lipovo (region)'],
    ['Община Липово, област Варна, ЕИК 121053217', 'mun-lipovo (name)'],
    ['Obština Lipovo', 'mun-lipovo (name)'],
    ['Lipovo Municipality, South District', 'lipovo-yuzhen (name)'],
    ['Lipovo Municipality, Varna District', 'mun-lipovo (name)'],
    ['IA MOSTOVE', 'mosti (name)'],
    ['Executive Agency Bridges with the Ministry of Rivers and Lakes', 'mosti (name)'],
    ['О Б Щ И Н А   Л И П О В О', 'mun-lipovo (name)'],
    ['Община Липово – Варненско', 'mun-lipovo (name)'],
    ['Открити данни на община Липово', 'mun-lipovo (name)'],
    ['Община Липово, гр. Липово', 'mun-lipovo (name)'],
    ['Lipovo, Obshtina', 'mun-lipovo (name)'],
    ['Рег. здравна инспекция Липово', 'rzi-lipovo (name)'],
    ['Министерство на рек. и езерата', 'reki (name)'],
    ['Район „Горски“ на Столична община', 'sofia-gorski (name)'],
    ['MRE – Ministry of Rivers and Lakes of Bulgaria', 'reki (name)'],
  ])('%s → %s', (name, expected) => {
    expect(said({ name })).toBe(expected);
  });
});

describe('left to a person', () => {
  test.each<readonly [given: Given, expected: string]>([
    [{ name: 'Община Ясна' }, 'tie several: mun-yasna-varna, mun-yasna-ruse'],
    [{ name: 'Obshtina Yasna' }, 'tie several: mun-yasna-varna, mun-yasna-ruse'],
    [{ name: 'Област София' }, 'tie incomplete: oblast-sofia-city'],
    [{ name: 'РЗИ София' }, 'tie several: rzi-sofia-city, rzi-sofia'],
    [{ name: 'Район Младост' }, 'tie several: sofia-mladost, lipovo-mladost'],
    [{ name: 'Комисия за картите и знаците' }, 'tie several: karti, znatsi'],
    [{ name: 'Община Липово, дирекция „Бюджет“' }, 'tie part: mun-lipovo'],
    [{ name: 'Изпълнителна агенция „Мостове“ – Русе' }, 'tie part: mosti'],
    [{ name: 'Община Липово', contacts: 'ЕИК 176030552' }, 'tie contradicted: mun-lipovo, mun-lipovka'],
    [{ name: 'Община Липово', contacts: 'ЕИК 000093378' }, 'tie contradicted: mun-lipovo, mun-yasna-ruse'],
    [{ name: 'Община Липово', contacts: 'www.lipovka.example' }, 'tie contradicted: mun-lipovo, mun-lipovka'],
    [{ name: 'Община Липово, Русе' }, 'tie contradicted: mun-lipovo'],
    [{ name: 'Община Липово, област Русе' }, 'tie contradicted: mun-lipovo'],
    [
      { name: 'Община Ясна', contacts: 'област Русе, https://yasna.example' },
      'tie several: mun-yasna-varna, mun-yasna-ruse',
    ],
    [{ name: 'СУ „Езеро“ – Липово', contacts: 'БУЛСТАТ: 121053217' }, 'tie code-only: mun-lipovo'],
    [{ name: 'Общностен дом', contacts: 'БУЛСТАТ: 121053217' }, 'tie code-only: mun-lipovo'],
    [{ name: 'Комисия за картите и мостовете' }, 'tie part: karti'],
    [{ name: 'Изпълнителна агенция „Мостови“' }, 'tie part: mosti'],
    [{ name: 'Община с. Липово' }, 'tie incomplete: mun-lipovo'],
    [{ name: 'Община Ясна', contacts: 'тел. 000093378' }, 'tie several: mun-yasna-varna, mun-yasna-ruse'],
    [{ name: 'Липово', contacts: 'ЕИК 121053217' }, 'tie code-only: mun-lipovo'],
    // Words that differ by a letter and are others.
    [{ name: 'Община Липобо' }, 'tie part: mun-lipovo'],
    [{ name: 'РЗК – Липово' }, 'tie part: rzi-lipovo'],
    [{ name: 'РУП Липово' }, 'tie part: ruo-lipovo'],
    [{ name: 'Рио Липово' }, 'tie part: ruo-lipovo'],
    [{ name: 'МРЕ', description: 'Сдружение на рибарите' }, 'tie part: reki'],
    // What stands beside the name speaks against it.
    [{ name: 'Министерство на реките и езерата', contacts: 'Скопие, www.reki.mk' }, 'tie contradicted: reki'],
    [{ name: 'Изпълнителна агенция „Мостове“', contacts: '7000 Русе' }, 'tie contradicted: mosti'],
    [{ name: 'Горски университет – Липово', contacts: 'с. Ясна' }, 'tie contradicted: uni-lipovo'],
    [{ name: 'Община Липово', contacts: 'обл. Русе' }, 'tie contradicted: mun-lipovo'],
    [{ name: 'Район „Горски“', contacts: 'Русе, ул. „Речна“ 1' }, 'tie contradicted: sofia-gorski'],
    [{ name: 'Министерство на реките и езерата – бивши служители' }, 'tie part: reki'],
    [{ name: 'Площад на младите – Община Липово' }, 'nobody'],
    [{ name: 'Изпълнителна агенция „Мостове“ – София' }, 'tie part: mosti'],
    [{ name: 'Министерство на реките и езерата – 7' }, 'tie part: reki'],
    [{ name: 'ОА Липово' }, 'tie several: mun-lipovo, oblast-lipovo'],
    [{ name: 'ОА Липовка' }, 'tie incomplete: mun-lipovka'],
    [{ name: 'ИА „Мостове“, гр. Липово' }, 'tie part: mosti'],
    [{ name: 'Министерство на реките и езерата – дирекция „Мостове“' }, 'tie part: reki'],
    [{ name: 'Община Липово (Lipovka Municipality)' }, 'tie part: mun-lipovo'],
    [{ name: 'Община Липово', civil: true }, 'tie civil: mun-lipovo'],
  ])('%j → %s', (given, expected) => {
    expect(said(given)).toBe(expected);
  });
});

describe('nobody of ours', () => {
  test.each([
    'Софийска област',
    'Област Софийска',
    'Областна администрация Софийска област',
    'Община Варна – район „Горски“',
    'Район „Южен“ – Столична община',
    'РЗИ Русе',
    'Горски университет',
    'Факултет „Езера“ на Горски университет – Липово',
    '„Община Липово“ ЕООД',
    'Детска градина „Липово“',
    'Общински съвет Липово',
    'Кметство Ясна, община Липово',
    'Сдружение „Чиста Липово“',
    'Училище „Мостове“ към Министерство на реките и езерата',
    'Факултет „Езера“ при Горски университет – Липово',
    'Община Р. Поляна',
    '„Водоснабдяване и канализация – Липово“ ООД',
    '',
    '„“',
    'X',
  ])('%s', (name) => {
    expect(said({ name, contacts: 'www.lipovo.example, obshtina@lipovo.example' })).toBe('nobody');
  });
});

test.each(['Общинска администрация', 'община', 'РЗИ'])('%s alone is nobody', (name) => {
  expect(said({ name })).toBe('nobody');
});

describe('a sign decides between twins, or makes up for a slip', () => {
  test.each<readonly [given: Given, expected: string]>([
    [{ name: 'Община Ясна', contacts: 'обл. Русе' }, 'mun-yasna-ruse (region)'],
    [{ name: 'Община Ясна', description: 'Варненска област' }, 'mun-yasna-varna (region)'],
    [{ name: 'Община Ясна – Русе' }, 'mun-yasna-ruse (region)'],
    [{ name: 'Община Ясна, област Варна' }, 'mun-yasna-varna (region)'],
    [{ name: 'Община Ясна (Русенска област)' }, 'mun-yasna-ruse (region)'],
    [{ name: 'Община Ясна', contacts: 'ЕИК: 000093378' }, 'mun-yasna-ruse (eik)'],
    [{ name: 'Община Ясна', contacts: 'БУЛСТАТ, 000093378' }, 'mun-yasna-ruse (eik)'],
    [{ name: 'Община Ясна', contacts: 'obshtina@yasna.example' }, 'mun-yasna-varna (host)'],
    [{ name: 'Община Ясна', contacts: 'ЕКАТТЕ 00002' }, 'mun-yasna-ruse (ekatte)'],
    [{ name: 'Район Младост', contacts: 'https://mladost.example/bg' }, 'sofia-mladost (host)'],
    [{ name: 'РЗИ София', contacts: 'rzi-sof.example' }, 'rzi-sofia (host)'],
    [{ name: 'Общинска администрация', contacts: 'ЕИК 121053217' }, 'mun-lipovo (eik)'],
    [{ name: 'Общинска администрация', contacts: 'www.lipovka.example' }, 'mun-lipovka (host)'],
    [{ name: 'ОА Липово', contacts: 'info@lipovo.example' }, 'mun-lipovo (host)'],
    [{ name: 'Общинска администрация Лпиово', contacts: 'ЕИК 121053217' }, 'mun-lipovo (eik)'],
    [{ name: 'Община Ясна Полана', contacts: 'x@oyp.example' }, 'mun-yasna-polyana (host)'],
    [{ name: 'Община Липово', contacts: 'ЕИК 1210532170011' }, 'mun-lipovo (name)'],
    [{ name: 'Община Липово', contacts: 'тел. 052 123 456, www.lipovo.example, lipovka.example' }, 'mun-lipovo (name)'],
    [{ name: 'Горски университет', contacts: 'www.gu-yasna.example' }, 'uni-yasna (host)'],
    [{ name: 'ОА Липово', description: 'Администрация на областния управител' }, 'oblast-lipovo (name)'],
    [{ name: 'РЗИ', contacts: '9000 Липово, ул. „Речна“ 1' }, 'rzi-lipovo (name)'],
    [{ name: 'РЗИ Липово', contacts: 'www.reki.example' }, 'rzi-lipovo (name)'],
  ])('%j → %s', (given, expected) => {
    expect(said(given)).toBe(expected);
  });
});

describe('a person’s decision wins', () => {
  const decision = { organisation: 'o-1', by: 'И. Иванова', date: '2026-11-02' };
  test('over the name', () => {
    expect(match({ name: 'Община Липово' }, [{ ...decision, institution: 'mun-lipovka' }])).toMatchObject({
      is: 'matched',
      institution: 'mun-lipovka',
      by: 'decision',
      quote: 'И. Иванова, 2026-11-02',
    });
  });
  test('that it is nobody', () => {
    expect(match({ name: 'Община Липово' }, [{ ...decision, institution: null }]).is).toBe('none');
  });
  test('about another organisation changes nothing', () => {
    expect(match({ name: 'Община Липово' }, [{ ...decision, organisation: 'o-2', institution: null }]).is).toBe(
      'matched',
    );
  });
});

test('the quote says what decided, and holds no address of a person', () => {
  expect(match({ name: 'Община Ясна', contacts: 'i.ivanova@yasna.example' })).toMatchObject({ quote: 'yasna.example' });
});
