import { quote } from '../../model/evidence.ts';
import { subjectKey } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { Candidate } from './candidate.ts';
import type { World } from './discoverLinked.ts';
import { headingOf } from './discoverPageTables.ts';
import { offersData } from './looksLikeData.ts';
import { asksForSelection } from './siteSearched.ts';
import { siteOf } from './siteOf.ts';

/** Registers that show nothing before a form is filled in. We submit no forms: they are named, and nothing is said of them. */
export function discoverForms(world: World): readonly Candidate[] {
  const { documentWords, notData } = world.tables.vocabulary;
  const found = world.pages
    .toSorted((a, b) => compareText(a.url, b.url))
    .flatMap((page): Candidate[] => {
      const forms = (world.exchanges.value(page.shown, 'page.forms') ?? []).filter(({ words }) =>
        asksForSelection(words),
      );
      const hasTables = (world.exchanges.value(page.shown, 'page.tables') ?? []).length > 0;
      const title = headingOf(page, world);
      // What only a postback leads to is behind a form as well: it has no address that we could ask.
      const postbacks = world.exchanges.value(page.shown, 'page.postbacks');
      const form = forms[0] ?? (postbacks !== undefined && postbacks.inContent > 0 ? postbacks : undefined);
      if (form === undefined || hasTables || page.blocked || !offersData(title, true, world.tables)) return [];
      const words = normaliseWords(title);
      if (findAny(words, documentWords) !== null || findAny(words, notData) !== null) return [];
      return [
        {
          key: subjectKey(page.url),
          origin: 'link',
          url: page.url,
          title: quote(title),
          offers: [],
          foundOn: page.capture,
          capture: page.shown,
          outcome: 'answered',
          table: null,
          form: { page, css: form.css, words: form.words },
          described: null,
          portal: null,
          explicit: false,
          site: siteOf(page.capture, world),
        },
      ];
    });
  return [...new Map(found.map((candidate) => [candidate.key, candidate])).values()];
}
