import Handlebars from 'handlebars';
import { UserError } from '../model/errors.ts';
import type { Json } from '../model/json.ts';
import type { Lang } from '../model/lang.ts';
import type { ReportContext } from './reportContext.ts';
import { clickableUrl, readableUrl, visibleText } from './safeText.ts';
import { capital } from './sentences/fillText.ts';

/** Renders a page, or a part of one, of one language: `path` is its place inside the language's folder. */
export type Render = (template: string, path: string, view: object) => string;

type Contexts = { readonly [L in Lang]: ReportContext };
type Compiled = (view: object, options: object) => string;

/**
 * Compiles `templates/*.hbs` (pages) and `templates/partials/*.hbs` in an environment of their own: nothing is
 * registered globally, so that two reports in one process cannot see each other. Compiled once for both languages,
 * which is half of the time that a small report takes: words come by the language of the page. Strict: a name that the
 * view lacks is an error, not an empty place.
 */
export function compileTemplates(contexts: Contexts): { readonly [L in Lang]: Render } {
  const environment = Handlebars.create();
  registerWords(environment, contexts);
  registerLinks(environment);
  const pages = new Map<string, Compiled>();
  for (const [file, source] of contexts.bg.input.assets) {
    const match = /^templates\/(partials\/)?([\w-]+)\.hbs$/.exec(file);
    if (match === null || typeof source !== 'string') continue;
    const name = match[2] ?? '';
    const compiled = environment.compile(source, { strict: true });
    if (match[1] === undefined) pages.set(name, compiled as Compiled);
    else {
      environment.registerPartial(name, compiled);
      if (!pages.has(name)) pages.set(name, compiled as Compiled);
    }
  }
  const renderIn =
    (lang: Lang): Render =>
    (template, path, view) => {
      const page = pages.get(template);
      if (page === undefined) {
        const file = `templates/${template}.hbs`;
        throw new UserError('template-missing', `${file}: the template is missing`, { file });
      }
      return visibleText(page({ ...view, page: placeOf(contexts[lang], path) }, {}));
    };
  return { bg: renderIn('bg'), en: renderIn('en') };
}

/** How a page reaches others: `up` leads to its language's folder, `top` to the report's, where styles and data are. */
function placeOf(context: ReportContext, path: string): object {
  const up = '../'.repeat(path.split('/').length - 1);
  const { lang, input } = context;
  const top = lang === 'bg' ? up : `${up}../`;
  return {
    path,
    up,
    top,
    lang,
    otherLang: lang === 'bg' ? 'en' : 'bg',
    otherHref: lang === 'bg' ? `${up}en/${path}` : `${up}../${path}`,
    pdf: input.pdf,
  };
}

type Options = { readonly hash: { readonly [name: string]: Json }; readonly data: { readonly root: RootView } };
type RootView = { readonly page: { readonly lang: Lang; readonly up: string; readonly top: string } };

function registerWords(environment: typeof Handlebars, contexts: Contexts): void {
  environment.registerHelper('t', (key: string, options: Options) =>
    contexts[options.data.root.page.lang].say(key, options.hash as { readonly [name: string]: string | number }),
  );
  // Texts of several paragraphs: blank lines divide them.
  environment.registerHelper('paragraphs', (text: string) =>
    text.split(/\n\s*\n|\n/).filter((part) => part.trim() !== ''),
  );
  environment.registerHelper('capital', (text: string) => capital(text));
  environment.registerHelper('web', (url: string) => clickableUrl(url));
  environment.registerHelper('readable', (url: string) => readableUrl(url));
}

function registerLinks(environment: typeof Handlebars): void {
  environment.registerHelper('to', (path: string, options: Options) => `${options.data.root.page.up}${path}`);
  environment.registerHelper('top', (path: string, options: Options) => `${options.data.root.page.top}${path}`);
}
