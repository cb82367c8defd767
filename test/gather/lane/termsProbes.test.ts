import { afterEach, expect, it } from 'vitest';
import { crawlOf } from '../fakes/crawlOf.ts';
import { type LoopbackWeb, page } from '../fakes/loopbackWeb.ts';
import { SAMPLE_TABLES } from '../fakes/sampleConfig.ts';

const tables = { ...SAMPLE_TABLES, vocabulary: { ...SAMPLE_TABLES.vocabulary, termsProbes: ['/terms'] } };
const webs: LoopbackWeb[] = [];
afterEach(async () => {
  for (const web of webs.splice(0)) await web.close();
});

it.each([
  ['asked where the start page links to no conditions', '<a href="/danni">Данни</a>', ['probe a.example/terms 200']],
  ['not asked where it does', '<a href="/pravila">Условия за ползване</a>', []],
])('the usual address of conditions of use is %s', async (_, link, expected) => {
  const terms = page('<main><h1>Условия за ползване</h1></main>');
  const { lines } = await crawlOf(
    { 'a.example': { '/': page(`<main><h1>Община</h1>${link}</main>`), '/terms': terms, '/pravila': terms } },
    { webs, tables },
  );
  expect(lines.filter((line) => line.includes('/terms'))).toEqual(expected);
});
