/** A paragraph, or the rows of a table. */
export type Block = string | readonly (readonly string[])[];

/** An invented document with the words under which a page offers it, and what a careful person says of it. */
export type InventedDocument = {
  readonly id: string;
  readonly truth: 'data' | 'document';
  readonly text: string;
  readonly heading: string;
  /** Name of its file, without the extension. */
  readonly file: string;
  readonly blocks: readonly Block[];
};

/** A document that anybody would take for one: `text` is what its link says. */
export function letterLike(
  id: string,
  text: string,
  file: string,
  blocks: readonly Block[],
  heading = '',
): InventedDocument {
  return { id, truth: 'document', text, heading, file, blocks };
}

/** A document that holds a register or another table worth having. */
export function tableLike(
  id: string,
  text: string,
  file: string,
  blocks: readonly Block[],
  heading = '',
): InventedDocument {
  return { id, truth: 'data', text, heading, file, blocks };
}

/** A table: its labels, and as many rows as asked for. */
export function table(
  labels: readonly string[],
  rows: number,
  row: (index: number) => readonly string[],
): readonly (readonly string[])[] {
  return [labels, ...Array.from({ length: rows }, (_, index) => row(index + 1))];
}

/** The member of a list that a number falls on: the same each time. */
export function pick(list: readonly string[], index: number): string {
  return list[(index * 7 + 3) % list.length] ?? '';
}

/** `1234.5` → `1 234,50`, as people write sums. */
export function sum(value: number): string {
  const [whole = '', cents = ''] = value.toFixed(2).split('.');
  return `${whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ' ')},${cents}`;
}

export const STREETS = ['ул. „Липа“', 'ул. „Бреза“', 'бул. „Ясен“', 'ул. „Явор“', 'пл. „Бук“', 'ул. „Габър“'];
export const VILLAGES = ['с. Бяла река', 'с. Горна Янтра', 'с. Синя поляна', 'гр. Липово', 'с. Каменград', 'с. Студена'];
export const FIRMS = ['„Вятър 3“ ЕООД', '„Мост строй“ АД', '„Извор“ ООД', '„Роса 21“ ЕООД', '„Пътища Юг“ АД'];
