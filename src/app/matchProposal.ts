import { existsSync, writeFileSync } from 'node:fs';
import { UserError } from '../model/errors.ts';
import type { MatchCandidate, OrganisationMatch, TieReason } from '../model/organisationMatch.ts';
import type { PortalMatch } from './matchPortal.ts';

const HEAD = `# Предложение на програмата: коя организация на портала коя институция е. Не важи, докато човек не го прегледа:
# поправете каквото е нужно, изберете при равните, напишете името си в „by“ и пренесете редовете в matches.yaml.
# institution: null значи „не е от нашите институции“.
`;

const WHY: { readonly [R in TieReason]: string } = {
  several: 'няколко институции с това име',
  incomplete: 'името не казва коя точно; може да има и друга',
  contradicted: 'код или адрес противоречи на името',
  part: 'част от институцията, нейна съименница или грешка в името',
  'code-only': 'кодът е на институцията, името – не',
  civil: 'порталът я води гражданска организация',
};

const SIGN: { readonly [S in MatchCandidate['by']]: string } = {
  decision: 'решение на човек',
  eik: 'ЕИК',
  host: 'адрес',
  ekatte: 'ЕКАТТЕ',
  region: 'област',
  name: 'име',
};

export type Proposal = { readonly by: string; readonly date: string };

/**
 * Writes what was matched in the shape of matches.yaml, for a person to go through. An organisation that a person
 * has decided about is left out. `by` empty = the file cannot be used before somebody has signed it.
 * @throws UserError when the file is there: somebody's work may be in it
 */
export function writeProposal(file: string, found: PortalMatch, proposal: Proposal): void {
  if (existsSync(file)) {
    throw new UserError(
      'file-exists',
      { bg: 'файлът вече го има; изберете друго име', en: 'the file is there already; choose another name' },
      { file },
    );
  }
  writeFileSync(file, proposalText(found, proposal));
}

export function proposalText({ matches, doubled }: PortalMatch, proposal: Proposal): string {
  const twice = new Set(doubled.flatMap(({ organisations }) => organisations));
  const isOpen = (match: OrganisationMatch): boolean => match.is === 'tie' || twice.has(match.organisation.uri);
  const sure = matches.filter((match) => match.is === 'matched' && match.by !== 'decision' && !isOpen(match));
  const open = matches.filter((match) => isOpen(match));
  return [
    HEAD,
    `\n# ── Намерени: ${sure.length} ──\n`,
    ...sure.map((match) => entry(match, proposal)),
    `\n# ── За избор от човек: ${open.length} ──\n`,
    ...open.map((match) => choice(match, proposal)),
  ].join('');
}

function entry(match: OrganisationMatch, { by, date }: Proposal): string {
  const { organisation } = match;
  const sign = match.is === 'matched' ? `${SIGN[match.by]}: ${match.quote}` : '';
  return [
    `- organisation: ${quoted(organisation.uri)}`,
    `  name: ${quoted(organisation.name)}`,
    `  institution: ${match.is === 'matched' ? match.institution : 'null'}`,
    `  by: ${quoted(by)}`,
    `  date: ${quoted(date)}`,
    `  note: ${quoted(sign)}`,
    '',
  ].join('\n');
}

/** Commented out whole: nothing is proposed where nothing is sure. */
function choice(match: OrganisationMatch, proposal: Proposal): string {
  const candidates: readonly MatchCandidate[] =
    match.is === 'tie' ? match.candidates : match.is === 'matched' ? [match] : [];
  const why = match.is === 'tie' ? WHY[match.because] : 'няколко организации съответстват на тази институция';
  const lines = [
    `${why}; възможни: ${candidates.map(({ institution, by, quote }) => `${institution} (${SIGN[by]}: ${quote})`).join(', ')}`,
    ...entry({ organisation: match.organisation, is: 'none' }, proposal).trimEnd().split('\n'),
  ];
  return `${lines.map((line) => `# ${line}`).join('\n')}\n`;
}

/** One line in single quotes, whatever an organisation calls itself. */
function quoted(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return `'${text
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/gu, ' ')
    .trim()
    .replaceAll("'", "''")}'`;
}
