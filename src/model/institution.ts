import type { InstitutionId } from './ids.ts';
import type { Bilingual } from './lang.ts';

export const INSTITUTION_KINDS = [
  'ministry',
  'agency',
  'municipality',
  'district',
  'inspectorate',
  'court',
  'university',
  'hospital',
  'company',
  'commission',
  'other',
] as const;
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

/** Which duties bind a body (ЗДОИ чл. 3). Unknown → every duty is cannot-tell, never failed. */
export const LEGAL_KINDS = ['executive', 'municipality', 'public-law-body', 'judicial', 'unknown'] as const;
export type LegalKind = (typeof LEGAL_KINDS)[number];

/** A public body. One without any address is listed in every report as such, never missing. */
export type Institution = {
  readonly id: InstitutionId;
  readonly name: Bilingual;
  /** Earlier or short names under which a site may still present itself. */
  readonly otherNames: readonly string[];
  readonly kind: InstitutionKind;
  readonly legalKind: LegalKind;
  readonly region: string | null;
  /** ЕИК / БУЛСТАТ, 9 or 13 digits. */
  readonly eik: string | null;
  /** Home addresses; the first is the main site. */
  readonly sites: readonly string[];
  /** Hosts that hold this body's files beside its own sites. */
  readonly fileHosts: readonly string[];
  /** A person has checked that these sites are this body's: identity need not be shown by the site. */
  readonly identityConfirmed: boolean;
  /** Key of the organisation in the catalogue (national portal: its uri); `*` = the whole catalogue is this body's. */
  readonly portalOrganisation: string | null;
  /** ЕКАТТЕ code of the settlement where it sits, 5 digits; bodies of one town share it. */
  readonly ekatte?: string;
  /** The body that it belongs to. */
  readonly parent?: InstitutionId;
  /** Host of its own e-mail addresses where that is another than its sites'; never a public mail service. */
  readonly mailHost?: string;
  /** Where its entry comes from, for people. */
  readonly source?: string;
  /** How well the addresses are supported: `medium` = one trace only. The site must show whose it is in either case. */
  readonly confidence?: 'high' | 'medium';
};

/** The 28 districts, as `region` names them; София appears twice and is never written alone. */
export const REGIONS = [
  'Благоевград',
  'Бургас',
  'Варна',
  'Велико Търново',
  'Видин',
  'Враца',
  'Габрово',
  'Добрич',
  'Кърджали',
  'Кюстендил',
  'Ловеч',
  'Монтана',
  'Пазарджик',
  'Перник',
  'Плевен',
  'Пловдив',
  'Разград',
  'Русе',
  'Силистра',
  'Сливен',
  'Смолян',
  'София (столица)',
  'Софийска област',
  'Стара Загора',
  'Търговище',
  'Хасково',
  'Шумен',
  'Ямбол',
] as const;
