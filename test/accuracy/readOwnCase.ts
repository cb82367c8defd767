import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CorpusRecord, Item } from './question.ts';

/**
 * A labelled case of our own: `{id, ground_truth, …}` with its content in one of `text` (a body as it is), `phrase`
 * (words of a page), `footer` (words of a page's footer), `html` (a page), `base64` or `file` (beside the list).
 * README.md in this folder describes the shape. Null for any other record.
 */
export function readOwnCase(record: CorpusRecord, folder: string): Item | null {
  const { value } = record;
  const truth = value['ground_truth'];
  if (typeof truth !== 'object' || truth === null || Array.isArray(truth)) return null;
  const bytes = contentOf(value, folder);
  if (bytes === null) return null;
  const id = typeof value['id'] === 'string' ? `${record.id} ${value['id']}` : record.id;
  return {
    id,
    source: 'own',
    truth: truth as Record<string, unknown>,
    truthText: JSON.stringify(truth),
    sourcePath: '',
    note: typeof value['note'] === 'string' ? value['note'] : '',
    contested: value['contested'] === true,
    path: null,
    bytes,
  };
}

function contentOf(value: Readonly<Record<string, unknown>>, folder: string): (() => Uint8Array) | null {
  for (const [member, make] of Object.entries(CONTENTS)) {
    const content = value[member];
    if (typeof content === 'string') return () => make(content, folder);
  }
  return null;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const CONTENTS: Readonly<Record<string, (content: string, folder: string) => Uint8Array>> = {
  text: encode,
  html: encode,
  phrase: (words) => encode(pageWith(`<main><h1>Страница</h1>\n<p>${escapeHtml(words)}</p></main>`)),
  footer: (words) => encode(pageWith(`<main><h1>Страница</h1></main>\n<footer><p>${escapeHtml(words)}</p></footer>`)),
  base64: (content) => Buffer.from(content, 'base64'),
  file: (name, folder) => readFileSync(path.join(folder, name)),
};

/** A page with these words and nothing else that could speak of a licence or a date. */
export function pageWith(body: string): string {
  return `<!doctype html>\n<html lang="bg"><head><meta charset="utf-8"><title>Страница</title></head>\n<body>\n${body}\n</body></html>\n`;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
