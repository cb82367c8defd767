import type { LicenceStatement } from '../../model/factValues.ts';

type Condition = LicenceStatement['conditions'][number];

/**
 * What a label of terms and its value say: „Ограничения за използване: няма“, „Повторна употреба: неразрешена“, „Use
 * limitation: none“. Null for any other line, and for a value that says neither.
 */
export function labelledTerms(plain: string): 'open' | readonly Condition[] | null {
  const [, limits, terms, value = ''] = LABEL.exec(plain.replace(/^поле /u, '').replace(/"/gu, '')) ?? [];
  if (limits === undefined && terms === undefined) return null;
  if (limits !== undefined) {
    if (NONE.test(value)) return 'open';
    return limitsOf(value);
  }
  if (DENIED.test(value)) return ['permission'];
  const conditions = limitsOf(value);
  if (conditions !== null) return conditions;
  return FREE.test(value) ? 'open' : null;
}

const OF_DATA =
  '(?: (?:на|за|of|for) (?:the )?(?:данните|информацията|файла|набора(?: от данни)?|ресурса|съдържанието|data|dataset|file|content))?';
const USING =
  '(?:(?:търговск|комерсиалн)(?:о|ото|а|ата) (?:използване|ползване|употреба)|commercial (?:re-?)?use|повторн(?:о|ото|а|ата) (?:използване|ползване|употреба)|използване(?:то)?|ползване(?:то)?|употреба(?:та)?|преизползване(?:то)?|re-?use|use|usage)';
/** First what keeps back („ограничения за …“), then what rules use; the value follows the colon. */
const LABEL = new RegExp(
  `^(?:((?:ограничени(?:е|я)(?:та)? (?:за|на|при|върху) (?:достъп и |публичния достъп и )?${USING}|use (?:limitations?|restrictions?|constraints?)|usage restrictions?|restrictions (?:on|of) (?:re-?)?use)${OF_DATA})|((?:(?:условия|права|право|правото|режим|ред) (?:за|на) (?:достъп и |достъп до и )?)?${USING}|(?:terms|conditions) of (?:re-?)?use|(?:re-?)?use (?:conditions|terms)|rights|лиценз(?:ът)?|licen[cs]e|(?:допустим|разрешен|позволен)\\p{L}{1,3} (?:употреб|използван|ползван)\\p{L}*|(?:permitted|allowed) uses?)${OF_DATA}) ?: ?(.{2,200})$`,
  'u',
);
const NONE =
  /^(?:няма|без|не се (?:прилагат|поставят|налагат)|липсват|none|no (?:limit|restrict|constraint|condition)|not applicable|unrestricted)(?!\p{L})/u;
const FREE =
  /^(?:напълно )?(?:да(?!\p{L})|yes(?!\p{L})|свободн|безусловн|неограничен|без (?:никакви |каквито и да (?:е|било) )?(?:ограничени|услови)|разрешен|позволен|отворен(?!\p{L})|свободен(?!\p{L})|всички(?!\p{L})|всякакв|open(?!\p{L}| government| data commons| database| licen[cs]e)|free(?!\p{L}| of charge)|unrestricted|no (?:restrict|limit|condition)|none(?!\p{L})|public domain|обществено достояние|permitted|allowed)/u;
const DENIED =
  /^(?:не[.;,]|не$|no[.;,]|no$|не(?:разрешен|позволен|допустим)|забранен|не (?:е|са) (?:разрешен|позволен|допустим)|не се (?:разрешава|допуска)|not (?:permitted|allowed)|prohibited|forbidden|изключен)/u;
const LIMITS: readonly (readonly [RegExp, Condition])[] = [
  [/^да не се|не се (?:предоставя|разпространява|допуска)|трети лица/u, 'permission'],
  [/(?:с|със|след|по|with|after|upon|subject to) [^;]{0,50}(?:разрешени|съгласи|одобрени|договор|permission|consent|approval|agreement)/u, 'permission'],
  [/^(?:само|единствено|only) (?:за|for) (?:служебн|вътрешн|official|internal)/u, 'permission'],
  [/(?<!(?:търговск\p{L}*|commercial)(?: цел\p{L}*| purposes)? (?:и|или|and|or) (?:за )?)(?:нетърговск|некомерсиалн|non-?\s?commercial|лични нужди|лични цели|лична употреба|лично ползване|personal use|само за (?:учебни|образователни|научни|изследователски|лични)|for (?:research|educational|personal) (?:purposes|use) only)(?![^;]{0,30}(?:и|или|and|or) (?:за )?(?:търговск|commercial))/u, 'non-commercial'],
  [/срещу (?:заплащане|такса|възнаграждение)|платен|for a fee/u, 'fee'],
]; // prettier-ignore

function limitsOf(value: string): readonly Condition[] | null {
  if (/^(?:не (?:се )?(?:изисква|иска)|без|no |none)/u.test(value)) return null;
  const found = LIMITS.filter(([pattern]) => pattern.test(value)).map(([, condition]) => condition);
  return found.length === 0 ? null : found;
}
