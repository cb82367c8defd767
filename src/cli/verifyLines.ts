import type { VerifyAnswer } from '../app/verifyAudit.ts';
import type { Lang } from '../model/lang.ts';
import { signatureLines } from './signatureLines.ts';

/** Deviations named one by one; the rest is counted. */
const MOST = 20;

/** What verify found, place by place. */
export function verifyLines(answer: VerifyAnswer, lang: Lang): readonly string[] {
  return [...resultLines(answer, lang), ...signatureLines(answer.signature, lang)];
}

function resultLines(answer: VerifyAnswer, lang: Lang): readonly string[] {
  const bg = lang === 'bg';
  switch (answer.is) {
    case 'reproduced': {
      const { captures, facts, findings, scores } = answer.counts;
      return [
        bg
          ? `Непокътнато и възпроизведено: всеки файл е такъв, какъвто е запечатан, и от доказателствата следва същият резултат (${captures} обмена, ${facts} изведени факта, ${findings} констатации, ${scores} оценки; ${answer.program}).`
          : `Intact and reproduced: every file is as it was sealed, and the same result follows from the evidence (${captures} exchanges, ${facts} derived facts, ${findings} findings, ${scores} scores; ${answer.program}).`,
      ];
    }
    case 'not-reproducible':
      return [
        bg
          ? `Файловете са непокътнати, но ${answer.program} дава друг резултат (запечатано от ${answer.sealedBy}):`
          : `The files are intact, but ${answer.program} gives another result (sealed by ${answer.sealedBy}):`,
        ...deviationLines(answer.deviations, lang),
      ];
    case 'body-not-here':
      return [
        bg
          ? 'Файловете са непокътнати и всичко останало е възпроизведено, но част от съдържанието стои в предишна оценка, която я няма или не е цяла:'
          : 'The files are intact and all else is reproduced, but some bodies stand in an earlier audit that is not there, or not whole:',
        ...answer.absent.map(({ audit, place, bodies }) =>
          bg
            ? `  оценка ${audit}: ${bodies === 1 ? '1 файл не е' : `${bodies} файла не са`} в ${place}`
            : `  audit ${audit}: ${bodies === 1 ? '1 body is' : `${bodies} bodies are`} not in ${place}`,
        ),
      ];
    case 'tampered':
      // The signature alone can be at fault; its own sentence says so.
      if (answer.files.length + answer.tables.length + answer.deviations.length === 0 && answer.unreadable === null)
        return [];
      return [
        bg ? 'Променено след запечатването:' : 'Changed after sealing:',
        ...answer.files.flatMap((file) => fileLines(file, lang)),
        ...answer.tables.map((table) => (bg ? `  audit.sqlite: таблица ${table}` : `  audit.sqlite: table ${table}`)),
        ...(answer.unreadable === null
          ? []
          : [`  audit.sqlite: ${bg ? 'не се чете' : 'unreadable'}: ${answer.unreadable}`]),
        ...deviationLines(answer.deviations, lang),
      ];
  }
}

type Tampered = Extract<VerifyAnswer, { is: 'tampered' }>;

function fileLines(file: Tampered['files'][number], lang: Lang): string[] {
  const bg = lang === 'bg';
  switch (file.is) {
    case 'no-manifest':
      return [
        bg
          ? `  ${file.path}: липсва или не се чете, нищо не може да се каже`
          : `  ${file.path}: missing or unreadable, nothing can be said`,
      ];
    case 'missing':
      return [bg ? `  ${file.path}: липсва` : `  ${file.path}: missing`];
    case 'extra':
      return [bg ? `  ${file.path}: не е бил в оценката` : `  ${file.path}: was not part of the audit`];
    case 'changed': {
      const sizes = `${file.expected.bytes} → ${file.found.bytes} B`;
      const first = bg ? `  ${file.path}: променен (${sizes})` : `  ${file.path}: changed (${sizes})`;
      const records = file.records ?? [];
      return [
        first,
        ...records.map(({ offset, fault, targetUri, capture }) =>
          bg
            ? `    запис на байт ${offset}: ${fault}, ${targetUri ?? 'без адрес'} (${capture ?? 'без номер'})`
            : `    record at byte ${offset}: ${fault}, ${targetUri ?? 'no address'} (${capture ?? 'no id'})`,
        ),
      ];
    }
  }
}

function deviationLines(deviations: Tampered['deviations'], lang: Lang): string[] {
  const lines = deviations.slice(0, MOST).map(({ table, subject, key, stored, computed }) => {
    const [was, should] = lang === 'bg' ? ['записано', 'следва'] : ['stored', 'follows'];
    return `  ${table}: ${subject} ${key}: ${was} ${short(stored)}, ${should} ${short(computed)}`;
  });
  const more = deviations.length - lines.length;
  return more > 0 ? [...lines, lang === 'bg' ? `  … и още ${more}` : `  … and ${more} more`] : lines;
}

function short(text: string | null): string {
  if (text === null) return '–';
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
