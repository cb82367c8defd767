import type { InstitutionKind, LegalKind } from '../../src/model/institution.ts';

/** What the table says of a body, before it is read. */
export type Row = { readonly id: string; readonly name: string; readonly type: string; readonly parent: string };

const HOST_ONLY = /портал|платформа|регистър \(|ЦАИС|Преброяване|Държавен вестник/i;

/** Our kind of body. A district of a city is no municipality: what is asked of municipalities is not asked of it. */
export function kindOf({ id, name, type }: Row): InstitutionKind {
  if (type === 'municipality') return id.startsWith('mun-') && !id.endsWith('-council') ? 'municipality' : 'other';
  if (type === 'ministry') return 'ministry';
  if (type === 'regional') return 'district';
  if (HOST_ONLY.test(name)) return 'other';
  if (/^(?:Регионална|Регионално|Столична регионална|Национален инспекторат)/.test(name)) return 'inspectorate';
  if (
    /университет|академия „|академия за театрално|художествена академия|спортна академия/i.test(name) &&
    id.startsWith('uni-')
  ) {
    return 'university';
  }
  if (id.startsWith('hosp-')) return 'hospital';
  if (name.endsWith(' съд')) return 'court';
  if (/комисия|^Съвет|^Национален съвет/i.test(name)) return 'commission';
  return type === 'state-agency' || type === 'executive-agency' || name.startsWith('Агенция') ? 'agency' : 'other';
}

/** Names that the Administration Act gives to administrations of the executive power. */
const EXECUTIVE =
  /^(?:Министерство|Министерски съвет$|Държавна агенция|Изпълнителна агенция|Агенция|Областна администрация|Главна дирекция|Дирекция|Басейнова дирекция|Регионална здравна инспекция|Столична регионална здравна инспекция|Регионална инспекция по околна среда|Регионално управление на образованието|Национална агенция за приходите$|Национален статистически институт$|Българска агенция|Патентно ведомство$)/;

/**
 * Which duties bind a body (ЗДОИ, чл. 3 and 15). Only what the name and the superior make sure: for all others the
 * duties stay „cannot tell“ until a lawyer has looked, since a wrong kind would accuse wrongly.
 */
export function legalKindOf(row: Row): LegalKind {
  const { id, name, type, parent } = row;
  const kind = kindOf(row);
  if (kind === 'municipality') return 'municipality';
  if (kind === 'court' && id !== 'constcourt') return 'judicial';
  if (['vss', 'prb', 'ivss'].includes(id)) return 'judicial';
  if (/музей/i.test(name)) return 'public-law-body';
  if (HOST_ONLY.test(name) || /закрита|преобразувана/.test(name)) return 'unknown';
  // Bodies that answer to parliament, or to nobody, are not the executive even when they are called agencies.
  if (type === 'regulator' || (parent === '' && id !== 'ms')) return 'unknown';
  return EXECUTIVE.test(name) ? 'executive' : 'unknown';
}
