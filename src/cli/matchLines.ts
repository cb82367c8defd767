import type { PortalMatch } from '../app/matchPortal.ts';
import type { Bilingual } from '../model/lang.ts';
import type { MatchSign, OrganisationMatch, TieReason } from '../model/organisationMatch.ts';
import type { Terminal } from './terminal.ts';

const SIGNS: { readonly [S in MatchSign]: Bilingual } = {
  decision: { bg: 'решение', en: 'decision' },
  eik: { bg: 'ЕИК', en: 'EIK' },
  host: { bg: 'адрес', en: 'host' },
  ekatte: { bg: 'ЕКАТТЕ', en: 'EKATTE' },
  region: { bg: 'област', en: 'district' },
  name: { bg: 'име', en: 'name' },
};

const REASONS: { readonly [R in TieReason]: Bilingual } = {
  several: { bg: 'няколко с това име', en: 'several of that name' },
  incomplete: { bg: 'името не казва коя точно', en: 'the name leaves open which' },
  contradicted: { bg: 'код или адрес противоречи', en: 'a code or host contradicts' },
  part: { bg: 'част, съименница или грешка в името', en: 'a part, a namesake or a slip' },
  'code-only': { bg: 'кодът е неин, името – не', en: 'its code, another name' },
  civil: { bg: 'порталът я води гражданска', en: 'the portal calls it civil' },
};

/** Matches, ties and what is left over in both directions, for people. */
export function matchLines(
  { matches, unmatched, doubled }: PortalMatch,
  { say, lang }: Pick<Terminal, 'say' | 'lang'>,
): readonly string[] {
  const matched = matches.filter((one) => one.is === 'matched');
  const ties = matches.filter((one) => one.is === 'tie');
  const nobody = matches.filter((one) => one.is === 'none');
  const withSite = unmatched.filter(({ sites }) => sites.length > 0).length;
  return [
    `${say({ bg: 'Съпоставени организации', en: 'Matched organisations' })}: ${matched.length}`,
    ...matched.map((one) => `  ${nameOf(one)} → ${one.institution} (${SIGNS[one.by][lang]}${detail(one)})`),
    '',
    `${say({ bg: 'За избор от човек', en: 'For a person to choose' })}: ${ties.length}`,
    ...ties.map(
      (one) =>
        `  ${nameOf(one)}: ${REASONS[one.because][lang]} – ${one.candidates.map(({ institution }) => institution).join(', ')}`,
    ),
    '',
    `${say({ bg: 'Няколко организации за една институция', en: 'Several organisations of one institution' })}: ${doubled.length}`,
    ...doubled.map(
      ({ institution, organisations }) => `  ${institution}: ${organisations.map((uri) => plain(uri)).join(', ')}`,
    ),
    '',
    `${say({ bg: 'Организации, които не са никоя от институциите', en: 'Organisations that are none of the institutions' })}: ${nobody.length}`,
    ...nobody.map((one) => `  ${nameOf(one)}`),
    '',
    `${say({ bg: 'Институции без организация на портала', en: 'Institutions without an organisation on the portal' })}: ${unmatched.length} (${say({ bg: 'с адрес', en: 'with an address' })} ${withSite})`,
    ...unmatched.map(({ id, name }) => `  ${name[lang]} (${id})`),
  ];
}

function detail(one: OrganisationMatch): string {
  return one.is === 'matched' && one.by !== 'name' ? `: ${plain(one.quote)}` : '';
}

function nameOf({ organisation }: OrganisationMatch): string {
  return plain(organisation.name) || plain(organisation.uri);
}

/** Names are other people's: no line ends and no control characters reach the terminal. */
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
