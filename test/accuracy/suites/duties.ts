import { expectedDuties, judgeEighteen, wrongCells, type DutyCell } from '../../duties/eighteen.ts';
import type { Case, Judgement, Suite } from '../question.ts';

const NOTHING: Judgement = { format: null, level: null, licence: null, licenceId: null, freshness: null, date: null };

/**
 * The duties of the law at eighteen institutions of the example webs, as a careful reader says them. It crawls and judges
 * them all, so it runs only when it is asked for by name. What the reader cannot tell either is not counted, unless the
 * program decides it: that is wrong.
 */
export function dutiesSuite(): Suite {
  let judged: Promise<ReadonlyMap<string, DutyCell>> | null = null;
  const cells = (): Promise<ReadonlyMap<string, DutyCell>> => {
    judged ??= judgeEighteen().then((all) => new Map(all.cells.map((cell) => [keyOf(cell), cell])));
    return judged;
  };
  return {
    name: 'duties',
    about: 'duties of the law at eighteen institutions of the example webs; only by name, it crawls them',
    main: 'duty',
    standsAlone: true,
    cases: () =>
      expectedDuties().map(({ institution, rule, expected }): Case => {
        const key = keyOf({ institution, rule });
        let cell: DutyCell | undefined;
        return {
          id: key,
          bytes: null,
          judge: async () => {
            cell = (await cells()).get(key);
            return NOTHING;
          },
          questions: [
            {
              metric: expected === 'pass' || expected === 'fail' ? 'duty' : 'not decided wrongly',
              expected,
              counted: true,
              answer: () => {
                if (cell === undefined) return { verdict: 'wrong', found: 'no finding' };
                const found = `${cell.said} (${cell.message})`;
                if (wrongCells([cell]).length > 0) return { verdict: 'wrong', found };
                const isRight = cell.said === expected || (expected !== 'pass' && expected !== 'fail');
                return { verdict: isRight ? 'right' : 'cannot-tell', found };
              },
            },
          ],
        };
      }),
  };
}

function keyOf({ institution, rule }: Pick<DutyCell, 'institution' | 'rule'>): string {
  return `${institution} ${rule}`;
}
