import { quote } from '../../model/evidence.ts';
import type { LicenceStatement } from '../../model/factValues.ts';
import type { LicenceEntry, Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import { isLegalText, namesLicence } from '../licences/legalText.ts';
import { maySpeakOfReuse } from '../licences/maySpeakOfReuse.ts';
import { licenceByUrl, licenceOfValue } from '../licences/nameLicence.ts';
import { readLicenceStatements } from '../licences/readLicenceStatements.ts';
import { statementsOfValue } from '../licences/statementsOfValue.ts';
import { DATA_WORDS, FOREIGN_WORDS } from '../licences/reuseWords.ts';
import { FILE_ENDING } from './fileEnding.ts';
import type { PageMeta, PageReading, PageRegion, ReadLink, TextBlock } from './pageReading.ts';

const MAX_STATEMENTS = 100;
/** „Може ли да препечатам ваша статия?“ and its answer below are one text. */
const LONGEST_QUESTION = 150;
const MAX_BLOCKS = 20_000;
/** So many licences named in the body of a page: it explains them, it does not grant them. */
const EXPLAINS = 4;
const LICENCE_METAS: ReadonlySet<string> = new Set([
  'license',
  'licence',
  'rights',
  'dc.rights',
  'dcterms.rights',
  'dcterms.license',
  'dc.license',
  'dc.rights.license',
  'dcterms.rights.license',
  'copyright',
  'dcterms.accessrights',
  'og:license',
  'cc:license',
  'xhv:license',
  'schema:license',
  'dct:license',
  'dct:rights',
  'dc:rights',
  'dcterms:license',
  'dcterms:rights',
]);

/** Statements on re-use of a page: its words by place, links to licences and to conditions, rel=license, metadata. */
export function pageLicences(reading: PageReading, tables: Tables): readonly LicenceStatement[] {
  const found = [
    ...linkStatements(reading, tables),
    ...wordStatements(reading, tables),
    ...metaStatements(reading, tables),
  ];
  const named = new Set(
    found.flatMap((one) =>
      one.licence !== null && one.scope === 'page' && one.source !== 'meta' && one.source !== 'rel'
        ? one.licence.replace(/-\d\.\d$/, '')
        : [],
    ),
  );
  const kept =
    named.size < EXPLAINS
      ? found
      : found.filter(
          (one) => one.licence === null || one.scope !== 'page' || one.source === 'rel' || one.source === 'meta',
        );
  return withoutEchoes(withoutPictures(kept)).slice(0, MAX_STATEMENTS);
}

/** Terms of pictures matter on a page of pictures; beside terms of anything else they are no terms of the page. */
function withoutPictures(statements: readonly LicenceStatement[]): readonly LicenceStatement[] {
  const isOfPictures = ({ scope, source, url }: LicenceStatement): boolean =>
    scope === 'file' && source === 'words' && url === null;
  return statements.some((one) => !isOfPictures(one) && (one.kind === 'open' || one.kind === 'restricted'))
    ? statements.filter((one) => !isOfPictures(one))
    : statements;
}

function wordStatements(reading: PageReading, tables: Tables): readonly LicenceStatement[] {
  const [legal, blocks] = legalPage(reading.blocks.slice(0, MAX_BLOCKS), tables);
  return [...legal, ...blockStatements({ ...reading, blocks }, tables)];
}

/** A page that shows the text of a licence is read as one text, or its paragraphs would each seem to grant something. */
function legalPage(
  blocks: readonly TextBlock[],
  tables: Tables,
): readonly [readonly LicenceStatement[], readonly TextBlock[]] {
  const main = blocks.filter(({ region }) => region === 'main');
  if (!main.some(({ plain }) => namesLicence(plain()))) return [[], blocks];
  const text = main.map((block) => block.text).join('\n');
  if (main[0] === undefined || !isLegalText(text)) return [[], blocks];
  const at = { kind: 'css', path: main[0].css } as const;
  const statements = readLicenceStatements(text, tables, { scope: 'page', source: 'words', at });
  return [statements, blocks.filter(({ region }) => region !== 'main')];
}

function blockStatements(reading: PageReading, tables: Tables): readonly LicenceStatement[] {
  return groupBlocks(reading.blocks).flatMap((blocks) => {
    const first = blocks[0];
    if (first === undefined || first.region === 'nav') return [];
    // Nearly all say nothing of it: told by the words that other readers ask for too, before anything is cut apart.
    if (!maySpeakOfReuse(plainOf(blocks), tables)) return [];
    const text = blocks.map((block) => block.text).join(isTermsLabel(first) ? ': ' : '\n');
    const file = fileBeside(reading.links, first.from, first.from + first.text.length, tables);
    const scope = file !== null ? 'file' : scopeOf(first.region);
    const statements = readLicenceStatements(text, tables, {
      scope,
      source: 'words',
      at: { kind: 'css', path: first.css },
    });
    return file === null ? statements : statements.map((one) => ({ ...one, url: one.url ?? file.href }));
  });
}

/** Nearly every group is one block. */
function plainOf(blocks: readonly TextBlock[]): string {
  return blocks.length === 1 ? (blocks[0]?.plain() ?? '') : blocks.map(({ plain }) => plain()).join(' ');
}

/** Consecutive short blocks of one parent are read together: a list of conditions under „Имате право на:“. */
function groupBlocks(blocks: readonly TextBlock[]): readonly (readonly TextBlock[])[] {
  const groups: { first: TextBlock; blocks: TextBlock[]; parent: string; last: TextBlock }[] = [];
  for (const block of blocks) {
    const parent = parentOf(block.css);
    const last = groups.at(-1);
    const joins =
      last !== undefined &&
      last.first.region === block.region &&
      last.first.region !== 'main' &&
      last.parent === parent &&
      last.blocks.length < 50;
    const isListBelow =
      last !== undefined &&
      last.first.region === 'main' &&
      block.region === 'main' &&
      last.blocks.length < 30 &&
      (last.last.text.endsWith(':') ||
        (isTermsLabel(last.last) && last.blocks.length === 1 && isCell(block)) ||
        (last.last.text.endsWith('?') && last.last.text.length < LONGEST_QUESTION) ||
        (/> li:/.test(block.css) && parentOf(last.last.css) === parent && last.blocks.length > 1));
    if (last !== undefined && (joins || isListBelow)) {
      last.blocks.push(block);
      last.last = block;
    } else groups.push({ first: block, blocks: [block], parent, last: block });
  }
  return groups.map((group) => group.blocks);
}

/** „Права“ and „за еднократно ползване“ in the cells of a row or the terms of a list are a label and its value. */
const TERMS_LABEL =
  /^(?:условия|права|лиценз|ограничения|(?:повторно )?(?:ползване|използване)|(?:повторна )?употреба|режим на (?:ползване|достъп)|licen[cs]e|rights|(?:re-?)?use|terms|conditions|restrictions)(?!\p{L})[^.:;?!\d]{0,40}$/iu;

function isTermsLabel(block: TextBlock): boolean {
  return isCell(block) && TERMS_LABEL.test(block.text.trim());
}

function isCell({ css }: TextBlock): boolean {
  return /(?:^|> )(?:dt|dd|th|td|b|strong|span)(?:[:.#[][^>]*)?$/u.test(css);
}

function parentOf(css: string): string {
  return css.slice(0, Math.max(0, css.lastIndexOf(' > ')));
}

function linkStatements(reading: PageReading, tables: Tables): readonly LicenceStatement[] {
  return reading.links.flatMap((link): readonly LicenceStatement[] => {
    const isRel = /\b(?:license|licence)\b/.test(link.rel);
    const at = { kind: 'css', path: link.css } as const;
    const entry = licenceByUrl(link.href, tables) ?? (isRel ? licenceOfValue(link.text, tables) : null);
    if (entry !== null) {
      if (!isRel && isForeign(link)) return [];
      const file = fileBeside(reading.links, link.from, link.to, tables);
      const scope = file !== null ? 'file' : scopeOf(link.region);
      const block = reading.blocks.findLast(({ from, text }) => from <= link.from && link.to <= from + text.length);
      const words = quote(link.text === '' ? `rel="${link.rel}" ${link.href}` : (block?.text ?? link.text));
      return [{ ...common(entry), scope, source: isRel ? 'rel' : 'link', url: file?.href ?? link.href, words, at }];
    }
    if (!isTermsLink(link, tables)) return [];
    return [
      {
        kind: 'terms-link',
        licence: null,
        scope: scopeOf(link.region),
        source: isRel ? 'rel' : 'link',
        url: link.href,
        conditions: [],
        words: quote(link.text === '' ? link.href : link.text),
        at,
      },
    ];
  });
}

/** „Икони: Font Awesome, CC BY 4.0“ licenses the icons. */
function isForeign(link: ReadLink): boolean {
  const plain = normaliseWords(`${link.around} ${link.text}`);
  return findAny(plain, FOREIGN_WORDS) !== null && findAny(plain, DATA_WORDS) === null;
}

function isTermsLink(link: ReadLink, tables: Tables): boolean {
  if (/^(?:#|javascript:|mailto:|tel:)/i.test(link.href) || link.text.length > 120) return false;
  return findAny(normaliseWords(link.text), tables.vocabulary.termsLinks) !== null;
}

/** The one file that shares its row, item or line with these words, when there is exactly one. */
function fileBeside(links: readonly ReadLink[], from: number, to: number, tables: Tables): ReadLink | null {
  const beside = links.filter(
    (link) =>
      link.region === 'main' &&
      link.contextFrom <= from &&
      link.contextTo >= Math.min(to, link.contextTo) &&
      from < link.contextTo &&
      FILE_ENDING.test(link.href) &&
      licenceByUrl(link.href, tables) === null,
  );
  const addresses = new Set(beside.map((link) => link.href));
  return addresses.size === 1 ? (beside[0] ?? null) : null;
}

function metaStatements(reading: PageReading, tables: Tables): readonly LicenceStatement[] {
  const metas = reading.metas.filter(({ name }) => LICENCE_METAS.has(name));
  const properties = reading.properties.filter(({ name }) => /licen[cs]e|rights/.test(name));
  return [...metas, ...properties].flatMap((meta) => metaStatement(meta, tables));
}

function metaStatement(meta: PageMeta, tables: Tables): readonly LicenceStatement[] {
  const at = { kind: 'css', path: meta.css } as const;
  const isBadge = meta.name === 'license-badge';
  // Where a picture stands tells what it speaks of, as with a link; meta elements always speak of their page.
  const scope = isBadge && /(?:^|> )(?:footer|header|aside|nav)(?![\w-])/.test(meta.css) ? 'site' : 'page';
  return statementsOfValue(meta.content, tables, { scope, source: isBadge ? 'link' : 'meta', at }, meta.name);
}

function common(entry: LicenceEntry): Pick<LicenceStatement, 'kind' | 'licence' | 'conditions'> {
  return { kind: entry.class, licence: entry.id, conditions: entry.conditions };
}

/** Header, navigation, sidebar and footer are the same on every page: they speak of the site. */
function scopeOf(region: PageRegion): LicenceStatement['scope'] {
  return region === 'main' ? 'page' : 'site';
}

/** The same licence for the same thing once: words, link and rel of one sentence are one statement, the first found. */
function withoutEchoes(statements: readonly LicenceStatement[]): readonly LicenceStatement[] {
  const seen = new Set<string>();
  return statements.filter((one) => {
    const about = one.scope === 'file' || one.kind === 'terms-link' ? (one.url ?? '') : '';
    const key = [one.kind, one.licence ?? '', one.scope, about, one.licence === null ? one.words : ''].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}
