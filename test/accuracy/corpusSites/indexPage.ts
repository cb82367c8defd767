import { escapeHtml } from '../readOwnCase.ts';
import type { PlannedFile, PlannedSite } from './planSites.ts';

/** What a name or note is about, never what it is: format, encoding and faults are for the audit to find out. */
const SUBJECTS: readonly (readonly [RegExp, string])[] = [
  [/birth|rajdaem/i, 'раждания'],
  [/naselenie|population/i, 'население'],
  [/school|nvo|училищ/i, 'училища и изпити'],
  [/election|glasuvam|cik|party|parties|ns_|cands|protocol|mayor|section|candidate/i, 'избори'],
  [/ekatte|obl\b|kmet|raion|sobr|settlement/i, 'населени места'],
  [/budget|orgtype/i, 'бюджет'],
  [/spending|sebra|mvr/i, 'плащания'],
  [/post ?code|postcodes/i, 'пощенски кодове'],
  [/pharmac/i, 'аптеки'],
  [/covid/i, 'здравна статистика'],
  [/sanction/i, 'ограничителни мерки'],
  [/gtfs|schedule|transport|stops|trips|routes/i, 'градски транспорт'],
  [/chitalisht/i, 'читалища'],
  [/media/i, 'медии'],
  [/food|activity-groups|branches|nomenclature/i, 'номенклатури'],
  [/forest|auction/i, 'търгове'],
  [/geo|subzone|rpu/i, 'граници и зони'],
  [/bill|parliament|law/i, 'законопроекти'],
  [/location|bulstat|corporate/i, 'юридически лица'],
  [/regix|uic/i, 'справки от регистри'],
  [/fund|program/i, 'програми'],
];

/** The home page of one site: all its files as a list of links in the words of an office, in the order of the manifest. */
export function indexPage(site: PlannedSite): string {
  const links = site.files.map(
    (file) => `<li><a href="${escapeHtml(file.path)}">${escapeHtml(linkText(file))}</a></li>`,
  );
  return `<!doctype html>
<html lang="bg">
<head><meta charset="utf-8"><title>${escapeHtml(site.name)}</title></head>
<body>
<header><p>${escapeHtml(site.name)}</p></header>
<main>
<h1>Отворени данни и регистри</h1>
<ul>
${links.join('\n')}
</ul>
</main>
</body>
</html>
`;
}

/** „Данни: раждания (naselenie)“. */
function linkText({ item }: PlannedFile): string {
  const name = (item.id.split('/').at(-1) ?? item.id).replace(/\.[A-Za-z0-9]{1,8}$/, '').replace(/[_-]+/g, ' ');
  const subject = SUBJECTS.find(([pattern]) => pattern.test(item.id) || pattern.test(item.note))?.[1];
  return subject === undefined ? `Данни: ${name}` : `Данни: ${subject} (${name})`;
}
