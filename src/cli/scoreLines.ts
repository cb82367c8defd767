import type { AuditScores } from '../app/scoreAudit.ts';
import type { Bilingual, Lang } from '../model/lang.ts';
import type { IndicatorResult, Method, MethodScore } from '../model/method.ts';
import { decimal } from './amounts.ts';
import type { Terminal } from './terminal.ts';

const WIDE = 44;

/** Scores for people: each body with its sum and mean, each dataset, and every indicator with what it was found in. */
export function scoreLines(scores: AuditScores, { say, lang }: Terminal, brief: boolean): readonly string[] {
  const { method, bodies, audit } = scores;
  const unknown = bodies.flatMap(({ own }) => own).filter(({ decided }) => decided < method.scale.max).length;
  return [
    `${method.name[lang]} · ${audit}`,
    method.aggregation[lang],
    ...(bodies.length === 0 ? [say(NO_DATASETS)] : []),
    ...bodies.flatMap((body) => [
      '',
      `${body.institution.name[lang]}: ${say({ bg: 'набори', en: 'datasets' })} ${body.datasets}, ${say({ bg: 'сума', en: 'sum' })} ${shown(body.sum, lang)}, ${say({ bg: 'средно', en: 'mean' })} ${shown(body.mean, lang)}`,
      ...body.own.flatMap((score) => datasetLines(score, method, lang, brief)),
    ]),
    ...(unknown === 0
      ? []
      : [
          '',
          say({
            bg: `При ${unknown} набора част от показателите не може да се установи: отбелязани са с „?“, а след чертата стои най-многото възможно без тях.`,
            en: `Of ${unknown} datasets some indicators cannot be told: they are marked with "?", and the maximum without them stands after the stroke.`,
          }),
        ]),
  ];
}

const NO_DATASETS: Bilingual = {
  bg: 'В тази оценка няма набори от каталог: няма какво да се оцени по този начин.',
  en: 'This audit has no datasets of a catalogue: there is nothing to score by this method.',
};

function datasetLines(score: MethodScore, method: Method, lang: Lang, brief: boolean): readonly string[] {
  const band = method.bands.find(({ id }) => id === score.band)?.name[lang];
  const stands = score.stands === null ? '' : ` · ${score.stands}`;
  const head = `  ${shown(score.score, lang)}/${shown(score.decided, lang)}${band === undefined ? '' : ` (${band})`}  ${score.title}${stands}  [${score.id}]`;
  if (brief) return [head];
  const names = new Map(method.indicators.map(({ id, name }) => [id, name[lang]]));
  return [head, ...score.indicators.map((result) => indicatorLine(result, names.get(result.indicator) ?? '', lang))];
}

function indicatorLine({ points, max, found, captures }: IndicatorResult, name: string, lang: Lang): string {
  const told = `${points === null ? '?' : shown(points, lang)}/${shown(max, lang)}`;
  const place = captures[0] === undefined ? '' : ` (${captures[0]})`;
  return `      ${told.padStart(9)}  ${name.padEnd(WIDE)} ${found}${place}`.trimEnd();
}

function shown(value: number, lang: Lang): string {
  return decimal(value, Number.isInteger(value) ? 0 : 2, lang);
}

/** For programs: the method by its id, every body, every score with its indicators. */
export function scoreJson({ audit, method, bodies }: AuditScores): string {
  const value = {
    audit,
    method: method.id,
    max: method.scale.max,
    bodies: bodies.map(({ institutionId, institution, datasets, sum, mean, scores }) => ({
      institution: institutionId,
      name: institution.name.bg,
      datasets,
      sum,
      mean,
      scores,
    })),
    scores: bodies.flatMap(({ own }) => own),
  };
  return JSON.stringify(value, null, 2);
}
