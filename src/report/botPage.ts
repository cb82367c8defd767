import Handlebars from 'handlebars';
import type { CrawlConfig } from '../model/config.ts';
import { UserError } from '../model/errors.ts';
import { LANGS, type Lang } from '../model/lang.ts';
import { MISSING_PROBE_PATH } from '../model/missingProbe.ts';
import { type LangTexts, loadTexts } from './loadTexts.ts';
import { REPORT_FONTS } from './reportFonts.ts';
import type { ReportPiece } from './reportInput.ts';
import { fillText, pluralForm } from './sentences/fillText.ts';
import { formatBytes, formatDecimal, formatInteger } from './sentences/formatNumber.ts';

const TEMPLATE = 'templates/bot.hbs';

/**
 * The page that every request names in its User-Agent: who asks, why, how often, and how to stop it. Bulgarian at
 * `index.html`, English at `en/index.html`; nothing is loaded from elsewhere. Pure; throws UserError when a template,
 * text or style is missing.
 */
export function* writeBotPage(
  crawl: CrawlConfig,
  assets: ReadonlyMap<string, string | Uint8Array>,
): Generator<ReportPiece> {
  const source = assets.get(TEMPLATE);
  if (typeof source !== 'string')
    throw new UserError('template-missing', `${TEMPLATE}: the template is missing`, { file: TEMPLATE });
  const texts = loadTexts(assets);
  for (const lang of LANGS) {
    const environment = Handlebars.create();
    const say = sayIn(texts[lang], lang);
    environment.registerHelper('t', (key: string, options: { hash: Record<string, string | number> }) =>
      say(key, options.hash),
    );
    const page = environment.compile(source, { strict: true }) as (view: object) => string;
    const path = lang === 'bg' ? 'index.html' : 'en/index.html';
    yield { path, chunk: page(viewOf(crawl, lang, say)) };
  }
  for (const path of ['styles/screen.css', ...REPORT_FONTS.map(({ file }) => `fonts/${file}`)]) {
    const chunk = assets.get(path);
    if (chunk === undefined) throw new UserError('asset-missing', `${path}: the file is missing`, { file: path });
    yield { path, chunk };
  }
}

type Say = (key: string, values?: { readonly [name: string]: string | number }) => string;

function sayIn(texts: LangTexts, lang: Lang): Say {
  return (key, values = {}) => {
    const text = texts.words.get(key);
    if (text === undefined) throw new Error(`the report has no text „${key}“ in ${lang}`);
    const count = values['count'];
    const shown = Object.entries(values).map(
      ([name, value]) => [name, typeof value === 'number' ? formatInteger(value, lang) : value] as const,
    );
    return fillText(pluralForm(text, typeof count === 'number' ? count : undefined), new Map(shown));
  };
}

function viewOf(crawl: CrawlConfig, lang: Lang, say: Say): object {
  const { product, contactUrl } = crawl.userAgent;
  const seconds = Math.max(1_000, crawl.minDelayMs) / 1000;
  return {
    lang,
    top: lang === 'bg' ? '' : '../',
    otherLang: lang === 'bg' ? 'en' : 'bg',
    otherHref: lang === 'bg' ? 'en/index.html' : '../index.html',
    organisation: crawl.contact.organisation[lang],
    email: crawl.contact.email,
    userAgent: `${product} (+${contactUrl})`,
    token: product.split('/')[0],
    pace: say('bot.paceText', {
      seconds: Number.isInteger(seconds) ? formatInteger(seconds, lang) : formatDecimal(seconds, lang, 1),
      count: Math.ceil(seconds),
    }),
    linked: crawl.linkedFiles.enabled ? say('bot.linkedText', { count: crawl.linkedFiles.requestsPerHost }) : null,
    probe: say('bot.probe', { address: `${MISSING_PROBE_PATH}…` }),
    quietHours: crawl.quietHours.map(({ host, from, to }) => ({
      host: host === '*' ? say('bot.everyHost') : host,
      hours: `${from}–${to}`,
    })),
    caps: crawl.bytesPerDay.map(({ host, bytes }) => ({
      host: host === '*' ? say('bot.everyHost') : host,
      bytes: formatBytes(bytes, lang),
    })),
    exceptions: crawl.robotsExceptions.map(({ host, reason }) => ({ host, reason: reason[lang] })),
    optOuts: crawl.optOuts.length === 0 ? say('bot.noOptOuts') : say('bot.optOuts', { count: crawl.optOuts.length }),
  };
}
