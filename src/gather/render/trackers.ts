/** Hosts, with all that stands under them, that count visits, show advertisements or draw what holds no data. */
const HOSTS: readonly string[] = [
  'google-analytics.com',
  'googletagmanager.com',
  'googlesyndication.com',
  'doubleclick.net',
  'connect.facebook.net',
  'facebook.com',
  'platform.twitter.com',
  'hotjar.com',
  'clarity.ms',
  'mc.yandex.ru',
  'gemius.pl',
  'gemius.bg',
  'tyxo.bg',
  'statcounter.com',
  'histats.com',
  'addthis.com',
  'sharethis.com',
  'onesignal.com',
  'userway.org',
  'cookiebot.com',
  'maps.googleapis.com',
  'translate.google.com',
  'youtube.com',
  'recaptcha.net',
  'sentry.io',
];
const PATHS =
  /\/(?:matomo|piwik|ga|gtag|gtm|analytics|recaptcha)(?:[./]|\.min\.js$)|\/(?:beacon|collect|pixel)(?:\.\w+)?$/i;

/** Whether an address only counts us or shows advertisements: it is not asked, and nobody is told. */
export function isTracker(url: string): boolean {
  const parsed = URL.parse(url);
  if (parsed === null) return false;
  const host = parsed.hostname;
  return HOSTS.some((known) => host === known || host.endsWith(`.${known}`)) || PATHS.test(parsed.pathname);
}
