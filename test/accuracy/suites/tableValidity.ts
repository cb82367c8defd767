import type { TableFault, TableFaultCode } from '../../../src/model/factValues.ts';
import { whyUnknown } from '../factView.ts';
import {
  type Answer,
  cannotTell,
  type Case,
  type Corpus,
  type Item,
  type Question,
  rightIf,
  type Seen,
  type Suite,
} from '../question.ts';
import { csvwCases } from './csvwTests.ts';
import { type Expectation, expectationsOf } from './tableExpectations.ts';

/** Faults that every validator means by the same name: only these can be a false alarm against its tests. */
const STRUCTURAL: readonly TableFaultCode[] = [
  'blank-label',
  'duplicate-label',
  'extra-cell',
  'missing-cell',
  'blank-row',
  'encoding-error',
  'source-error',
];

export const tableValidity: Suite = {
  name: 'table-validity',
  about:
    'structural faults that need no schema, as the tests of three validators expect them; false alarms on their valid files',
  main: 'faults found',
  cases: (corpus) => [...casesOf(corpus), ...corpus.items.flatMap(csvwCases)],
};

function casesOf({ items, records }: Corpus): Case[] {
  return items.flatMap((item): Case[] => {
    const questions = expectationsOf(item, records).flatMap((one) => ask(one, item));
    return questions.length === 0 ? [] : [{ id: item.id, bytes: item.bytes, questions }];
  });
}

function ask(one: Expectation, item: Item): Question[] {
  const counted = one.counted && !item.contested;
  if (!one.counted) return [{ metric: one.why, expected: one.words, counted, answer: (seen) => judgeFound(one, seen) }];
  if (one.faults.length === 0) {
    return [
      { metric: 'no false alarms', expected: one.words, counted, answer: judgeQuiet },
      { metric: 'not called unusable', expected: 'no fault that costs the third level', counted, answer: judgeUsable },
    ];
  }
  const questions: Question[] = [
    { metric: 'faults found', expected: one.words, counted, answer: (seen) => judgeFound(one, seen) },
  ];
  const placed = one.faults.filter(({ row, column }) => row !== null || column !== null);
  if (placed.length > 0)
    questions.push({ metric: 'first place', expected: one.words, counted, answer: (seen) => judgePlace(placed, seen) });
  if (!one.partial)
    questions.push({
      metric: 'faults found and no others',
      expected: one.words,
      counted,
      answer: (seen) => judgeExact(one, seen),
    });
  return questions;
}

/** Every expected fault is there; a validator's one name may be any of several of ours. */
function judgeFound(one: Expectation, { facts }: Seen): Answer {
  const faults = facts.value('table.faults');
  if (faults === undefined) return judgeUnread(one, facts);
  const wholeFile = one.faults.every(({ codes, row }) => row === null && codes.includes('encoding-error'));
  // A workbook or picture that is called CSV: to name what it really is says more than that its characters are wrong.
  const notText = wholeFile && facts.value('text.encoding') === undefined;
  if (notText) return rightIf(true, `not text: ${facts.value('format.id') ?? 'unknown'}`);
  return rightIf(
    one.faults.every(({ codes }) => faults.some(({ code }) => codes.includes(code))),
    list(faults),
  );
}

/** A file that no table could be read from: right when that is the expected fault. */
function judgeUnread(one: Expectation, facts: Seen['facts']): Answer {
  const sourceFault = one.faults.every(({ codes }) => codes.includes('source-error'));
  const empty = facts.because('format.id')?.why === 'empty' || facts.because('table.shape')?.why === 'empty';
  const fault = facts.value('data.parse-error');
  if (sourceFault && (empty || fault !== undefined)) return rightIf(true, fault ?? 'empty');
  return cannotTell(`${whyUnknown(facts, 'table.faults')} (format ${facts.value('format.id') ?? 'unknown'})`);
}

function judgePlace(placed: Expectation['faults'], { facts }: Seen): Answer {
  const faults = facts.value('table.faults');
  if (faults === undefined) return cannotTell(whyUnknown(facts, 'table.faults'));
  const firstOf = new Map<string, Expectation['faults'][number]>();
  for (const one of placed) if (!firstOf.has(one.codes.join())) firstOf.set(one.codes.join(), one);
  const same = [...firstOf.values()].every((wanted) =>
    faults.some(
      (fault) =>
        wanted.codes.includes(fault.code) &&
        (wanted.row === null || fault.row === wanted.row) &&
        (wanted.column === null || fault.column === wanted.column),
    ),
  );
  return rightIf(same, list(faults));
}

function judgeExact(one: Expectation, { facts }: Seen): Answer {
  const faults = facts.value('table.faults');
  if (faults === undefined) return judgeUnread(one, facts);
  const allowed = new Set(one.faults.flatMap(({ codes }) => codes));
  const found = one.faults.every(({ codes }) => faults.some(({ code }) => codes.includes(code)));
  const others = faults.filter(({ code }) => STRUCTURAL.includes(code) && !allowed.has(code));
  return rightIf(found && others.length === 0, list(faults));
}

function judgeQuiet({ facts }: Seen): Answer {
  const faults = facts.value('table.faults');
  if (faults === undefined)
    return cannotTell(`${whyUnknown(facts, 'table.faults')} (format ${facts.value('format.id') ?? 'unknown'})`);
  return rightIf(!faults.some(({ code }) => STRUCTURAL.includes(code)), list(faults));
}

function judgeUsable({ facts }: Seen): Answer {
  const faults = facts.value('table.faults');
  if (faults === undefined)
    return cannotTell(`${whyUnknown(facts, 'table.faults')} (format ${facts.value('format.id') ?? 'unknown'})`);
  return rightIf(!faults.some(({ breaksUse }) => breaksUse), list(faults));
}

function list(faults: readonly TableFault[]): string {
  if (faults.length === 0) return 'no faults';
  return faults
    .map(({ code, row, column, breaksUse }) => `${code}${breaksUse ? '!' : ''}@${row ?? '–'}:${column ?? '–'}`)
    .join(', ');
}
