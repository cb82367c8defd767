import { cutGraphemes } from '../../model/evidence.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { PageReading } from './pageReading.ts';

type PageName = FactValues['page.names'][number];

const MAX_NAMES = 60;
const MAX_NAME_CHARACTERS = 300;

/** Where a site says who it is. Texts as they stand; judge compares them with the names of the body. */
export function pageNames(reading: PageReading): readonly PageName[] {
  const names: PageName[] = [{ where: 'title', text: reading.title }];
  for (const meta of reading.metas) {
    if (['og:site_name', 'application-name', 'dc.publisher', 'dcterms.publisher', 'author'].includes(meta.name))
      names.push({ where: 'site-name', text: meta.content });
  }
  for (const block of reading.blocks) {
    if (block.headingLevel === 1 || block.headingLevel === 2) names.push({ where: 'heading', text: block.text });
  }
  for (const text of reading.logos) names.push({ where: 'logo', text });
  for (const region of ['header', 'footer'] as const) {
    names.push(
      ...reading.blocks
        .filter((block) => block.region === region)
        .slice(0, 20)
        .map((block) => ({ where: region, text: block.text })),
    );
  }
  const seen = new Set<string>();
  return names
    .map(({ where, text }) => ({ where, text: cutGraphemes(text.replace(/\s+/g, ' ').trim(), MAX_NAME_CHARACTERS) }))
    .filter(({ where, text }) => text !== '' && !seen.has(`${where} ${text}`) && seen.add(`${where} ${text}`))
    .slice(0, MAX_NAMES);
}
