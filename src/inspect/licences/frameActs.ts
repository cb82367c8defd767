import type { Token } from './frameTokens.ts';
import type { FrameClass } from './frameWords.ts';

export const ACTS: readonly FrameClass[] = ['use', 'copy', 'change', 'share', 'sell'];

export const has = (token: Token | undefined, one: FrameClass): boolean => token?.is.has(one) === true;

const PARTICIPLE = /(?:[аяе]н(?:а|о|и)?|[аяе]н(?:ият|ия|ата|ото|ите))$/u;
const NOUN =
  /(?:не|нето|ние|нието|ния|нията|ция|цията|ка|ката|ба|бата|жба|жбата|жби|жбите|на употреба|потреба|потребата|промяна|промяната|промени|промените|производни|adaptation|re-use|reuse|use|usage|ing|tion|copies|derivatives?|resale)$/u;
const TO_READER = /(?:йте|ете|ите|ате|яте)$/u;
const AUXILIARY =
  /^(?:да|се|ги|го|я|бъде|бъдат|бъда|свободно|също|повторно|и|безплатно|то|to|be|been|being|freely|also|or|and|или|нито|may|can|may|им|ви)$/u;

/** Doing by the readers: „да се копират“, „копиране“, „копирайте“; not „публикуваните данни“ nor „агенцията публикува“. */
export function isAct(tokens: readonly Token[], token: Token, at: number): boolean {
  const { word } = token;
  if (passesOn(tokens, at)) return true;
  if (!ACTS.some((act) => token.is.has(act))) return false;
  if (/^[a-z]/u.test(word)) return isEnglishAct(tokens, word, at);
  if (word.endsWith('ме')) return false;
  if (NOUN.test(word) || TO_READER.test(word)) return true;
  const before = tokens.slice(Math.max(0, at - 5), at).map((one) => one.word);
  if (PARTICIPLE.test(word)) return before.some((one) => one.startsWith('бъд')) || isChained(tokens, at);
  return (
    before.some((one) => /^(?:да|се)$/u.test(one)) ||
    /^(?:ги|го|я)$/u.test(before.at(-1) ?? '') ||
    tokens[at + 1]?.word === 'се' ||
    isChained(tokens, at)
  );
}

/** „… да не се предоставя на трети лица“ */
export function passesOn(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:предоставя|предава|дава)/u.test(tokens[at]?.word ?? '')) return false;
  return tokens.slice(at + 1, at + 6).some(({ word }) => /^(?:трети|други|друг)$/u.test(word));
}

/** „… да се копират, променят и разпространяват“ */
function isChained(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 6); back -= 1) {
    const token = tokens[back];
    if (token === undefined) return false;
    if (/^(?:да|бъд\p{L}*)$/u.test(token.word)) return true;
    if (!ACTS.some((act) => token.is.has(act)) && !AUXILIARY.test(token.word)) return false;
  }
  return false;
}

function isEnglishAct(tokens: readonly Token[], word: string, at: number): boolean {
  if (/(?:ing|tion|use|usage|resale|copies|derivatives?|re-use|reuse)$/u.test(word)) return true;
  const before = tokens.slice(Math.max(0, at - 6), at).map((one) => one.word);
  if (/(?:ed|sold|built|ble)$/u.test(word)) return before.some((one) => /^(?:be|been|may|can|are|is)$/u.test(one));
  return (
    at === 0 || before.some((one) => /^(?:to|may|can|not|and|or|freely|please|you|must|cannot|never|don't)$/u.test(one))
  );
}
