type Attributes = Readonly<Record<string, string>>;

/** Ids of elements that the usual frameworks fill: React, Vue, Next, Nuxt, Gatsby, Quasar, Vaadin, SharePoint. */
const IDS: ReadonlySet<string> = new Set([
  'app',
  'root',
  '__next',
  '__nuxt',
  '__layout',
  '___gatsby',
  'app-root',
  'react-root',
  'main-app',
  'q-app',
  'svelte',
  'outlet',
  'single-spa-application',
  'sppagechrome',
]);
/** A portlet's or web part's own root: Liferay ends them in `-root`, SharePoint numbers them. */
const ID_SHAPE = /(?:^|[-_])(?:react|vue|app)?-?root$|^scriptWPQ\d+$/i;
const TAGS: ReadonlySet<string> = new Set([
  'app',
  'app-root',
  'my-app',
  'ion-app',
  'router-outlet',
  'router-view',
  'v-app',
]);
const MARKS: readonly string[] = [
  'ng-app',
  'data-ng-app',
  'ng-view',
  'ui-view',
  'v-cloak',
  'data-v-app',
  'data-reactroot',
];

/** Whether scripts fill this element, by the habits of the usual frameworks. */
export function isMountPoint(tag: string, attributes: Attributes): boolean {
  const id = attributes['id'];
  if (id !== undefined && (IDS.has(id.toLowerCase()) || ID_SHAPE.test(id))) return true;
  if (TAGS.has(tag) || (tag.includes('-') && /-(?:app|root)$/.test(tag))) return true;
  return MARKS.some((mark) => mark in attributes);
}

/**
 * Whether an element leads somewhere only by script: `data-href`, or an onclick that sets the location. A postback
 * sends a form, which a browser must not do for us either (pagePostbacks tells of it).
 */
export function isScriptLink(tag: string, attributes: Attributes): boolean {
  if ('data-href' in attributes || 'routerlink' in attributes || 'ng-href' in attributes)
    return attributes['href'] === undefined || isNowhere(attributes['href']);
  const click = attributes['onclick'];
  if (click === undefined || !/\blocation\b|window\.open\s*\(/i.test(click)) return false;
  return tag !== 'a' || attributes['href'] === undefined || isNowhere(attributes['href']);
}

function isNowhere(href: string): boolean {
  return /^\s*(?:#|javascript:|$)/i.test(href);
}
