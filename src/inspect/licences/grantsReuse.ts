import type { Tables } from '../../model/tables.ts';
import { findAny } from '../../model/words.ts';
import { CONTENT_WORDS, DATA_WORDS, NEGATION, NOT_YET } from './reuseWords.ts';
import { ALLOWS, AGREEMENT, EXTENT, NAMES_SOURCE, USE } from './useGrammar.ts';

const MAX_CLAUSES = 50;
const NEAR = 90;
const PRONOUN = /(?<!\p{L})(?:им|му|те|тя|то|ги|я|го|them|it|they)(?!\p{L})/u;
/** Services and sites are used too; only these can be re-used. */
const WHAT_IS_GIVEN = [...DATA_WORDS, 'материал~', 'текст~', 'публикаци~', 'произведени~', 'колекци~', 'записи~', 'work', 'works', 'material~', 'publication~', 'database~', 'record~', 'tables', 'таблиц~', 'statistics', 'maps', 'картите']; // prettier-ignore
/** Re-use is by law the re-use of information, unless something else is named: „повторното използване на отпадъци“. */
const REUSE_ITSELF =
  /(?<!\p{L})(?:re-?use(?! of)|(?:повторно(?:то)? (?:използване|ползване)(?:то)?|повторна(?:та)? употреба|преизползване(?:то)?)(?! на))(?!\p{L})/u;
/** A permission for some, or with something left out, is none for all and everything. */
const LIMITED =
  /(?:^|[^\p{L}])(?:само|единствено|изключително|освен|с изключение|only|solely|exclusively|except|unless|(?<!(?:разрешение|съгласие|одобрение) )от (?:служител|администраци|орган|оправомощен|лица|абонат|член)\p{L}*)(?!\p{L})/gu;
/** What is given on application is not yet given; and the law's definition of re-use permits nothing. */
const ON_REQUEST =
  /заявлени|искане|поискване|след одобрение|различн\p{L}* от първоначалн|по смисъла на|upon request|on request/u;
/** Whether it can be used at all is another question than whether one may: „не може да се гарантира“. */
const UNSURE = /(?<!\p{L})(?:вероятно|евентуално|не е ясно|обсъжда|предложи\p{L}*|предлага\p{L}* се|призова\p{L}*|иска\p{L}* (?:данните|информацията)|препоръчва\p{L}*|proposed|should be|would be|suggest\p{L}*|will be|recommend\p{L}*)(?!\p{L})/u; // prettier-ignore

const use = new RegExp(USE, 'u');
const allows = new RegExp(ALLOWS, 'gu');
const useEvery = new RegExp(USE, 'gu');
const FREE_USE =
  /(?<!\p{L})(?:свобод(?:ен|н)|безуслов(?:ен|н)|неограничен)\p{L}*(?: \p{L}+)? (?:режим на |за |и )?(?:повторн\p{L} )?(?:използв|ползв|употреб|преизползв|разпростран|препечат|копир)|(?:използван|ползван|употреб|преизползван)\p{L}*[^;]{0,80} (?:е|са) (?:напълно |изцяло |безплатн\p{L}*(?: и|,) )?(?:свобод(?:ен|н)|неограничен|без (?:ограничени|услови)|безуслов(?:ен|н))|(?:свобод(?:ен|н)|отворен)\p{L}* за (?:всеки |всяка |свободно |повторн\p{L} |всички )?(?:използв|ползв|употреб|преизползв)|free(?:ly)? (?:to |for )?(?:re-?use|use|reus|copy)/u;
/** „Единственото условие е да посочите източника“. */
const ONLY_SOURCE =
  /(?:единствено(?:то)? (?:условие|изискване)[^;]{0,70}|изисква(?: се)? (?:само|единствено) |only (?:condition|requirement)[^;]{0,60})(?:посоч|цитир|позова|attribut|credit|source)/u;
/** Everybody may do more than use: pass on or change. */
const EVERYBODY =
  /(?<!\p{L})(?:всеки|всички|anyone|everyone|everybody)(?!\p{L})[^;]{0,50}?(?:може|могат|can|may)(?! not)[^;]{0,60}(?:разпростран|преработ|промен|споделя|share|distribut|modif|adapt)/u;
const FREE_OF_LIMITS =
  /(?:е|са) без (?:\p{L}+ ){0,3}(?:ограничени|услови)\p{L}* (?:за|при|на) (?:\p{L}+ ){0,2}(?:използв|ползв|употреб|преизползв|разпростран)/u;
const NO_LIMIT =
  /(?<!\p{L})(?:няма(?:т|ме)?|липсват|не (?:съществуват|поставя\p{L}*|налага\p{L}*|се поставят|се налагат|са (?:наложени|поставени|въведени|предвидени))|there (?:are|is) no|no) (?:никакви |каквито и да (?:е|било) )?(?:ограничени|услови|забран|restriction|limit|condition)\p{L}*[^;]{0,60}/u;
const NOT_LIMITED = /(?:използван|ползван|употреб)\p{L}*[^;:]{0,60} не (?:е|са|се) огранич\p{L}*/u;
const NO_DEMAND = new RegExp(
  `(?<!\\p{L})(?:не (?:се )?(?:изисква|иска|търси)\\p{L}*|не (?:е|са) (?:необходим|нужн)\\p{L}*|не е нужно|без да (?:е|се) (?:необходим|нужн|изиск)\\p{L}*|(?:does|do) not (?:require|need)|no (?:prior |written )?(?:permission|licen[cs]e|consent)[^;]{0,20}(?:required|needed|necessary))[^;]{0,60}(?:${AGREEMENT}|(?:за)?плащан|такс)|no (?:permission|consent)[^;]{0,20}(?:required|needed|necessary)`,
  'u',
);
const PUBLIC_DOMAIN =
  /(?:(?:е|са|като|представлява\p{L}*) (?:част от )?(?:обществено|публично) достояние|без (?:защитени )?авторски права|(?:is|are|in|into|to|as) (?:in |part of )?(?:the )?public domain)(?!\p{L})/u;

/**
 * Whether a normalised sentence clearly lets everybody use content: by the vocabulary's claims, or by its structure. The
 * permission and what it permits must stand in one clause, or be joined by a pronoun: „Залата може да се използва
 * свободно; информация на тел. …“ is about the hall. The caller looks for restrictions first: these win.
 */
export function grantsReuse(plain: string, tables: Tables): boolean {
  if (NOT_YET.test(plain) || ON_REQUEST.test(plain) || UNSURE.test(plain)) return false;
  if (NOT_LIMITED.test(plain) && findAny(plain, WHAT_IS_GIVEN) !== null) return true;
  const clauses = plain.split(/;|(?<=\p{L}): /u).slice(0, MAX_CLAUSES);
  return clauses.some((clause, index) => {
    const carries = PRONOUN.test(clause) || NO_DEMAND.test(clause);
    const about = carries ? clauses.slice(0, index + 1).join(' ') : clause;
    const claim = findAny(clause, tables.vocabulary.licenceOpen);
    if (
      claim !== null &&
      !isNegated(clause, claim.index) &&
      findAny(about, CONTENT_WORDS) !== null &&
      !isLimited(clause)
    )
      return true;
    return (
      (findAny(about, WHAT_IS_GIVEN) !== null || REUSE_ITSELF.test(clause)) &&
      !isLimited(clause) &&
      permits(clause, about)
    );
  });
}

function permits(clause: string, about: string): boolean {
  if (said(clause, PUBLIC_DOMAIN)) return true;
  if (!use.test(clause)) return false;
  if (EVERYBODY.test(clause) || ONLY_SOURCE.test(clause) || FREE_OF_LIMITS.test(clause)) return true;
  if (said(clause, FREE_USE)) return true;
  const none = NO_LIMIT.exec(clause);
  if (none !== null && use.test(none[0])) return true;
  if (NO_DEMAND.test(clause) && /повторн|преизползв|re-?us|търговск|(?:използван|ползван)/u.test(about)) return true;
  return permitsAll(clause);
}

/** „Могат да се използват … за всякаква цел“, „използването … е разрешено при посочване …“: permission, use, extent. */
function permitsAll(clause: string): boolean {
  return [...clause.matchAll(allows)].some((permit) => {
    if (isNegated(clause, permit.index)) return false;
    const end = permit.index + permit[0].length;
    const after = clause.slice(end, end + NEAR);
    const next = use.exec(after);
    const before = clause.slice(Math.max(0, permit.index - NEAR), permit.index);
    const last = [...before.matchAll(useEvery)].at(-1);
    if (next === null && last === undefined) return false;
    const isEasy = /^(?:свобод(?:ен|н)|free)/u.test(permit[0]);
    const within = isEasy ? clause.slice(end, end + 260) : clause.slice(permit.index + permit[0].length, end + 260);
    const extent = EXTENT.exec(within);
    return extent !== null ? !/(?<!\p{L})(?:не|not) $/u.test(within.slice(0, extent.index)) : extentBefore(before);
  });
}

/** „Използването на данните за всякакви цели е разрешено“. */
function extentBefore(before: string): boolean {
  const extent = EXTENT.exec(before);
  return extent !== null && !/(?<!\p{L})(?:не|not) (?:е |са )?$/u.test(before.slice(0, extent.index));
}

function isLimited(clause: string): boolean {
  const rest = clause.replace(
    /не (?:е |са |се )?(?:ограничен\p{L}* )?само|not only|единственото (?:условие|изискване)/gu,
    '',
  );
  return [...rest.matchAll(LIMITED)].some(
    ({ index, 0: word }) => !NAMES_SOURCE.test(rest.slice(index + word.length, index + word.length + 60)),
  );
}

function said(clause: string, pattern: RegExp): boolean {
  const match = pattern.exec(clause);
  return match !== null && !isNegated(clause, match.index);
}

function isNegated(plain: string, at: number): boolean {
  return NEGATION.test(plain.slice(Math.max(0, at - 60), at));
}
