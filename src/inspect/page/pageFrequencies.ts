import { quote } from '../../model/evidence.ts';
import type { FrequencyStatement } from '../../model/factValues.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import { bareFrequency, mayPromise, readFrequency } from '../dates/readFrequency.ts';
import { datePlaces, inDataTable } from './datePlaces.ts';
import { linksBeside } from './linksBeside.ts';
import type { PageReading, ReadLink, TextBlock } from './pageReading.ts';

/** Promises of how often data change, with the same places as dates. */
export function pageFrequencies(reading: PageReading, tables: Tables): readonly FrequencyStatement[] {
  const places = datePlaces(reading);
  const statements: FrequencyStatement[] = [];
  for (const [index, block] of reading.blocks.entries()) {
    if (statements.length >= 100) break;
    if (block.region !== 'main' || block.text.length > 5_000) continue;
    const next = reading.blocks[index + 1];
    const bare = labelled(block, next, tables) ?? bareOf(block, next, tables);
    if (bare === null && !mayPromise(block.plain(), tables)) continue;
    for (const sentence of block.text.split(/(?<=[.!?;])\s+/u)) {
      const read = bare?.sentence === sentence ? bare : readFrequency(sentence, tables);
      if (read === null) continue;
      // A paragraph of its own speaks of the page, whatever link follows it.
      const links = linksBeside(reading.links, block.from).filter((link) => isInBlock(reading.links[link], block));
      const scope = links.length > 0 ? 'file' : inDataTable(places, block.from) ? 'table' : 'page';
      const at = { kind: 'css', path: block.css } as const;
      const common = { frequency: read.frequency, scope, words: quote(sentence), at } as const;
      const all = { ...common, ...(read.unclear ? { unclear: true as const } : {}) };
      if (links.length === 0) statements.push({ ...all, linkIndex: null });
      else for (const linkIndex of links) statements.push({ ...all, linkIndex });
    }
  }
  return statements;
}

const DATA_WORDS = ['данни', 'данните', 'data', 'csv', 'xlsx'];

type Bare = { readonly frequency: string; readonly unclear: boolean; readonly sentence: string };

/**
 * „Тримесечно.“ as the first sentence of a line, before words that date or offer data, in it or in the next line: then it
 * is their rhythm. Before „от 9 до 17 ч.“ it is that of a counter.
 */
function bareOf({ text }: TextBlock, next: TextBlock | undefined, tables: Tables): Bare | null {
  if (text.length > 300) return null;
  const [sentence = '', ...others] = text.split(/(?<=[.!?;])\s+/u);
  const frequency = bareFrequency(sentence, tables);
  if (frequency === null) return null;
  const neighbour = normaliseWords((others.join(' ') || (next?.region === 'main' ? next.text : '')).slice(0, 300));
  const { vocabulary } = tables;
  const labels = vocabulary.dateLabels.filter(({ says }) => says === 'modified' || says === 'as-of');
  const isOfData = [...labels.map(({ phrases }) => phrases), vocabulary.dataStrong, DATA_WORDS].some(
    (phrases) => findAny(neighbour, phrases) !== null,
  );
  return isOfData ? { frequency, unclear: false, sentence } : null;
}

/** „Периодичност“ in one cell and „тримесечна“ in the next. */
const LABEL =
  /^(?:периодичност(?:та)?|честота|(?:честота|периодичност|период) на (?:обновяване|актуализация|актуализиране|публикуване|опресняване)(?:то|та)?|обновяване|актуализация|обновява се|актуализира се|(?:update )?frequency|update cycle|periodicity|accrual ?periodicity|updated every) ?:?$/u;

function labelled({ text }: TextBlock, next: TextBlock | undefined, tables: Tables): Bare | null {
  if (text.length > 60 || next?.region !== 'main' || next.text.length > 60 || !LABEL.test(normaliseWords(text)))
    return null;
  const read = readFrequency(`${text.replace(/\s?:\s?$/u, '')}: ${next.text}`, tables);
  return read === null || read.unclear ? null : { ...read, sentence: text };
}

/** Whether a link stands in the very words of a block, or shares its table row or list item. */
function isInBlock(link: ReadLink | undefined, block: TextBlock): boolean {
  if (link === undefined) return false;
  const end = block.from + block.text.length;
  return (
    (link.from >= block.from && link.from <= end) || /(?:^|[ >])(?:li|tr|td|th|dd|dt)(?:[:.#[ ]|$)/u.test(block.css)
  );
}
