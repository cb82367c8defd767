import type { Evidence } from '../../model/evidence.ts';
import { quote } from '../../model/evidence.ts';
import { type Fact, type UnknownReason, known, unknown } from '../../model/facts.ts';
import type { SubjectId } from '../../model/ids.ts';
import type { FormatEntry, Tables } from '../../model/tables.ts';
import type { Candidate } from './candidate.ts';
import type { Content } from './content.ts';
import { dayOf, reasonOf, statusEvidence } from './outcome.ts';
import { formatById, isDataFamily } from './formatLookup.ts';
import { bestMember } from './resourceFormat.ts';

const ROWS_OF_A_PAGE_TABLE = 3;
/** At least half of the things must be named by addresses before a file counts as „named by URIs“. */
const URI_SHARE = 0.5;

/** Tables that people lay out by hand; others (Parquet, dBase) carry their own schema and have no such faults. */
const FREE_TABLES: ReadonlySet<string> = new Set(['csv', 'tsv', 'ods', 'fods']);
/** One link to another host is usually the address of the licence. */
const FEWEST_LINKS = 2;

type Verdict =
  | { readonly level: number; readonly evidence: readonly Evidence[] }
  | { readonly why: UnknownReason['why']; readonly detail: string };

/** Technical level 0–5 (DESIGN §2). Unknown whenever the bytes do not prove one. */
export function technicalLevel(
  candidate: Candidate,
  subject: SubjectId,
  content: Content,
  tables: Tables,
): Fact<'resource.level'> {
  const verdict = judgeLevel(candidate, content, tables);
  if ('why' in verdict) {
    const seen = candidate.capture === null ? [] : [statusEvidence(candidate.capture)];
    return unknown(subject, 'resource.level', verdict.why, verdict.detail, seen);
  }
  return known(subject, 'resource.level', verdict.level, verdict.evidence);
}

function judgeLevel(candidate: Candidate, content: Content, tables: Tables): Verdict {
  const { capture, outcome } = candidate;
  if (candidate.site !== null && candidate.site.identified !== true)
    return { why: 'ambiguous', detail: 'site-not-identified' };
  if (candidate.form !== null) return { why: 'unsupported', detail: 'behind-form' };
  if (capture === null) return { why: 'not-captured', detail: 'not-asked' };
  if (outcome === 'gone') {
    const status = statusEvidence(capture);
    return { level: 0, evidence: [{ ...status, quote: `${status.quote} (${dayOf(capture)})` }] };
  }
  if (outcome !== 'answered') return { why: 'not-captured', detail: candidate.trouble?.reason ?? reasonOf(capture) };
  if (candidate.table !== null) return { level: 2, evidence: content.evidence('table.shape') };
  const rows = content.value('portal.rows');
  if (rows !== undefined) return levelOfRows(rows.is, content);
  if (capture.target.purpose === 'portal-rows' && content.value('http.part')?.cut === 'length')
    return { why: 'truncated', detail: 'rows-too-big' };
  if (content.value('body.bytes') === 0) return { why: 'empty', detail: 'the answer has no bytes' };
  const format = content.fact('format.id');
  if (format === undefined) return { why: 'not-captured', detail: 'the format was not looked at' };
  if (!format.known) return { why: format.because.why, detail: format.because.detail };
  const entry = formatById(format.value, tables);
  if (entry === undefined) return { why: 'unsupported', detail: `format ${format.value}` };
  // A locked file is there; what it would be worth unlocked nobody can tell.
  if (content.value('format.note') === 'encrypted' || entry.id === 'ooxml-encrypted')
    return { why: 'encrypted', detail: 'the file asks for a password' };
  return levelOfFormat(entry, candidate, content, tables);
}

function levelOfRows(is: 'rows' | 'records' | 'object' | 'string' | 'nothing', content: Content): Verdict {
  if (is === 'nothing') return { why: 'empty', detail: 'the portal served nothing' };
  return { level: is === 'string' ? 1 : 3, evidence: content.evidence('portal.rows') };
}

function levelOfFormat(entry: FormatEntry, candidate: Candidate, content: Content, tables: Tables): Verdict {
  const byFormat: Verdict = { level: entry.maxLevel, evidence: content.evidence('format.id') };
  if (entry.family === 'page') return levelOfPage(candidate, content);
  if (entry.family === 'document' || entry.family === 'image') return byFormat;
  if (content.value('http.truncated') === true && !beginningTells(entry, content))
    return { why: 'truncated', detail: 'only the beginning was kept' };
  const broken = content.fact('data.parse-error');
  if (broken?.known === true) {
    // Strict formats either parse or no program can use them; a broken workbook may be our reader's limit. Triples that
    // were counted all the same lack only the declarations of their prefixes: a program reads their structure, but the
    // names are no addresses.
    const isFragment = entry.family === 'graph' && content.fact('rdf.shape')?.known === true;
    if (entry.family === 'graph') return { level: isFragment ? 3 : 2, evidence: broken.evidence };
    if (entry.family === 'tree' || entry.family === 'geo') return { level: 1, evidence: broken.evidence };
    return { why: 'unparsable', detail: broken.value };
  }
  if (entry.family === 'archive') return levelOfArchive(content, tables);
  if (entry.family === 'table') return levelOfTable(entry, content);
  if (entry.id === 'json' || content.value('json.shape') !== undefined) return levelOfJson(entry, content);
  if (entry.family === 'graph') return levelOfGraph(content);
  if (entry.family === 'other') return { why: 'unsupported', detail: `format ${entry.id}` };
  return byFormat;
}

/**
 * Whether the beginning of a body is enough: of rows of text that we stopped reading ourselves, since every row is made
 * like the others. What broke off on its way, and formats that are read as a whole, are not judged by a piece.
 */
function beginningTells(entry: FormatEntry, content: Content): boolean {
  const isRowsOfText = entry.id === 'csv' || entry.id === 'tsv';
  // A workbook that its list of members shows is one, whatever the rows in it.
  const isLevelByFormat = entry.family === 'table' && entry.maxLevel < 3;
  return (isRowsOfText || isLevelByFormat) && content.value('http.part')?.cut === 'length';
}

/** A page in the place of a file: a message that nothing is there is no data and no proof of death. */
function levelOfPage(candidate: Candidate, content: Content): Verdict {
  if (content.value('page.blocked') === true) return { why: 'not-captured', detail: 'blocked-page' };
  if (content.value('page.soft-missing') === true) return { why: 'ambiguous', detail: 'soft-missing' };
  if (content.value('page.needs-script') === true) return { why: 'unsupported', detail: 'needs-script' };
  const path = URL.parse(candidate.capture?.request.url ?? '')?.pathname;
  if (path === '/' && candidate.offers.length > 0) return { why: 'ambiguous', detail: 'sent-to-home' };
  const tables = content.value('page.tables');
  if (tables === undefined) return { why: 'not-captured', detail: 'the tables of the page were not read' };
  const level = tables.some(({ rows, columns }) => rows >= ROWS_OF_A_PAGE_TABLE && columns > 1) ? 2 : 1;
  return { level, evidence: content.evidence('format.id') };
}

/**
 * What the table in a resource would be worth saved in another format: with its faults as they are, or mended. Null when
 * its cells were not looked at. For what-if; nothing is judged by it.
 */
export function levelSavedAs(entry: FormatEntry, content: Content, faults: 'as-they-are' | 'mended'): number | null {
  if (faults === 'mended') return Math.min(entry.maxLevel, 3);
  const verdict = levelOfTable(entry, content);
  return 'level' in verdict ? verdict.level : null;
}

function levelOfTable(entry: FormatEntry, content: Content): Verdict {
  const faults = content.fact('table.faults');
  if (entry.maxLevel < 3) return { level: entry.maxLevel, evidence: content.evidence('format.id') };
  if (faults === undefined) {
    if (!FREE_TABLES.has(entry.id))
      return { level: Math.min(entry.maxLevel, 3), evidence: content.evidence('format.id') };
    return { why: 'not-captured', detail: 'the structure was not looked at' };
  }
  if (!faults.known) return { why: faults.because.why, detail: faults.because.detail };
  const breaking = faults.value.filter(({ breaksUse }) => breaksUse);
  if (breaking.length === 0)
    return { level: Math.min(entry.maxLevel, 3), evidence: content.evidence('format.id', 'table.shape', 'http.part') };
  const place = faults.evidence[0];
  const quotes = breaking.map((fault): Evidence => ({
    capture: place?.capture ?? null,
    body: place?.body ?? null,
    at:
      fault.row === null
        ? { kind: 'whole' }
        : { kind: 'cell', sheet: fault.sheet, row: fault.row, column: fault.column ?? 1 },
    quote: quote(`${fault.code}: ${fault.quote}`),
  }));
  return { level: 2, evidence: [...content.evidence('format.id'), ...quotes] };
}

function levelOfJson(entry: FormatEntry, content: Content): Verdict {
  const shape = content.fact('json.shape');
  if (shape === undefined) return { why: 'not-captured', detail: 'the JSON was not looked at' };
  if (!shape.known) return { why: shape.because.why, detail: shape.because.detail };
  if (shape.value.top !== 'object' && shape.value.top !== 'array') return { level: 1, evidence: shape.evidence };
  if (shape.value.hasContext || entry.family === 'graph') return levelOfGraph(content);
  return { level: Math.min(entry.maxLevel, 3), evidence: shape.evidence };
}

function levelOfGraph(content: Content): Verdict {
  const shape = content.fact('rdf.shape');
  if (shape === undefined) return { why: 'not-captured', detail: 'the triples were not counted' };
  if (!shape.known) return { why: shape.because.why, detail: shape.because.detail };
  const { triples, uriSubjectShare, externalLinks } = shape.value;
  if (triples === 0) return { why: 'empty', detail: 'no triples' };
  const level = uriSubjectShare < URI_SHARE ? 3 : externalLinks >= FEWEST_LINKS ? 5 : 4;
  return { level, evidence: [...shape.evidence, ...(level === 5 ? content.evidence('rdf.links') : [])] };
}

/**
 * Inside an archive the member counts (DESIGN §2): the best one, and of tables with faults that keep a program from using
 * them no more than those are worth.
 */
function levelOfArchive(content: Content, tables: Tables): Verdict {
  const members = content.fact('archive.members');
  if (members === undefined) return { why: 'not-captured', detail: 'the archive was not opened' };
  if (!members.known) return { why: members.because.why, detail: members.because.detail };
  const member = bestMember(content, tables);
  if (member === null) return { why: 'unsupported', detail: 'no member of a known format' };
  if (member.family === 'graph') return { why: 'unsupported', detail: 'triples inside an archive are not counted' };
  if (!isDataFamily(member)) return { level: Math.min(member.maxLevel, 1), evidence: members.evidence };
  const levels = members.value.flatMap(({ format, faulty }) => {
    const entry = format === null ? undefined : formatById(format, tables);
    if (entry === undefined || !isDataFamily(entry)) return [];
    return [Math.min(entry.maxLevel, faulty === true ? 2 : 3)];
  });
  return { level: Math.max(...levels), evidence: members.evidence };
}
