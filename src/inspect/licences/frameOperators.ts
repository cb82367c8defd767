import { ACTS, has, passesOn } from './frameActs.ts';
import type { Token } from './frameTokens.ts';

/** What a sentence does with the using of content, found anywhere in it; a negation has been taken into account. */
export type Operator = {
  readonly does: 'permit' | 'unlimited' | 'unasked' | 'unpaid' | 'forbid' | 'demand' | 'only' | 'fee';
  readonly at: number;
};

/** Clauses that say something else begin here; a negation reaches no further. */
const BREAK = /[;:.!?()]|,? (?:но|а|обаче|but|while|whereas) |,? (?:който|която|което|които) /u;
const NEGATION_REACH = 7;
const DEMAND_REACH = 9;

/** Whether two words stand in one clause. */
export function joined(tokens: readonly Token[], plain: string, from: number, to: number): boolean {
  const [a, b] = [tokens[from], tokens[to]];
  return a !== undefined && b !== undefined && !BREAK.test(plain.slice(a.index + a.word.length, b.index));
}

/** Permissions, prohibitions and demands of a sentence with what takes them back. */
export function operatorsOf(tokens: readonly Token[], plain: string): readonly Operator[] {
  const found: Operator[] = [];
  const spent = new Set<number>();
  for (const [at, token] of tokens.entries()) {
    if (!has(token, 'negation') || spent.has(at)) continue;
    for (const operator of negated(tokens, plain, at, spent)) found.push(operator);
  }
  for (const [at, token] of tokens.entries()) {
    if (spent.has(at)) continue;
    const operator = affirmed(tokens, plain, at, token);
    if (operator !== null) found.push(operator);
  }
  return found;
}

/** What a negation at `at` takes back, looking onwards, then back („ограничения няма“, „такса не се дължи“). */
function negated(tokens: readonly Token[], plain: string, at: number, spent: Set<number>): readonly Operator[] {
  const word = tokens[at]?.word ?? '';
  const found: Operator[] = [];
  let asks = false;
  // „Copies may not be made“
  if (word === 'not' && /^(?:may|must|shall|can|should)$/u.test(tokens[at - 1]?.word ?? '')) {
    spent.add(at - 1);
    return [{ does: 'forbid', at: at - 1 }];
  }
  for (let next = at + 1; next < tokens.length && next <= at + NEGATION_REACH + (asks ? 4 : 0); next += 1) {
    const token = tokens[next];
    if (token === undefined || !joined(tokens, plain, at, next)) break;
    if (next === at + 1 && has(token, 'only')) {
      spent.add(next);
      break;
    }
    // „… но не без ограничения“
    if (next === at + 1 && /^(?:не|not)$/u.test(word) && /^(?:без|without)$/u.test(token.word)) {
      spent.add(next);
      return [{ does: 'only', at }];
    }
    if (has(token, 'negation') || (found.length > 0 && next > (found.at(-1)?.at ?? at) + 5)) break;
    // „Няма информация за условията“
    if (
      found.length === 0 &&
      !asks &&
      has(token, 'content') &&
      !/^(?:не|not|без|without)$/u.test(word) &&
      !OF_NONE.test(word)
    )
      break;
    // „… не е ограничено само до …“
    if (found.length > 0 && has(token, 'only')) spent.add(next);
    const taken = takenBack(token);
    if (taken !== null) {
      // „Не давам съгласие …“, „not covered by this permission“
      const isRefused =
        taken === 'unasked' &&
        /^(?:не|not|don't)$/u.test(word) &&
        tokens.slice(at + 1, next).some((one) => REFUSES.test(one.word));
      found.push({ does: isRefused ? 'forbid' : taken, at: next });
      spent.add(next);
      // „… нито такса, нито разрешение“, „без ограничения и условия“
      continue;
    }
    if (has(token, 'forbid') && found.length === 0) {
      // „Не е забранено“ only permits; „няма забрана“ gives all of it.
      const isAll = !/^(?:не|not)$/u.test(word) || tokens[at - 1]?.word === 'нищо';
      found.push({ does: isAll ? 'unlimited' : 'permit', at: next });
      spent.add(next);
      continue;
    }
    if (token.word.startsWith('подлеж') && isSubjectTo(tokens, next)) {
      found.push({ does: 'forbid', at: next });
      spent.add(next);
      break;
    }
    if (has(token, 'require')) {
      asks = true;
      spent.add(next);
      continue;
    }
    if (found.length > 0 || asks) continue;
    if (next === at + 1 && word === 'не' && token.word === 'и') {
      found.push({ does: 'forbid', at: next });
      break;
    }
    // „Върху тях няма авторско право и всеки …“: whose there is none, anybody may use.
    if (tokens[next - 1]?.word.startsWith('авторск') === true && /^прав[оа]$/u.test(token.word)) break;
    if (
      next <= at + (OF_NONE.test(word) ? NEGATION_REACH : 3) &&
      has(token, 'permit') &&
      (/^(?:няма|липсва|отпада)/u.test(word) ? NO_RIGHT : FORBIDS_BY).test(token.word) &&
      !/^(?:без|without)$/u.test(word)
    ) {
      found.push({ does: 'forbid', at: next });
      spent.add(next);
      break;
    }
    if (/^(?:без|without)$/u.test(word) && /^право(?:то)?$/u.test(token.word)) {
      found.push({ does: 'forbid', at: next });
      break;
    }
    if (
      next <= at + 3 &&
      (ACTS.some((act) => token.is.has(act)) || passesOn(tokens, next)) &&
      isDoneNot(word, token.word, tokens, at)
    ) {
      found.push({ does: 'forbid', at: next });
      break;
    }
  }
  if (found.length === 0)
    return asks && /^(?:не|без|without|not|no|няма)$/u.test(word)
      ? afterAsking(tokens, plain, at, spent)
      : before(tokens, plain, at, spent);
  return found;
}

const REFUSES =
  /^(?:дава|давам|даваме|дадено|предоставя|издава|получ|обхва|покрива|включ|grant|give|given|cover|includ)/u;
/** „No part of this database may …“ */
const OF_NONE = /^(?:no|none|neither|nobody|никой|нито|никаква|никоя)$/u;
/** „Не подлежи на разпространение“ forbids; „не подлежи на ограничения“ frees. */
function isSubjectTo(tokens: readonly Token[], at: number): boolean {
  const after = tokens.slice(at + 1, at + 6);
  const act = after.findIndex((token) => ACTS.some((one) => token.is.has(one)));
  const taken = after.findIndex((token) => takenBack(token) !== null);
  return act !== -1 && (taken === -1 || act < taken);
}

const NO_RIGHT = /^(?:право|правото|възможност)/u;
const FORBIDS_BY =
  /^(?:може|бива|могат|можете|свободн|свободен|free$|open$|разреш|позвол|допуска|допустим|право|правото|възможно|may|can|permi|allow|authori)/u;

function isDoneNot(negation: string, word: string, tokens: readonly Token[], at: number): boolean {
  // „… се задължава да не ги предоставя“, but „за да не се ползва“
  const isToDo = tokens[at - 1]?.word === 'да' && tokens[at - 2]?.word !== 'за';
  if (negation === 'не') return /(?:йте|ете)$/u.test(word) || isToDo;
  if (/^(?:not|don't|cannot|can't|never)$/u.test(negation)) return true;
  return negation === 'no' && /(?:ing|tion|use|resale)$/u.test(word);
}

function takenBack(token: Token): Operator['does'] | null {
  if (token.is.has('limit')) return 'unlimited';
  if (token.is.has('consent')) return 'unasked';
  return token.is.has('money') ? 'unpaid' : null;
}

/** „Без да питате“, „не е нужно да ни уведомявате“; what is not asked for may stand before: „разрешение не се иска“. */
function afterAsking(tokens: readonly Token[], plain: string, at: number, spent: Set<number>): readonly Operator[] {
  const found = before(tokens, plain, at, spent);
  return found.length > 0 ? found : [{ does: 'unasked', at }];
}

function before(tokens: readonly Token[], plain: string, at: number, spent: Set<number>): readonly Operator[] {
  const next = tokens.slice(at + 1, at + 5);
  const denies =
    /^(?:няма|липсва|отпада|none|zero)/u.test(tokens[at]?.word ?? '') || next.some((token) => has(token, 'require'));
  if (!denies) return [];
  const found: Operator[] = [];
  for (let back = at - 1; back >= Math.max(0, at - DEMAND_REACH); back -= 1) {
    const token = tokens[back];
    if (token === undefined || spent.has(back) || BREAK.test(plain.slice(token.index, tokens[at]?.index))) break;
    const taken = takenBack(token);
    if (taken === null) continue;
    found.push({ does: taken, at: back });
    spent.add(back);
  }
  return found;
}

function affirmed(tokens: readonly Token[], plain: string, at: number, token: Token): Operator | null {
  const rest = tokens.slice(at + 1, at + DEMAND_REACH);
  const namesSource = rest.some((one) => has(one, 'source'));
  if (has(token, 'forbid')) return { does: 'forbid', at };
  if (/^(?:unrestricted|unlimited|unconditional|неограничен|безусловн|безпрепятствен)/u.test(token.word))
    return { does: 'unlimited', at };
  if (has(token, 'only') && rest.slice(0, 7).some((one) => CONSENT.test(one.word))) return { does: 'demand', at };
  if (has(token, 'only') && token.word !== 'but')
    return namesSource || tokens[at - 1]?.is.has('source') === true ? null : { does: 'only', at };
  if (token.word.startsWith('съгласува') && (tokens[at - 1]?.word === 'се' || tokens[at + 1]?.word === 'се'))
    return { does: 'demand', at };
  if (has(token, 'require')) {
    const asked = [...rest, ...tokens.slice(Math.max(0, at - 5), at)].find(
      (one) => CONSENT.test(one.word) || /^лиценз(?:ия|иране|ирането)?$/u.test(one.word),
    );
    if (OWED.test(token.word) && rest.slice(0, 4).some((one) => has(one, 'money'))) return { does: 'fee', at };
    if (
      asked !== undefined &&
      joined(tokens, plain, Math.min(at, tokens.indexOf(asked)), Math.max(at, tokens.indexOf(asked)))
    )
      return { does: 'demand', at };
    return null;
  }
  if (CONSENT.test(token.word) && ASKED_FOR.test(plain.slice(Math.max(0, token.index - 90), token.index)))
    return { does: 'demand', at };
  if (CONSENT.test(token.word) && AFTER_OR_WITH.test(plain.slice(Math.max(0, token.index - 50), token.index)))
    return { does: 'demand', at };
  if (has(token, 'money') && AGAINST.test(plain.slice(Math.max(0, token.index - 40), token.index)))
    return { does: 'fee', at };
  if (
    has(token, 'money') &&
    /^(?:заплаща|плаща|таксува)/u.test(token.word) &&
    (tokens[at - 1]?.word === 'се' || tokens[at + 1]?.word === 'се')
  )
    return { does: 'fee', at };
  if (/^(?:права|rights)$/u.test(token.word) && /^(?:да|to)$/u.test(tokens[at + 1]?.word ?? ''))
    return { does: 'permit', at };
  if (token.word.startsWith('безплат') && tokens[at + 1]?.word === 'за' && ACTS.some((act) => has(tokens[at + 2], act)))
    return { does: 'permit', at };
  if (has(token, 'permit') && !/^(?:права|правата|rights|предоставя|подлежи|подлежат)$/u.test(token.word))
    return { does: 'permit', at };
  return ACTS.some((act) => token.is.has(act)) && /(?:йте|ете)$/u.test(token.word) ? { does: 'permit', at } : null;
}

/** Applications are asked for by the law itself; these are given or refused. */
const CONSENT =
  /^(?:съгласи[ея]|разрешени[ея]|позволени[ея]|одобрени[ея]|договор|договаряне|споразумени|декларац|съизволени|permission|consent|approval|agreement|authori[sz]ation|contract)/u;
const OWED = /^(?:дължи|събира|начислява|заплаща)/u;
/** „За публикуване се обръщайте към пресцентъра за разрешение“ */
const ASKED_FOR =
  /(?<!\p{L})(?:обръща|обърн|свърж|свързва|пише|пишет|отправ|кандидатств|contact|write|apply|email)\p{L}*(?!\p{L})[^;.]{0,70} (?:за|for)(?: (?:a|an|the|our|prior|written|изрично|писмено|предварително|получаване на|издаване на)){0,2} $/u;
const AFTER_OR_WITH =
  /(?<!\p{L})(?:с|със|след|при|по|въз основа на|чрез|обект на|предмет на|with|after|upon|under|subject to|by)(?: (?:наличие на|абонаментен|лицензионен|годишен|сключване на|сключен|подписване на|получаване на|получено|предварително|предварителното|писмено|писменото|изрично|изричното|отделен|отделно|нарочен|нашето|нашия|тяхно|тяхното|нейно|нейното|негово|неговото|the|a|an|our|prior|written|express|separate|signed)(?: и| and)?){0,4} $/u;
const AGAINST =
  /(?<!\p{L})(?:срещу|след|for|against|upon|subject to)(?: (?:заплащане на|годишна|годишен|лицензионна|лицензионен|еднократна|съответната|определена|a|an|the|annual|licen[cs]e|licensing|payment of)){0,3} $/u;
