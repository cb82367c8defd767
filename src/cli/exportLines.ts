import type { exportAudit } from '../app/exportAudit.ts';
import type { Bilingual, Lang } from '../model/lang.ts';

export const sealedWarning: Bilingual = {
  bg: 'Внимание: запечатаният износ съдържа и личните данни, които сме срещнали. Не го публикувайте; четете го само вие.',
  en: 'Careful: a sealed export has the personal data that we met, too. Do not publish it; only you can read the file.',
};

/** What an export holds, and what it does not. */
export function exportLines(outcome: Awaited<ReturnType<typeof exportAudit>>, lang: Lang): readonly string[] {
  const { file, records, pages, notes, missing } = outcome;
  const bg = lang === 'bg';
  const lines = [
    bg ? `${file}: ${records} записа, ${pages} страници.` : `${file}: ${records} records, ${pages} pages.`,
  ];
  if (notes.withheld + notes.redacted > 0) {
    lines.push(
      bg
        ? `Без показване заради лични данни: ${notes.withheld}; показани без личните полета: ${notes.redacted}.`
        : `Withheld because of personal data: ${notes.withheld}; shown without the personal fields: ${notes.redacted}.`,
    );
  }
  if (notes['not-looked-into'] > 0) {
    lines.push(
      bg
        ? `Тела, в които пазачът не вижда (сканирани страници, картинки, стари документи на Word, вложени архиви): ${notes['not-looked-into']}; прегледайте ги, преди да публикувате.`
        : `Bodies that the guard cannot look into (scanned pages, pictures, old Word files, nested archives): ${notes['not-looked-into']}; look at them before you publish.`,
    );
  }
  if (notes.withheld + notes.redacted + notes['not-looked-into'] + notes.missing > 0)
    lines.push(
      bg
        ? 'Кои са те, пише в audit/notes.jsonl вътре във файла.'
        : 'Which ones, says audit/notes.jsonl inside the file.',
    );
  if (missing.length > 0) {
    lines.push(
      bg
        ? `Липсват ${notes.missing} тела, които стоят в други оценки: ${missing.join(', ')}.`
        : `${notes.missing} bodies are missing that stand in other audits: ${missing.join(', ')}.`,
    );
  }
  return lines;
}
