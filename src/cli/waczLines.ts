import type { verifyWacz } from '../app/verifyWacz.ts';
import type { Bilingual, Lang } from '../model/lang.ts';
import { signatureLines } from './signatureLines.ts';

type Check = Awaited<ReturnType<typeof verifyWacz>>;
/** Differences named one by one; the rest is counted. */
const MOST = 20;

/** What verify found in an exported file. */
export function waczLines(check: Check, lang: Lang): readonly string[] {
  return [...resultLines(check, lang), ...signatureLines(check.signature, lang)];
}

function resultLines({ differences, files, records, software, about }: Check, lang: Lang): readonly string[] {
  const bg = lang === 'bg';
  if (differences.length > 0) {
    const lines = differences.slice(0, MOST).map((difference) => `  ${differenceText(difference)[lang]}`);
    const more = differences.length - lines.length;
    const rest = more > 0 ? [bg ? `  … и още ${more}` : `  … and ${more} more`] : [];
    return [bg ? 'Променено след изнасянето:' : 'Changed after the export:', ...lines, ...rest];
  }
  const audit = typeof about['audit'] === 'string' ? about['audit'] : '–';
  if (records === null) {
    return [
      bg
        ? `Непокътнато: ${files} файла отговарят на datapackage.json. Направено е от друга програма (${software || 'неназована'}), затова записите и индексът не са проверени.`
        : `Intact: ${files} files are as datapackage.json says. It was made by another program (${software || 'unnamed'}), so records and index were not checked.`,
    ];
  }
  return [
    bg
      ? `Непокътнато: ${files} файла и ${records} записа са такива, каквито са изнесени, и индексът им отговаря (оценка ${audit}; ${software}).`
      : `Intact: ${files} files and ${records} records are as they were exported, and the index agrees with them (audit ${audit}; ${software}).`,
  ];
}

function differenceText(difference: Check['differences'][number]): Bilingual {
  switch (difference.is) {
    case 'not-a-wacz':
      return { bg: `не се чете като WACZ: ${difference.why}`, en: `cannot be read as WACZ: ${difference.why}` };
    case 'package-changed':
      return {
        bg: 'datapackage.json: не е този, чийто отпечатък е в datapackage-digest.json',
        en: 'datapackage.json: not the one whose digest is in datapackage-digest.json',
      };
    case 'missing':
      return { bg: `${difference.path}: липсва`, en: `${difference.path}: missing` };
    case 'extra':
      return { bg: `${difference.path}: не е бил в износа`, en: `${difference.path}: was not part of the export` };
    case 'changed':
      return { bg: `${difference.path}: променен`, en: `${difference.path}: changed` };
    case 'repeated':
      return { bg: `${difference.path}: стои два пъти`, en: `${difference.path}: stands there twice` };
    case 'compressed':
      return {
        bg: `${difference.path}: компресиран, четците не могат да вземат отделен запис`,
        en: `${difference.path}: compressed, readers cannot take single records`,
      };
    case 'broken-record': {
      const { path, offset, fault, targetUri } = difference;
      return {
        bg: `${path}: запис на байт ${offset}: ${fault}, ${targetUri ?? 'без адрес'}`,
        en: `${path}: record at byte ${offset}: ${fault}, ${targetUri ?? 'no address'}`,
      };
    }
    case 'index-only':
      return { bg: `индекс: няма такъв запис: ${difference.line}`, en: `index: no such record: ${difference.line}` };
    case 'record-only':
      return {
        bg: `запис, който го няма в индекса: ${difference.line}`,
        en: `record not in the index: ${difference.line}`,
      };
    case 'index-unsorted':
      return { bg: `индекс: не е подреден при: ${difference.line}`, en: `index: not sorted at: ${difference.line}` };
    case 'index-unreadable':
      return { bg: `индекс: не се чете: ${difference.line}`, en: `index: unreadable: ${difference.line}` };
  }
}
