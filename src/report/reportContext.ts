import type { InstitutionId } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import type { Bilingual, Lang } from '../model/lang.ts';
import type { ListName } from './closedLists.ts';
import type { LangTexts } from './loadTexts.ts';
import type { ReportIndex } from './reportIndex.ts';
import type { ReportInput } from './reportInput.ts';
import { fillText, pluralForm } from './sentences/fillText.ts';
import { formatNumber } from './sentences/formatNumber.ts';
import { typesetText } from './sentences/typesetText.ts';

/** What every page of one language is made with. */
export type ReportContext = {
  readonly input: ReportInput;
  readonly index: ReportIndex;
  readonly lang: Lang;
  readonly texts: LangTexts;
  /** A text of the report by key; numbers among the values are written as the language writes them. */
  readonly say: (key: string, values?: { readonly [name: string]: string | number }) => string;
  /** The form of a text for a count, with its places still open. */
  readonly raw: (key: string, count?: number) => string;
  /** A member of a closed list in words. A code that is unknown here (a newer audit's) is shown as it is. */
  readonly label: (list: ListName, member: string) => string;
  readonly name: (text: Bilingual) => string;
  /** A sentence of ours (a rule's title, reason, advice) with no-break spaces where they belong. */
  readonly prose: (text: Bilingual) => string;
  readonly formatName: (id: string | null) => string;
  /** „CSV“ for tables and charts, where „CSV (текст с разделители)“ has no room. */
  readonly formatShort: (id: string | null) => string;
  readonly licenceName: (id: string | null) => string;
  /** Name of a kind of document in rules/tables/documents.yaml. */
  readonly documentKind: (id: string) => string;
  /** Name of a kind of catalogue in rules/tables/catalogues.yaml. */
  readonly catalogueName: (id: string) => string;
  /** Name of a body of the audit; its id where it is none. */
  readonly institutionName: (id: InstitutionId) => string;
};

export function makeContext(input: ReportInput, index: ReportIndex, texts: LangTexts, lang: Lang): ReportContext {
  const formats = new Map(input.tables.formats.map((entry) => [entry.id, entry.name[lang]]));
  const licences = new Map(input.tables.licences.map((entry) => [entry.id, entry.name[lang]]));
  const kinds = new Map(input.tables.documents.kinds.map(({ id, name }) => [id, name[lang]]));
  const catalogues = new Map(input.tables.catalogues.kinds.map(({ id, name }) => [id, name[lang]]));
  const raw = (key: string, count?: number): string => {
    const text = texts.words.get(key);
    if (text === undefined) throw new Error(`the report has no text „${key}“ in ${lang}`);
    return pluralForm(text, count);
  };
  return {
    input,
    index,
    lang,
    texts,
    raw,
    say: (key, values = {}) => {
      const count = values['count'];
      return fillText(raw(key, typeof count === 'number' ? count : undefined), wordValues(values, lang));
    },
    label: (list, member) => texts.lists[list].get(member) ?? member,
    name: (text) => text[lang],
    prose: (text) => typesetText(text[lang], lang),
    formatName: (id) => (id === null ? '–' : (formats.get(id) ?? id)),
    formatShort: (id) => {
      if (id === null) return '–';
      const alias = texts.words.get(`formatShort.${id}`);
      return alias === undefined ? id.toUpperCase() : pluralForm(alias, undefined);
    },
    documentKind: (id) => kinds.get(id) ?? id,
    catalogueName: (id) => catalogues.get(id) ?? id,
    institutionName: (id) => index.institutions.get(id)?.institution.name[lang] ?? id,
    licenceName: (id) => (id === null ? '' : (licences.get(id) ?? id)),
  };
}

function wordValues(values: { readonly [name: string]: Json }, lang: Lang): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(value, lang) : String(value),
    ]),
  );
}
