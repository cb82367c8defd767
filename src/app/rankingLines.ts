import type { AuditResult } from '../model/audit.ts';
import type { Bilingual, Lang } from '../model/lang.ts';
import type { Withheld } from '../model/score.ts';

export type InstitutionLine = {
  readonly name: string;
  /** `3` or `2–4`; empty without a score. */
  readonly rank: string;
  readonly level: number | null;
  readonly openPercent: number | null;
  readonly stars: number | null;
  readonly withheld: Bilingual | null;
};

/** Short forms for the terminal; the report says them in full sentences. */
const WITHHELD: Readonly<Record<Withheld, Bilingual>> = {
  'no-address': { bg: 'няма известен адрес', en: 'no known address' },
  'not-identified': { bg: 'сайтът не показва чий е', en: 'the site does not show whose it is' },
  unreachable: { bg: 'сайтът не отговори', en: 'the site did not answer' },
  blocked: { bg: 'сайтът не ни допусна', en: 'the site did not let us in' },
  'no-resources': { bg: 'не намерихме данни за оценяване', en: 'we found no data to score' },
  'coverage-weight': { bg: 'твърде много неустановено', en: 'too much could not be decided' },
  'coverage-resources': {
    bg: 'твърде малко от намереното беше прочетено',
    en: 'too little of what was found could be read',
  },
};

/** One line per institution: ranked ones by rank, then those without a score by name order of the config. */
export function rankingLines({ institutions, ranking }: AuditResult, lang: Lang): readonly InstitutionLine[] {
  const ranks = new Map(ranking.map((rank) => [rank.institutionId, rank]));
  const order = new Map(ranking.map(({ institutionId }, index) => [institutionId, index]));
  return [...institutions]
    .sort((a, b) => (order.get(a.institution.id) ?? ranking.length) - (order.get(b.institution.id) ?? ranking.length))
    .map(({ institution, summary }) => {
      const rank = ranks.get(institution.id);
      return {
        name: institution.name[lang],
        rank: rank === undefined ? '' : rank.best === rank.worst ? String(rank.best) : `${rank.best}–${rank.worst}`,
        level: summary.technicalLevel?.mean.value ?? null,
        openPercent: summary.openLicencePercent?.value ?? null,
        stars: summary.strictStars?.value ?? null,
        withheld: summary.withheld === null ? null : WITHHELD[summary.withheld],
      };
    });
}
