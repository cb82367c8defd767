import { UserError } from '../../src/model/errors.ts';
import type { Answer, Case, Offered, Question, Seen } from './question.ts';
import type { Measure } from './tally.ts';

/** What became of inspecting one body: seen, or lost to a crash, a hang or a lack of memory. */
export type Inspection = { readonly ok: true; readonly seen: Seen } | { readonly ok: false; readonly message: string };
export type Inspect = (id: string, bytes: Uint8Array, offered?: Offered) => Promise<Inspection>;

/** Asks all questions of all cases. A case that breaks is wrong, with the message; it never ends the run. */
export async function runSuite(
  suite: string,
  cases: readonly Case[],
  inspect: Inspect,
  onCase: (done: number, total: number) => void,
): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const [index, one] of cases.entries()) {
    const inspection = await look(one, inspect);
    for (const question of one.questions) {
      const answer = inspection.ok ? ask(question, inspection.seen) : lost(inspection.message);
      measures.push({
        suite,
        metric: question.metric,
        counted: question.counted,
        id: one.id,
        expected: question.expected,
        answer,
      });
    }
    onCase(index + 1, cases.length);
  }
  return measures;
}

async function look(one: Case, inspect: Inspect): Promise<Inspection> {
  try {
    if (one.judge !== undefined) return { ok: true, seen: { ...NOTHING, judgement: await one.judge() } };
    if (one.bytes === null) return { ok: true, seen: NOTHING };
    return await inspect(one.id, one.bytes(), one.offered);
  } catch (error) {
    // What keeps the inspector from running at all is no answer to anything.
    if (error instanceof UserError) throw error;
    return { ok: false, message: messageOf(error) };
  }
}

/** For records that are not about a body. */
const NOTHING: Seen = {
  facts: { value: () => undefined, because: () => undefined },
  judgement: { format: null, level: null, licence: null, licenceId: null, freshness: null, date: null },
  elapsedMs: 0,
};

function ask(question: Question, seen: Seen): Answer {
  try {
    return question.answer(seen);
  } catch (error) {
    return lost(messageOf(error));
  }
}

function lost(message: string): Answer {
  return { verdict: 'wrong', found: `crashed: ${message}` };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
