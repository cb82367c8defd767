import { describe, expect, it } from 'vitest';
import { readXmlEvents, textPieces } from '../../../src/inspect/trees/readXmlEvents.ts';
import { timeStamps } from '../../../src/inspect/trees/timeStamps.ts';

async function stampsOf(xml: string): Promise<readonly string[]> {
  const stamps = timeStamps();
  const path: string[] = [];
  await readXmlEvents(textPieces(xml), {
    open({ local, attributes }) {
      stamps.open(path, local, attributes);
      path.push(local);
    },
    text: (text) => stamps.text(text),
    close() {
      stamps.close(path);
      path.pop();
    },
  });
  return stamps.statements().map(({ date, says }) => `${date} ${says}`);
}

describe('time stamps of an XML document', () => {
  it.each([
    ['an attribute of the root', '<a updated="2023-01-04T17:00:00+02:00"><b>1</b></a>', ['2023-01-04 modified']],
    ['an element below it', '<feed><updated>2026-11-02</updated><entry/></feed>', ['2026-11-02 modified']],
    ['one in its head', '<a><header><lastUpdate>2026-11-02</lastUpdate></header></a>', ['2026-11-02 modified']],
    ['one of a record', '<a><b updated="2019-01-01">1</b></a>', []],
    ['one inside a record', '<a><b><updated>2019-01-01</updated></b></a>', []],
    ['one that comes again is of records', '<a><updated>2019-01-01</updated><updated>2020-01-01</updated></a>', []],
    ['words that are no date', '<a updated="вчера"><created>-</created></a>', []],
  ])('%s', async (_name, xml, found) => {
    expect(await stampsOf(xml)).toEqual(found);
  });

  it('keeps what it read of a document that breaks off', async () => {
    expect(await stampsOf('<a updated="2023-01-04"><b>')).toEqual(['2023-01-04 modified']);
  });
});
