import type { LicenceStatement } from '../../model/factValues.ts';
import { frameTokens, type Token } from './frameTokens.ts';
import type { FrameClass } from './frameWords.ts';
import { ACTS, has, isAct, passesOn } from './frameActs.ts';
import { joined, type Operator, operatorsOf } from './frameOperators.ts';
import { NAMED_PURPOSES } from './sentenceLimits.ts';
import { COMMERCE_TOO, EXTENT, WHOLE } from './useGrammar.ts';

type Condition = LicenceStatement['conditions'][number];

export type Frame = {
  /** So open that words of asking and paying in it are all taken back: „без такса и без разрешение“. */
  readonly frees: boolean;
  /** Everybody may use: the permission, what is used and how far all stand in the sentence, in whatever order. */
  readonly isOpen: boolean;
  readonly limits: readonly Condition[];
};

const MOST_TOKENS = 120;
const BINDING_REACH = 18;
const LIMIT_REACH = 16;

/** Reads a normalised sentence by the order and the parts of its words; the caller has dealt with false friends. */
export function readFrames(plain: string): Frame {
  const tokens = frameTokens(plain);
  if (tokens.length < 2 || tokens.length > MOST_TOKENS) return { isOpen: false, frees: false, limits: [] };
  const acts = tokens.flatMap((token, at) => (isAct(tokens, token, at) ? [at] : []));
  const bound = acts.filter((at) => isBound(tokens, plain, at));
  if (bound.length === 0) return { isOpen: false, frees: false, limits: [] };
  const operators = operatorsOf(tokens, plain);
  const strict = bound.filter((at) => isBound(tokens, plain, at, true));
  const limits = limitsOf(tokens, plain, strict, operators);
  const open = limits.length === 0 && isOpen(tokens, plain, bound, operators);
  return {
    isOpen: open,
    frees: open && !BANS.test(plain) && operators.some(({ does }) => does === 'unlimited' || does === 'unasked'),
    limits,
  };
}

const BANS =
  /забран|преследв|наруш|наказ|недопуст|(?<!\p{L})но не|offen[cs]e|prohibit|forbid|illegal|unlawful|(?:may|must|can|shall) not|cannot|no part|neither/u;

/** The act is done with content: it stands beside, or the act has a pronoun for what was named before. */
function isBound(tokens: readonly Token[], plain: string, at: number, isStrict = false): boolean {
  const act = tokens[at];
  if (act === undefined) return false;
  const from = Math.max(0, at - BINDING_REACH);
  const near = tokens.slice(from, at + BINDING_REACH + 1);
  if (
    near.some((token) => token.is.has('thing')) &&
    !near.some((token) => /^(?:данни|информаци|съдържани|текстове|снимките|data|content|information)/u.test(token.word))
  )
    return false;
  // „Използване на сгради“: what follows „на“ is what is used.
  const isContent = (token: Token): boolean =>
    token.is.has('content') && !(isStrict && PAPERS.test(token.word) && !/публикуван|на сайта|published/u.test(plain));
  // By law only information is re-used.
  const isReuse =
    /^(?:re-?us|преизползв|реизполз)/u.test(act.word) || tokens[at - 1]?.word.startsWith('повторн') === true;
  if (tokens[at + 1]?.word === 'на' || tokens[at + 1]?.word === 'of')
    return tokens.some(
      (token, index) => index > at + 1 && index < at + 7 && isContent(token) && joined(tokens, plain, at, index),
    );
  if (isReuse && !isStrict) return true;
  // Only content is copied and passed on.
  if (!isStrict && copiesAndShares(tokens)) return true;
  if (near.some((token, index) => isContent(token) && from + index !== at)) return true;
  return (
    PRONOUN.test(plain.slice(Math.max(0, act.index - 14), act.index + 60)) &&
    tokens.slice(0, at).some((token) => token.is.has('content'))
  );
}

function copiesAndShares(tokens: readonly Token[]): boolean {
  const named = tokens.some((token) => token.is.has('content') || token.is.has('thing'));
  return !named && tokens.some((token) => token.is.has('copy')) && tokens.some((token) => token.is.has('share'));
}

/** Much else is forbidden with these: documents are handed in, editions are lent. */
const PAPERS =
  /^(?:документ|издани|формуляр|указани|ръководств|ресурс|резултат|числа|цифри|редове|отчет|доклад|брошур|актове|протокол|решени|сведени|нива$|база$|планове|обяви|document|resource|report|work)/u;
const PRONOUN = /(?<!\p{L})(?:им|му|ги|го|я|тях|него|them|it)(?!\p{L})/u;

function limitsOf(
  tokens: readonly Token[],
  plain: string,
  bound: readonly number[],
  operators: readonly Operator[],
): readonly Condition[] {
  const near = (at: number, acts: readonly FrameClass[]): boolean =>
    bound.some(
      (act) =>
        Math.abs(act - at) <= LIMIT_REACH &&
        (acts.some((one) => has(tokens[act], one)) || (acts.includes('share') && passesOn(tokens, act))) &&
        joined(tokens, plain, Math.min(act, at), Math.max(act, at)),
    );
  const passing: readonly FrameClass[] = ['use', 'copy', 'share', 'sell'];
  return [
    ...new Set(
      operators.flatMap(({ does, at }): readonly Condition[] => {
        if (does === 'forbid' && near(at, passing)) return [isCommercial(tokens) ? 'non-commercial' : 'permission'];
        if (does === 'forbid' && near(at, ['change']) && /производн|derivative|сборни/u.test(plain))
          return ['no-derivatives'];
        if (does === 'only' && near(at, passing) && SOME_PURPOSES.test(plain) && !WHOLE.test(plain))
          return ['non-commercial'];
        if (does === 'permit' && near(at, passing) && namesPurposes(plain)) return ['non-commercial'];
        if (does === 'demand' && near(at, passing)) return ['permission'];
        return does === 'fee' && near(at, passing) ? ['fee'] : [];
      }),
    ),
  ];
}

/** „You may print pages for your own private use“: other purposes are left out. */
function namesPurposes(plain: string): boolean {
  return (
    NAMED_PURPOSES.test(plain) &&
    !WHOLE.test(plain) &&
    !COMMERCE_TOO.test(plain) &&
    !/(?<!\p{L})(?:не само|not only|включително|including|without|без (?:ограничени|разреш|съгласи))/u.test(plain)
  );
}

function isCommercial(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.is.has('commerce'));
}

const SOME_PURPOSES =
  /не-?търговск|некомерсиалн|нестопанск|(?<!\p{L})(?:лични|лично|лична|учебни|учебна|научни|научна|образователни|служебни|служебно|вътрешни|домашн\p{L}+|еднократн\p{L}+)(?!\p{L})|non-?\s?commercial|(?<!\p{L})(?:personal|private|educational|internal|scientific)(?!\p{L})/u;

/** Who is named leaves the others out. */
const SOME_PEOPLE =
  /(?<!\p{L})(?:от|на|за|by|for|to) (?:\p{L}+ )?(?:служител|администраци|орган(?:и|ите)?(?!\p{L})|оправомощен|абонат|член(?:ове|овете)?(?!\p{L})|регистриран|акредитир|хора(?!\p{L})|лица с(?!\p{L})|ученици|студенти|пациент|staff|employees|members|subscribers|registered)/u;

function ofBody(tokens: readonly Token[], plain: string, at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 4); back -= 1) {
    if (has(tokens[back], 'body') && joined(tokens, plain, back, at) && !letsOthers(tokens, back)) return true;
  }
  return false;
}

/** „Общината разрешава …“: the body is who permits, not who may. */
function letsOthers(tokens: readonly Token[], at: number): boolean {
  return tokens
    .slice(at + 1, at + 5)
    .some(({ word }) =>
      /^(?:дава|разреш|позвол|предоставя|допуска|насърч|приканва|възразява|отстъпва|grants?|permits?|allows?|authori[sz]es?|encourages?|invites?|lets?|welcomes?|publishes|happy|glad|pleased|радва|щастлив)/u.test(
        word,
      ),
    );
}

/** „Печатайте ги, раздавайте ги“ */
function invitesTwice(tokens: readonly Token[], bound: readonly number[]): boolean {
  return bound.filter((at) => (tokens[at]?.word ?? '').endsWith('йте')).length >= 2;
}

/** Not to be asked for permission is all; not to register may be about reading. */
const PERMISSION = /(?<!\p{L})(?:разрешени|съгласи|одобрени|договор|пита|permission|consent|approval|ask(?!\p{L}))/u;
/** „Индивидуалните данни не се разпространяват без съгласието на лицата“ */
const NOT_WITHOUT =
  /(?<!\p{L})(?:не|not|cannot|never)(?!\p{L})[^;:,.]{0,70} (?:без|without) (?:\p{L}+ ){0,3}(?:съгласи|разрешени|одобрени|позволени|знание|permission|consent|approval)/u;
/** „Файловете се изтеглят от всеки без регистрация“ lets them be had, not yet be used. */
const FETCHES = /^(?:изтегл|сваля|свали|тегли|теглен|разпечат|принтир|запаз|download|print|retriev)/u;
/** „Снимките са свободни за употреба“, „companies are welcome to include our data“ */
function invitesTo(plain: string): boolean {
  return /(?<!\p{L})(?<!не )(?:е|са) (?:напълно |изцяло )?свобод(?:ен|н)\p{L}* за \p{L}{4,}(?:не|ба)(?!\p{L})|(?:is|are) (?:very |most |always )?(?:welcome|invited|encouraged|free|at liberty) to \p{L}/u.test(
    plain,
  );
}

const FOR_PURPOSES =
  /(?<!\p{L})(?:цел(?:и|ите|та)?|purposes?|commercial\p{L}*|търговск\p{L}*)(?!\p{L})|източник|source|credit|разрешени|съгласи|permission|consent|лиценз/u;
const OPEN_LICENCE = /(?:отворен|свободен) лиценз|open licen[cs]e/u;
const ENOUGH = 3;

function isOpen(
  tokens: readonly Token[],
  plain: string,
  bound: readonly number[],
  operators: readonly Operator[],
): boolean {
  if (NOT_WITHOUT.test(plain)) return false;
  const does = new Set(operators.map((operator) => operator.does));
  if (bound.every((at) => FETCHES.test(tokens[at]?.word ?? '')) && !FOR_PURPOSES.test(plain)) return false;
  if (does.has('forbid') || does.has('demand') || does.has('only') || does.has('fee')) return false;
  if (!does.has('permit') && !does.has('unlimited') && !does.has('unasked')) return false;
  if ((SOME_PURPOSES.test(plain) && !WHOLE.test(plain) && !COMMERCE_TOO.test(plain)) || SOME_PEOPLE.test(plain))
    return false;
  const permits = operators.filter((operator) => operator.does === 'permit');
  // „Общината може да …“ says what the body may.
  if (permits.some(({ at }) => ofBody(tokens, plain, at))) return false;
  // „Нищо не пречи на общината …“
  const hinders = operators.filter(({ does: one, at }) => one === 'unlimited' && has(tokens[at], 'forbid'));
  if (hinders.some(({ at }) => tokens.slice(at + 1, at + 5).some((token) => has(token, 'body')))) return false;
  const kinds = new Set(ACTS.filter((act) => bound.some((at) => has(tokens[at], act))));
  const goesFar = kinds.has('change') || kinds.has('share') || kinds.has('sell');
  const limitless = operators.some(
    (operator) => operator.does === 'unlimited' && bound.some((at) => Math.abs(at - operator.at) <= BINDING_REACH),
  );
  const score =
    (limitless ? 3 : 0) +
    (does.has('unasked') ? (PERMISSION.test(plain) ? 3 : 2) : 0) +
    (does.has('unpaid') ? 1 : 0) +
    (does.has('permit') ? 1 : 0) +
    (tokens.some((token) => token.is.has('wide')) || EXTENT.test(plain) || OPEN_LICENCE.test(plain) ? 1 : 0) +
    (tokens.some((token) => token.is.has('anyone')) ? 1 : 0) +
    (kinds.size >= 2 && goesFar ? 1 : 0) +
    (invitesTwice(tokens, bound) && goesFar ? 1 : 0) +
    (kinds.size >= 3 && goesFar ? 1 : 0) +
    (invitesTo(plain) && !bound.every((at) => FETCHES.test(tokens[at]?.word ?? '')) ? 1 : 0) +
    (isCommercial(tokens) ? 1 : 0) +
    (tokens.some((token) => token.is.has('source')) ? 1 : 0);
  return score >= ENOUGH;
}
