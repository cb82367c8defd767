import { quote } from '../../model/evidence.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { DateStatement, LicenceStatement } from '../../model/factValues.ts';
import { known, unknown } from '../../model/facts.ts';
import type { Fact } from '../../model/facts.ts';
import type { Sha256, SubjectId } from '../../model/ids.ts';
import type { Tables } from '../../model/tables.ts';
import { dataTables } from './dataTables.ts';
import { needsScript } from './needsScript.ts';
import { archiveWords, blockedWords, missingWords } from './pageAbsence.ts';
import type { AbsenceWords } from './pageAbsence.ts';
import { pageDatasets } from './pageDatasets.ts';
import { pageDescriptions } from './pageDescriptions.ts';
import { pageDates } from './pageDates.ts';
import { pageEiks } from './pageEiks.ts';
import { pageFingerprint } from './pageFingerprint.ts';
import { pageFrequencies } from './pageFrequencies.ts';
import { pageLanguage } from './pageLanguage.ts';
import { pageLicences } from './pageLicences.ts';
import { pageLinks } from './pageLinks.ts';
import { pageLogin } from './pageLogin.ts';
import { pageNames } from './pageNames.ts';
import { pagePostbacks } from './pagePostbacks.ts';
import type { PageReading } from './pageReading.ts';
import { pageRefresh } from './pageRefresh.ts';
import { pageSections } from './pageSections.ts';
import { type PageScript, pageScripts } from './pageScripts.ts';
import { readPage } from './readPage.ts';
import { searchForms } from './searchForms.ts';

/**
 * Facts of an HTML page. `html` is the decoded text of the body with this digest. Never throws; lists are bounded and
 * in the order of the page.
 */
export function inspectPage(html: string, digest: Sha256, tables: Tables): readonly Fact[] {
  const subject: SubjectId = `body:${digest}`;
  const reading = readPage(html);
  const scripts = pageScripts(reading);
  const described = pageDatasets(scripts, tables);
  const evidence = (css: string, words: string): Evidence => ({
    capture: null,
    body: digest,
    at: { kind: 'css', path: css },
    quote: quote(words),
  });
  const language = pageLanguage(reading);
  const licences = [...pageLicences(reading, tables), ...described.licences];
  const { sections, cut } = pageSections(reading, tables);
  const dates = [...pageDates(reading, tables), ...described.dates];
  return [
    known(subject, 'page.links', pageLinks(reading)),
    known(
      subject,
      'page.names',
      pageNames(reading),
      reading.title === '' ? [] : [evidence('head > title', reading.title)],
    ),
    known(subject, 'page.eiks', pageEiks(reading)),
    language === null
      ? unknown(subject, 'page.language', 'ambiguous', 'too few letters')
      : known(subject, 'page.language', language),
    known(subject, 'page.tables', dataTables(reading)),
    known(subject, 'page.forms', searchForms(reading)),
    known(subject, 'page.needs-script', needsScript(reading)),
    known(subject, 'page.datasets', described.datasets),
    ...catalogueOf(html, scripts, subject, evidence),
    ...absenceOf(reading, tables, subject, evidence),
    ...waysOn(reading, subject, evidence),
    known(subject, 'page.fingerprint', pageFingerprint(reading)),
    known(subject, 'page.sections', sections),
    ...(cut || reading.truncated ? [known(subject, 'page.cut', true)] : []),
    known(subject, 'licence.statements', licences, firstOf(licences, digest)),
    known(subject, 'date.statements', dates, firstOf(dates, digest)),
    known(subject, 'frequency.statements', pageFrequencies(reading, tables)),
  ];
}

/** Where the first of many statements stand. */
function firstOf(
  statements: readonly Pick<DateStatement | LicenceStatement, 'at' | 'words'>[],
  digest: Sha256,
): readonly Evidence[] {
  return statements.slice(0, 10).map(({ at, words }) => ({ capture: null, body: digest, at, quote: words }));
}

/** Whether the page says that it is not there, not to be seen, or kept as it was. */
function absenceOf(
  reading: PageReading,
  { vocabulary }: Tables,
  subject: SubjectId,
  evidence: (css: string, words: string) => Evidence,
): readonly Fact[] {
  const missing = missingWords(reading, vocabulary);
  const blocked = blockedWords(reading, vocabulary);
  const archive = archiveWords(reading, vocabulary);
  const because = (words: AbsenceWords): readonly Evidence[] =>
    words === null ? [] : [evidence(words.css, words.words)];
  return [
    known(subject, 'page.soft-missing', missing !== null, because(missing)),
    known(subject, 'page.blocked', blocked !== null, because(blocked)),
    ...(archive === null ? [] : [known(subject, 'page.archived', quote(archive.words), because(archive))]),
  ];
}

/** Datasets that the page describes as a catalogue does; most pages describe none. */
function catalogueOf(
  html: string,
  scripts: readonly PageScript[],
  subject: SubjectId,
  evidence: (css: string, words: string) => Evidence,
): readonly Fact[] {
  const datasets = pageDescriptions(html, scripts);
  const [first] = datasets;
  if (first === undefined) return [];
  const place = evidence(scripts[0]?.css ?? 'body', `${datasets.length}: ${first.title}`);
  return [known(subject, 'catalogue.datasets', datasets, [place])];
}

/** Where the page leads but by links: refreshes, log-ins, postbacks. */
function waysOn(
  reading: PageReading,
  subject: SubjectId,
  evidence: (css: string, words: string) => Evidence,
): readonly Fact[] {
  const refresh = pageRefresh(reading);
  const login = pageLogin(reading);
  const postbacks = pagePostbacks(reading);
  const facts: Fact[] = [];
  if (refresh !== null) {
    const place = evidence(reading.refresh?.css ?? 'meta', reading.refresh?.content ?? '');
    facts.push(known(subject, 'page.refresh', refresh, [place]));
  }
  if (login !== null) {
    const { is, css } = login;
    const words = quote(`${reading.title} · ${login.words}`);
    facts.push(known(subject, 'page.login', { is, words }, [evidence(css, words)]));
  }
  if (postbacks !== null)
    facts.push(known(subject, 'page.postbacks', postbacks, [evidence(postbacks.css, postbacks.words)]));
  return facts;
}
