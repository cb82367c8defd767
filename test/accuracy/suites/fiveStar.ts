import { type Case, cannotTell, type Item, type Question, rightIf, type Suite, type TableWords } from '../question.ts';
import { askFormat } from './askFormat.ts';

export const fiveStar: Suite = {
  name: 'five-star',
  about:
    'format and container of ckanext-qa’s own test files; its scores are shown, since it counts otherwise than we do',
  main: 'format',
  cases: ({ items }, words) => items.flatMap((item) => [...fileCases(item, words), ...scaleCases(item, words)]),
};

function fileCases(item: Item, words: TableWords): Case[] {
  const { format, container, openness_score_in_ckanext_qa: score } = item.truth ?? {};
  if (typeof format !== 'string') return [];
  const questions: Question[] = [{ ...askFormat(format.toLowerCase(), words), counted: !item.contested }];
  if (typeof container === 'string') questions.push(askContainer(container));
  if (typeof score === 'number') {
    questions.push({
      metric: 'level as ckanext-qa scores',
      expected: String(score),
      counted: false,
      answer: ({ judgement: { level } }) =>
        level === null ? cannotTell('no level') : rightIf(level === score, `level ${level}`),
    });
  }
  return [{ id: item.id, bytes: item.bytes, questions }];
}

function askContainer(truth: string): Question {
  return {
    metric: 'container',
    expected: truth,
    counted: true,
    answer: ({ facts }) => {
      const found = facts.value('format.container') ?? facts.value('format.id');
      return found === undefined
        ? cannotTell('no container and no format')
        : rightIf(found.toLowerCase() === truth.toLowerCase(), found);
    },
  };
}

/** A list of [format, score]: how another tool rates formats, beside the highest level in our table. */
function scaleCases(item: Item, words: TableWords): Case[] {
  if (item.truth !== null || !item.id.endsWith('.json')) return [];
  const list: unknown = JSON.parse(Buffer.from(item.bytes()).toString('utf8'));
  if (!Array.isArray(list)) return [];
  return list.flatMap((row: unknown): Case[] => {
    if (!Array.isArray(row) || typeof row[0] !== 'string' || typeof row[1] !== 'number') return [];
    const [format, score] = [row[0], row[1]];
    const answer: Question['answer'] = () => {
      const level = words.maxLevel(format.toLowerCase());
      return level === null ? cannotTell('not in our table') : rightIf(level === score, `level ${level}`);
    };
    return [
      {
        id: `${item.id} ${format}`,
        bytes: null,
        questions: [{ metric: 'table of formats as ckanext-qa', expected: String(score), counted: false, answer }],
      },
    ];
  });
}
