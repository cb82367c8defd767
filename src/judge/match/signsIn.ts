import { isEik } from '../../model/eik.ts';
import { normaliseWords } from '../../model/words.ts';
import type { PortalOrganisation } from '../../model/organisationMatch.ts';

/** What an organisation's own words give beside its name. */
export type Signs = {
  /** Codes that are called ЕИК or БУЛСТАТ, of 9 digits: one of 13 is a branch's, and no sign of the whole. */
  readonly eiks: readonly string[];
  /** Any nine digits that stand alone: only good for finding a code that is known. */
  readonly numbers: readonly string[];
  readonly ekattes: readonly string[];
  /** Hosts of sites and mail, without `www.` and `mail.`; never the part of an address that names a person. */
  readonly hosts: readonly string[];
  /** Towns after „гр.“ and after postal codes. */
  readonly towns: readonly string[];
  /** Names of districts after „област“, and adjectives before it. */
  readonly regions: readonly string[];
};

const LABELLED_EIK =
  /(?:еик|булстат|eik|bulstat|идентификационен код|идентификационен номер)[^\d\n]{0,30}(\d[\d ]{7,16}\d)(?!\d)/giu;
const ALONE = /(?<![\d+/-])\d{9}(?![\d/-])/g;
const EKATTE = /екатте[^\d\n]{0,12}(\d{5})(?!\d)/giu;
const HOST = /(?<![\p{L}\d.-])((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,10})(?![\p{L}\d-])(?:[/?#:]\S*)?/giu;
const MAILBOX = /[^\s@<>,;:]{1,64}@/g;
const REGION = /(?:област|обл\.)\s*[:–-]?\s*„?(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)/gu;
const TOWN = /(?:(?<!\p{L})(?:гр|с)\.|град|(?<!\d)[1-9]\d{3})\s*(?:гр\.\s*)?(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)/gu;
const ADJECTIVE = /(\p{L}{3,20}ска) област/giu;

const MOST = 50;
/** Contacts are a few lines; longer texts are cut, so that nobody's novel is searched. */
const LONGEST = 20_000;

/** Codes, hosts and districts in name, description and contacts. Hostile text gives fewer signs, never an error. */
export function signsIn({ name, description = '', contacts = '' }: PortalOrganisation): Signs {
  const text = [name, contacts, description].join('\n').slice(0, LONGEST);
  const eiks = all(text, LABELLED_EIK).map((digits) => digits.replaceAll(' ', ''));
  return {
    eiks: unique(eiks.filter((digits) => digits.length === 9 && isEik(digits))),
    numbers: unique(all(text, ALONE).filter((digits) => isEik(digits))),
    ekattes: unique(all(text, EKATTE)),
    hosts: unique(
      all(text.replace(MAILBOX, ' '), HOST).map((host) => host.toLowerCase().replace(/^(?:www|mail)\./, '')),
    ),
    towns: unique(all(text, TOWN).map((town) => normaliseWords(town))),
    regions: unique([...all(text, REGION), ...all(text, ADJECTIVE)].map((region) => normaliseWords(region))),
  };
}

function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].slice(0, MOST).map((match) => match[1] ?? match[0]);
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)];
}
