import type { Random } from './random.ts';

const OPENERS = [
  'Във връзка с постъпили запитвания',
  'На основание Закона за местното самоуправление',
  'Съгласно приетата програма',
  'През изминалата седмица',
  'В изпълнение на решението',
  'По инициатива на гражданите',
  'След проведено обществено обсъждане',
  'Днес',
  'От началото на месеца',
  'В рамките на проекта',
  'За поредна година',
  'С цел подобряване на обслужването',
  'При наличие на допълнителни въпроси',
  'До края на годината',
  'По предложение на комисията',
  'В заключение',
];
const SUBJECTS = [
  'администрацията',
  'ръководството',
  'комисията',
  'дирекцията',
  'работната група',
  'експертният екип',
  'съветът',
  'звеното за контрол',
  'отделът',
  'секретарят',
  'заявителят',
  'изпълнителят',
  'областният съвет',
  'представителят на фирмата',
  'кметът на населеното място',
  'дежурният екип',
];
const VERBS = [
  'организира',
  'представя',
  'уведомява за',
  'обсъди',
  'одобри',
  'изготви',
  'предлага',
  'приключи',
  'започва',
  'отчете',
  'разгледа',
  'удължава срока за',
  'кани всички заинтересовани на',
  'напомня за',
  'възобновява',
  'осигурява',
];
const OBJECTS = [
  'ремонта на улиците в централната част',
  'новата програма за култура',
  'почистването на речното корито',
  'срещата с жителите на кварталите',
  'изпълнението на договора',
  'подготовката за зимния сезон',
  'проекта за решение',
  'приема на документи',
  'отчета за дейността',
  'средствата от бюджета',
  'конкурса за назначаване',
  'новите работни места',
  'кампанията за безопасност на движението',
  'реда за подаване на заявления',
  'плана за развитие',
  'достъпа до услугата',
  'обновяването на детските площадки',
  'традиционния празник',
  'данните за населението',
  'регистъра на заявленията',
  'справката за изминалия период',
  'разписанието на автобусните линии',
  'профилактичните прегледи',
  'учебния процес',
];
const MODIFIERS = [
  'на територията на общината',
  'в съответствие с нормативните изисквания',
  'със съдействието на доброволци',
  'в присъствието на граждани и медии',
  'по утвърден график',
  'при спазване на установения ред',
  'за следващия период',
  'в сградата на администрацията',
  'без допълнителни такси',
  'със средства от европейските фондове',
  'в срок до 14 дни',
  'чрез лицензиран пощенски оператор',
  'на място или по електронен път',
  'с участието на специалисти',
  'за трета поредна година',
];
const ENDINGS = [
  'Повече информация може да получите на посочените телефони.',
  'Очакваме вашите мнения и предложения.',
  'Работното време е от 8:30 до 17:00 часа.',
  'Документите се подават в Центъра за обслужване.',
  'Списъкът се обновява периодично.',
  'Таблицата е публикувана по-долу.',
  'Заповядайте!',
  'Срокът не подлежи на удължаване.',
];

/** One sentence that reads like an institution's. */
export function sentence(r: Random): string {
  if (r.chance(0.12)) return r.pick(ENDINGS);
  const tail = r.chance(0.5) ? ` и ${r.pick(OBJECTS)} ${r.pick(MODIFIERS)}` : '';
  return `${r.pick(OPENERS)} ${r.pick(SUBJECTS)} ${r.pick(VERBS)} ${r.pick(OBJECTS)} ${r.pick(MODIFIERS)}${tail}.`;
}

/** A paragraph of three to six sentences. */
export function paragraph(r: Random): string {
  return Array.from({ length: r.int(3, 6) }, () => sentence(r)).join(' ');
}

/** A headline of news, as press offices write them. */
export function headline(r: Random): string {
  const subject = r.pick(SUBJECTS);
  const head = `${subject.charAt(0).toUpperCase()}${subject.slice(1)} ${r.pick(VERBS)} ${r.pick(OBJECTS)}`;
  return r.chance(0.3) ? `${head} ${r.pick(MODIFIERS)}` : head;
}

const ENGLISH = [
  'The administration announces the start of the programme.',
  'Citizens may submit documents at the front office.',
  'The project is financed by the European funds.',
  'Working hours are from 8:30 to 17:00.',
  'The mayor met representatives of the local business.',
  'More information is available in Bulgarian.',
  'The cultural calendar includes concerts, exhibitions and the town fair.',
  'Applications are considered within 14 days.',
];

/** A paragraph of the short English part of a site. */
export function englishParagraph(r: Random): string {
  return Array.from({ length: r.int(3, 6) }, () => r.pick(ENGLISH)).join(' ');
}
