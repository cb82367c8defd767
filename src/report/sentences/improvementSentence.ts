import type { Improvement, Step } from '../../model/improvement.ts';
import type { ReportContext } from '../reportContext.ts';

/** „С едно изречение на сайта 14 ресурса минават от 0 на ★★★ и 3 ресурса минават от 0 на ★★.“ */
export function improvementSentence(context: ReportContext, { remedy, changes, sites }: Improvement): string {
  const groups = Map.groupBy(changes, ({ level, stars }) => {
    if (stars !== null && stars[0] !== stars[1]) return `stars ${stars.join(' ')}`;
    return level[0] === level[1] ? 'nothing' : `level ${level.join(' ')}`;
  });
  groups.delete('nothing');
  const told = [...groups]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([key, members]) => {
      const [what = '', before = '', after = ''] = key.split(' ');
      const name = (value: string): string => (what === 'stars' ? shortStars(Number(value)) : value);
      return context.say(`improve.${what}`, { count: members.length, before: name(before), after: name(after) });
    });
  const last = told.pop() ?? context.say('improve.nothing');
  const list = told.length === 0 ? last : `${told.join(', ')} ${context.say('improve.and')} ${last}`;
  const words = remedy === 'licence-sentence' && sites > 1 ? 'licence-sentences' : remedy;
  return context.say(`improve.with.${words}`, { changes: list });
}

/** Whether a remedy changes a level or a star; a licence stated for what stays without a level changes neither. */
export function hasEffect({ changes }: Improvement): boolean {
  const differs = (step: Step | null): boolean => step !== null && step[0] !== step[1];
  return changes.some(({ level, stars }) => differs(level) || differs(stars));
}

function shortStars(stars: number): string {
  return stars === 0 ? '0' : '★'.repeat(stars);
}
