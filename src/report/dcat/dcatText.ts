import { dcatMoment } from '../../model/dcatMoment.ts';
import { withoutPersonal } from '../../model/evidence.ts';
import { type Bilingual, LANGS } from '../../model/lang.ts';
import type { ReportContext } from '../reportContext.ts';
import { visibleText } from '../safeText.ts';
import { type DcatValue, typed } from './dcatNode.ts';

/** Letters of a text that tell its language. */
const BEGINNING = 200;
/** Letters that Russian, Serbian, Macedonian and Ukrainian have and Bulgarian has not. */
const NOT_BULGARIAN = /[ыэёѓќѕјљњџћђіїєґў]/i;

/** Words of others as a literal: personal data masked, invisible characters out; null = nothing is left. */
export function toldText(text: string, languages: readonly string[] = []): DcatValue | null {
  const clean = withoutPersonal(visibleText(text)).trim();
  return clean === '' ? null : { text: clean, lang: languageOf(clean, languages) };
}

/** Only what the letters, or the dataset's one stated language, make sure. */
function languageOf(text: string, languages: readonly string[]): string | null {
  const beginning = text.slice(0, BEGINNING);
  const cyrillic = beginning.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = beginning.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (cyrillic > latin) return NOT_BULGARIAN.test(beginning) ? null : 'bg';
  const isEnglish = languages.length === 1 && /(?:^|\/)en(?:g)?$/i.test(languages[0] ?? '');
  return isEnglish && latin > 0 && cyrillic === 0 ? 'en' : null;
}

/** A name of ours or of a table, in each language. */
export function bothNames(name: Bilingual): readonly DcatValue[] {
  return LANGS.map((lang) => ({ text: name[lang], lang }));
}

type Both = { readonly bg: ReportContext; readonly en: ReportContext };
type Values = { readonly [name: string]: string | number };

/** A text of ours in both languages. `values` may differ by language. */
export function bothTexts(
  { bg, en }: Both,
  key: string,
  values: Values | ((context: ReportContext) => Values) = {},
): readonly DcatValue[] {
  return [bg, en].map((context) => ({
    text: visibleText(context.say(key, typeof values === 'function' ? values(context) : values)),
    lang: context.lang,
  }));
}

/** Null for what is no day or moment: words are no date. */
export function moment(text: string | null): DcatValue | null {
  const found = text === null ? null : dcatMoment(text);
  return found === null ? null : typed(found.value, `xsd:${found.datatype}`);
}
