import { type Case, cannotTell, type Item, type Question, rightIf, type Seen, type Suite } from '../question.ts';

/** More than this for a file of some kilobytes is a hang to whoever waits for the audit. */
export const HOSTILE_LIMIT_MS = 10_000;

export const hostile: Suite = {
  name: 'hostile',
  about: 'inspected without a crash within ten seconds; JSON accepted and refused as it must be',
  main: 'survived',
  cases: ({ items }) => items.map(caseOf),
};

function caseOf(item: Item): Case {
  const survived: Question = {
    metric: 'survived',
    expected: item.truthText === '' ? 'no crash, no hang' : item.truthText,
    counted: true,
    answer: ({ elapsedMs }) => rightIf(elapsedMs <= HOSTILE_LIMIT_MS, `${elapsedMs} ms`),
  };
  return { id: item.id, bytes: item.bytes, questions: [survived, ...jsonQuestions(item)] };
}

/** JSONTestSuite: must accept, must reject, may do either. */
function jsonQuestions(item: Item): Question[] {
  if (!item.id.endsWith('.json')) return [];
  if (item.truthText === 'must accept')
    return [{ metric: 'JSON accepted', expected: 'accept', counted: true, answer: accepted }];
  if (item.truthText === 'must reject')
    return [{ metric: 'JSON refused', expected: 'refuse', counted: true, answer: refused }];
  if (/may accept or reject/.test(item.truthText))
    return [{ metric: 'JSON, either', expected: 'either', counted: false, answer: accepted }];
  return [];
}

function accepted({ facts }: Seen): ReturnType<Question['answer']> {
  const fault = facts.value('data.parse-error');
  if (fault !== undefined) return rightIf(false, fault);
  const shape = facts.value('json.shape');
  return shape === undefined
    ? cannotTell(`format ${facts.value('format.id') ?? 'unknown'}, no json.shape`)
    : rightIf(true, shape.top);
}

/** Refused = named a fault, or not taken for JSON at all. */
function refused({ facts }: Seen): ReturnType<Question['answer']> {
  const fault = facts.value('data.parse-error');
  if (fault !== undefined) return rightIf(true, fault);
  const shape = facts.value('json.shape');
  return rightIf(
    shape === undefined,
    shape === undefined ? `format ${facts.value('format.id') ?? 'unknown'}` : `accepted as ${shape.top}`,
  );
}
