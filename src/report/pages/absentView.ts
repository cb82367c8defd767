import type { InstitutionResult } from '../../model/audit.ts';
import type { AbsentDataset } from '../../model/facts/datasetFacts.ts';
import type { ReportContext } from '../reportContext.ts';
import { formatDay } from '../sentences/formatDate.ts';

export type AbsentRow = {
  readonly title: string;
  readonly url: string;
  readonly sentence: string;
  /** The exchange in which its details were asked for. */
  readonly href: string | null;
};

/** Datasets that the national portal showed under the body's name and shows no more: what was seen of each, and when. */
export function absentView(context: ReportContext, result: InstitutionResult): readonly AbsentRow[] {
  return result.facts.flatMap((fact) => {
    if (fact.key !== 'catalogue.absent' || !fact.known) return [];
    return fact.value.map((dataset, index): AbsentRow => {
      const capture = fact.evidence[index]?.capture ?? null;
      return {
        title: dataset.title === '' ? dataset.uri : dataset.title,
        url: dataset.page,
        sentence: sentenceOf(context, dataset),
        href: capture === null ? null : context.index.captureHref(capture),
      };
    });
  });
}

function sentenceOf(context: ReportContext, { is, askedOn, listedOn, deniedOn }: AbsentDataset): string {
  const day = (iso: string | undefined): string => (iso === undefined ? '–' : formatDay(iso, context.lang));
  const last = listedOn === null ? '' : context.say('absent.listed', { listedDate: day(listedOn) });
  const days = { askedDate: day(askedOn), firstDate: day(deniedOn[0]), lastDate: day(deniedOn.at(-1)) };
  return [last, context.say(`absent.is.${is}`, days)].filter(Boolean).join(' ');
}
