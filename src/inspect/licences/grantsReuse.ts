import type { Tables } from '../../model/tables.ts';
import { findAny } from '../../model/words.ts';
import { CONTENT_WORDS, DATA_WORDS, NEGATION, NOT_YET } from './reuseWords.ts';

/** „Могат да бъдат използвани повторно“, „предоставя се за повторно използване“: a permission, its extent follows. */
const PERMITS =
  /(?:може|могат|можете)(?: свободно| повторно)? да (?:се |бъд\p{L}{1,3} )?(?:свободно |повторно ){0,2}(?:преизползва|използва|ползва)\p{L}*|предоставя\p{L}* (?:се )?за (?:свободно )?повторн(?:о (?:използване|ползване)|а употреба)/gu;
const FREELY =
  /(?<!\p{L})(?:без (?:каквито и да (?:е|било) )?(?:ограничени[ея]|условия)|за (?:търговски и нетърговски|нетърговски и търговски|търговски или нетърговски|всякакви) цели|за (?:всякаква|всяка) цел)(?!\p{L})/u;
const NEAR_CHARACTERS = 120;
const MAX_CLAUSES = 50;
const PRONOUN = /(?<!\p{L})(?:им|му|те|тя|то)(?!\p{L})/u;
/** Services and sites are used too; only these can be re-used. */
const WHAT_IS_GIVEN = [...DATA_WORDS, 'материал~', 'текст~', 'публикаци~', 'произведени~'];
/** A permission for some is none for all. */
const FOR_SOME =
  /(?:^|[^\p{L}])(?:само|единствено|не|от (?:служител|администраци|орган|оправомощен|лица)\p{L}*)(?!\p{L})/u;
/** Named purposes leave the others out. */
const NAMED_PURPOSES =
  /(?<!търговски и |търговски или )(?:лични|нетърговски(?! и търговски)|некомерсиални|учебни|образователни|научни|изследователски|собствени|служебни) (?:цели|нужди)/u;
/** What is given on application is not yet given; and the law's definition of re-use permits nothing. */
const ON_REQUEST = /заявлени|искане|поискване|след одобрение|различн\p{L}* от първоначалн|по смисъла на/u;

/**
 * Whether a normalised sentence clearly lets everybody use content: by the vocabulary's claims, or by a permission with
 * its full extent. The permission and what it permits must stand in one clause, or be joined by a pronoun: „Залата може
 * да се използва свободно; информация на тел. …“ is about the hall.
 */
export function grantsReuse(plain: string, tables: Tables): boolean {
  if (NOT_YET.test(plain) || ON_REQUEST.test(plain) || NAMED_PURPOSES.test(plain)) return false;
  const clauses = plain.split(';').slice(0, MAX_CLAUSES);
  return clauses.some((clause, index) => {
    const about = PRONOUN.test(clause) ? clauses.slice(0, index + 1).join(' ') : clause;
    const claim = findAny(clause, tables.vocabulary.licenceOpen);
    if (claim !== null && !isNegated(clause, claim.index) && findAny(about, CONTENT_WORDS) !== null) return true;
    return findAny(about, WHAT_IS_GIVEN) !== null && permitsAll(clause);
  });
}

function permitsAll(clause: string): boolean {
  return [...clause.matchAll(PERMITS)].some((permit) => {
    const rest = clause.slice(permit.index + permit[0].length).slice(0, NEAR_CHARACTERS);
    const freely = FREELY.exec(rest);
    return freely !== null && !FOR_SOME.test(rest.slice(0, freely.index)) && !isNegated(clause, permit.index);
  });
}

function isNegated(plain: string, at: number): boolean {
  return NEGATION.test(plain.slice(Math.max(0, at - 60), at));
}
