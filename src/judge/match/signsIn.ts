import { isEik } from '../../model/eik.ts';
import { normaliseWords } from '../../model/words.ts';
import type { PortalOrganisation } from '../../model/organisationMatch.ts';

/** What an organisation's own words give beside its name. */
export type Signs = {
  /** Codes that are called ЕИК or БУЛСТАТ, of 9 digits: one of 13 is a branch's, and no sign of the whole. */
  readonly eiks: readonly string[];
  /** The first nine digits of codes of 13: whose branch it is. */
  readonly branches: readonly string[];
  /** Any nine digits that stand alone: only good for finding a code that is known. */
  readonly numbers: readonly string[];
  readonly ekattes: readonly string[];
  /** Hosts of sites and mail, without `www.` and `mail.`; never the part of an address that names a person. */
  readonly hosts: readonly string[];
  /** Villages after „с.“; words with a capital letter in contacts, any of which may be a town. */
  readonly villages: readonly string[];
  readonly mentions: readonly string[];
  /** Towns after „гр.“, „с.“ and postal codes. */
  readonly towns: readonly string[];
  /** Names of districts after „област“, and adjectives before it; not those of a description, which tells of others. */
  readonly regions: readonly string[];
  /** A town, state or host of another country. */
  readonly isAbroad: boolean;
};

const LABELLED_EIK =
  /(?:еик|булстат|eik|bulstat|идентификационен код|идентификационен номер)[^\d\n]{0,30}(\d[\d ]{7,16}\d)(?!\d)/giu;
const ALONE = /(?<!(?:тел|факс|tel|phone)[^\n\p{L}]{0,12})(?<![\d+/-])\d{9}(?![\d/-])/giu;
const EKATTE = /екатте[^\d\n]{0,12}(\d{5})(?!\d)/giu;
const HOST = /(?<![\p{L}\d.-])((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,10})(?![\p{L}\d-])(?:[/?#:]\S*)?/giu;
const MAILBOX = /[^\s@<>,;:]{1,64}@/g;
const REGION = /(?:област|обл\.)\s*[:–-]?\s*„?(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)/gu;
const TOWN = /(?:(?<!\p{L})(?:гр|с)\.|град|(?<!\d)[1-9]\d{3})\s*(?:гр\.\s*)?(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)/gu;
/** „Община Бяла, област Русе“ in a description. */
const OWN_REGION = /((?<!\p{L})община \p{Lu}[^.;\n]{0,30}(?:област|обл\.)\s+\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)/giu;
const ABROAD =
  /(?<!\p{L})(?:Сърбия|Белград|Северна Македония|Скопие|Румъния|Букурещ|Молдова|Кишинев|Украйна|Киев|Русия|Москва|Турция|Анкара|Одрин|Гърция|Атина|Serbia|Belgrade|Skopje|Romania|Moldova|Ukraine|Russia|Moscow|Turkey|Ankara|Greece|Norway)(?!\p{L})/u;
const ABROAD_HOST = /\.(?:mk|rs|ro|md|ua|ru|tr|gr|no)$/;
const ADJECTIVE = /(\p{L}{3,20}ска) област/giu;

/** „обл. Ст. Загора“ is read up to the point. */
const SHORTEST_CUT = 3;
const VILLAGE = /(?<!\p{L})(?:с\.|село)\s*(\p{Lu}\p{L}+)/gu;
const CAPITALISED = /(?<!\p{L})(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)/gu;
/** „Варненска област“: of itself. */
const SHORT_DESCRIPTION = 40;
const MOST = 50;
/** Contacts are a few lines; longer texts are cut, so that nobody's novel is searched. */
const LONGEST = 20_000;

/** Codes, hosts and districts in name, description and contacts. Hostile text gives fewer signs, never an error. */
export function signsIn({ name, description = '', contacts = '' }: PortalOrganisation): Signs {
  const text = [name, contacts, description].join('\n').slice(0, LONGEST);
  // Where it is itself; a description tells of others too.
  const told = description.length <= SHORT_DESCRIPTION ? [description] : all(description, OWN_REGION);
  const own = [name, contacts, ...told].join('\n').slice(0, LONGEST);
  const codes = all(text, LABELLED_EIK).map((digits) => digits.replaceAll(' ', ''));
  // „… (портал egov.bg)“: a host in a name is a part of the name.
  const hosts = all([contacts, description].join('\n').slice(0, LONGEST).replace(MAILBOX, ' '), HOST).map((host) =>
    host.toLowerCase().replace(/^(?:www|mail)\./, ''),
  );
  return {
    eiks: unique(codes.filter((digits) => digits.length === 9 && isEik(digits))),
    branches: unique(codes.filter((digits) => digits.length === 13).map((digits) => digits.slice(0, 9))),
    numbers: unique(all(text, ALONE).filter((digits) => isEik(digits))),
    ekattes: unique(all(text, EKATTE)),
    hosts: unique(hosts),
    villages: unique(all(own, VILLAGE)),
    mentions: unique(all(contacts.slice(0, LONGEST), CAPITALISED).map((town) => normaliseWords(town))),
    towns: unique(all(own, TOWN).map((town) => normaliseWords(town))),
    regions: unique([...all(own, REGION), ...all(own, ADJECTIVE)].map((region) => normaliseWords(region))).filter(
      (region) => region.length > SHORTEST_CUT,
    ),
    isAbroad:
      ABROAD.test(`${contacts}\n${description}`.slice(0, LONGEST)) || hosts.some((host) => ABROAD_HOST.test(host)),
  };
}

function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].slice(0, MOST).map((match) => match[1] ?? match[0]);
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)];
}
