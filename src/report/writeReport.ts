import { UserError } from '../model/errors.ts';
import { LANGS, type Lang } from '../model/lang.ts';
import { compileTemplates, type Render } from './compileTemplates.ts';
import { writeData } from './data/writeData.ts';
import { type DcatFile, writeDcat } from './dcat/writeDcat.ts';
import { loadTexts } from './loadTexts.ts';
import { auditTraces } from './numbers/auditTraces.ts';
import { distributions } from './numbers/distributions.ts';
import { improvementTraces } from './numbers/improvementTraces.ts';
import { hasMethods, methodTraces } from './numbers/methodTraces.ts';
import { institutionTraces } from './numbers/institutionTraces.ts';
import type { Trace } from './numbers/trace.ts';
import { captureBlocks } from './pages/captureBlocks.ts';
import { dataView } from './pages/dataPage.ts';
import { evidenceView } from './pages/evidencePage.ts';
import { healthView } from './pages/healthPage.ts';
import { institutionParts, institutionView } from './pages/institutionPage.ts';
import { capturePages, tracePages } from './pages/listPages.ts';
import { methodDatasetsPages } from './pages/methodDatasetsPages.ts';
import { methodsView } from './pages/methodsPage.ts';
import { methodologyView } from './pages/methodologyPage.ts';
import { overviewView, type AuditNumbers } from './pages/overviewPage.ts';
import { missingView } from './pages/missingPage.ts';
import { hasPortalChapter, portalChapterView } from './pages/portalChapter.ts';
import { printView } from './pages/printPage.ts';
import { runningHeads } from './printStyles.ts';
import { makeContext, type ReportContext } from './reportContext.ts';
import { REPORT_FONTS } from './reportFonts.ts';
import { indexReport } from './reportIndex.ts';
import type { ReportInput, ReportPiece } from './reportInput.ts';
import { evidenceHref, evidencePath, institutionPath } from './reportPaths.ts';

/**
 * An audit → its report as pieces of files: Bulgarian pages at `index.html`, English ones under `en/`, `data/` for
 * both. Pure: the same input gives the same bytes in the same order. Pieces of one file follow each other.
 *
 * Throws UserError when a template, text, style or font is missing or wrong; never because of what was audited.
 */
export function* writeReport(input: ReportInput): Generator<ReportPiece> {
  const contexts = contextsOf(input);
  const render = compileTemplates(contexts);
  for (const lang of LANGS) yield* writePages(contexts[lang], render[lang]);
  yield* writeData(contexts.bg, contexts.en);
  yield* writeDcat(contexts.bg, contexts.en);
  yield* copyAssets(input);
}

/** One of the files in which the catalogues of an audit are exported, alone. */
export function* writeCatalogue(input: ReportInput, file: DcatFile): Generator<string | Uint8Array> {
  const { bg, en } = contextsOf(input);
  for (const { chunk } of writeDcat(bg, en, [file])) yield chunk;
}

function contextsOf(input: ReportInput): { readonly [L in Lang]: ReportContext } {
  const texts = loadTexts(input.assets);
  const index = indexReport(input);
  return { bg: makeContext(input, index, texts.bg, 'bg'), en: makeContext(input, index, texts.en, 'en') };
}

function* writePages(context: ReportContext, render: Render): Generator<ReportPiece> {
  const { lang } = context;
  const folder = lang === 'bg' ? '' : `${lang}/`;
  const page = (template: string, path: string, view: object): ReportPiece => ({
    path: `${folder}${path}`,
    chunk: render(template, path, view),
  });
  const numbers: AuditNumbers = { traces: auditTraces(context), distributions: distributions(context) };
  yield page('overview', 'index.html', overviewView(context, numbers));
  yield* writeInstitutions(context, page);
  yield* writeTraces(context, numbers, page);
  for (const [lane, stored] of context.index.lanes) {
    for (const { path, view } of capturePages(context, lane, stored)) yield page('captures', path, view);
  }
  const block = captureBlocks(context, render);
  for (const finding of context.index.findings.values()) {
    if (evidenceHref(finding) === null) continue;
    yield page('evidence', evidencePath(finding.id), evidenceView(context, finding, block));
  }
  yield page('methodology', 'methodology.html', methodologyView(context));
  if (hasPortalChapter(context)) yield page('portal', 'portal.html', portalChapterView(context));
  yield* writeMethods(context, page);
  yield page('health', 'health.html', healthView(context));
  yield page('missing', 'missing.html', missingView(context));
  yield page('data', 'data.html', dataView(context));
  if (!context.input.pdf) return;
  yield page('print', 'print.html', printView(context, numbers));
  yield { path: `styles/print-${lang}.css`, chunk: runningHeads(context) };
}

type Page = (...parts: Parameters<Render>) => ReportPiece;

function* writeMethods(context: ReportContext, page: Page): Generator<ReportPiece> {
  if (!hasMethods(context)) return;
  yield page('methods', 'methods.html', methodsView(context));
  for (const { path, view } of methodDatasetsPages(context)) yield page('methodDatasets', path, view);
}

function* writeInstitutions(context: ReportContext, page: Page): Generator<ReportPiece> {
  for (const result of context.input.result.institutions) {
    for (let part = 1; part <= institutionParts(context, result); part += 1) {
      const path = institutionPath(result.institution.id, part);
      yield page('institution', path, institutionView(context, result, part));
    }
  }
}

function* writeTraces(context: ReportContext, numbers: AuditNumbers, page: Page): Generator<ReportPiece> {
  const write = function* (trace: Trace): Generator<ReportPiece> {
    for (const { path, view } of tracePages(context, trace)) yield page('trace', path, view);
  };
  for (const trace of numbers.traces.values()) yield* write(trace);
  for (const trace of methodTraces(context)) yield* write(trace);
  for (const { bins } of Object.values(numbers.distributions)) {
    for (const bin of bins) yield* write(bin.trace);
  }
  for (const result of context.input.result.institutions) {
    for (const trace of institutionTraces(context, result).values()) yield* write(trace);
    for (const trace of improvementTraces(context, result)) yield* write(trace);
  }
}

/** Styles, scripts and fonts go along unchanged: a report needs nothing from outside its folder. */
function* copyAssets(input: ReportInput): Generator<ReportPiece> {
  const fonts = REPORT_FONTS.map(({ file }) => `fonts/${file}`);
  for (const path of ['styles/screen.css', 'styles/print.css', 'scripts/sortTables.js', ...fonts]) {
    const chunk = input.assets.get(path);
    if (chunk === undefined) throw new UserError('asset-missing', `${path}: the file is missing`, { file: path });
    yield { path, chunk };
  }
}
