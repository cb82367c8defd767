import { describe, expect, test } from 'vitest';
import { needsScript } from '../../../src/inspect/page/needsScript.ts';
import { readPage } from '../../../src/inspect/page/readPage.ts';

const HEAD =
  '<!doctype html><html lang="bg"><head><title>Община Бяла река</title><script src="/main.js"></script></head>';
const MENU = `<header><nav><ul>${['Начало', 'Общината', 'Бюджет', 'Регистри', 'Контакти', 'Новини']
  .map((name, index) => `<li><a href="/m${index}">${name}</a></li>`)
  .join('')}</ul></nav></header>`;
const FOOTER = '<footer>© 2025 Община Бяла река. Всички права запазени. <a href="/usloviya">Условия</a></footer>';
const TEXT = 'Общинският съвет прие бюджета за годината и отчета за предходната. '.repeat(6);

const SHELLS: readonly (readonly [name: string, body: string])[] = [
  ['React', '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>'],
  ['React, words in Bulgarian', '<noscript>Моля, включете JavaScript.</noscript><div id="root"></div>'],
  ['Angular', '<app-root></app-root><script src="runtime.js" type="module"></script>'],
  ['Angular with a spinner', '<app-root><div class="spinner">Зареждане…</div></app-root>'],
  ['Angular of old', '<div ng-app="registri"><div ng-view></div></div>'],
  ['Vue', '<div id="app"></div><script src="/js/chunk-vendors.js"></script>'],
  ['Vue with a cloak', '<div id="sait" v-cloak>{{ title }}</div>'],
  ['Next', '<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{}</script>'],
  ['Nuxt', '<div id="__nuxt"><div class="nuxt-loading">Loading...</div></div>'],
  ['Gatsby', '<div id="___gatsby"></div>'],
  ['Quasar', '<div id="q-app"></div>'],
  ['Ionic', '<ion-app></ion-app>'],
  ['Blazor', '<app>Loading...</app><script src="_framework/blazor.webassembly.js"></script>'],
  ['SharePoint, modern', '<div id="SPPageChrome"></div>'],
  ['an unknown framework that says to wait', '<div class="x1">Моля, изчакайте…</div>'],
  ['an unknown framework that says it loads', '<div class="x1">Зарежда се</div>'],
  ['nothing but scripts', '<script>ext.start()</script>'],
  ['nothing but a script that leads away', '<script>location.replace("/bg/home")</script>'],
  ['a menu, and the content to come', `${MENU}<main><div id="app"></div></main>${FOOTER}`],
  ['a menu, and a spinner', `${MENU}<main><h1>Регистър</h1><div class="grid">Зареждане...</div></main>${FOOTER}`],
  ['a menu, and a spinner in English', `${MENU}<main><div class="grid">Loading, please wait</div></main>${FOOTER}`],
  [
    'Liferay portlet with a root of its own',
    `${MENU}<section class="portlet"><div id="_registri_INSTANCE_x1-root"></div></section>${FOOTER}`,
  ],
  ['SharePoint list drawn by scripts', `${MENU}<div class="ms-wpContent"><div id="scriptWPQ2"></div></div>${FOOTER}`],
  ['a menu, and the view of a router', `${MENU}<router-outlet></router-outlet>${FOOTER}`],
  [
    'links by data-href alone',
    `${MENU}<main><table><tr data-href="/r/1"><td>Едно</td></tr><tr data-href="/r/2"><td>Две</td></tr></table><div data-href="/r/3">Три</div></main>`,
  ],
  [
    'links by onclick alone',
    `<main><p>${TEXT}</p>${[1, 2, 3, 4].map((n) => `<button onclick="location.href='/doc/${n}'">Документ ${n}</button>`).join('')}</main>`,
  ],
  [
    'links that call a script',
    `<main><p>${TEXT}</p>${[1, 2, 3].map((n) => `<a href="#" onclick="window.open('/doc/${n}')">Документ ${n}</a>`).join('')}</main>`,
  ],
];

const ORDINARY: readonly (readonly [name: string, body: string])[] = [
  [
    'links that post back: a form is sent by nobody, in no browser',
    `<main><p>${TEXT}</p>${[1, 2, 3].map((n) => `<a href="#" onclick="__doPostBack('a','${n}')">Страница ${n}</a>`).join('')}</main>`,
  ],
  ['text and scripts', `<main><p>${TEXT}</p></main>`],
  ['a short page', '<p>Страницата се обновява.</p>'],
  ['a short page with a menu', `${MENU}<main><p>Няма обявени конкурси.</p></main>${FOOTER}`],
  ['contacts with a map', `${MENU}<main><h1>Контакти</h1><p>тел. 012 345</p><div id="map"></div></main>${FOOTER}`],
  ['a page of links', `<main>${[1, 2, 3, 4, 5, 6].map((n) => `<a href="/f${n}.pdf">Файл</a>`).join(' ')}</main>`],
  ['a frame', '<iframe src="https://gis.byala-reka.example/"></iframe>'],
  ['a login form', '<form><input type="text"><input type="password"><button></button></form>'],
  [
    'everything inside #app, from the server',
    `<div id="app">${MENU}<main><h1>Бюджет</h1><p>Няма намерени резултати.</p></main>${FOOTER}</div>`,
  ],
  ['Next, from the server', `<div id="__next">${MENU}<main><p>${TEXT}</p></main></div>`],
  ['an empty #app beside the content', `${MENU}<main><p>${TEXT}</p></main><div id="app"></div>`],
  [
    'an empty mount for cookies, a menu and links',
    `${MENU}<main><a href="/a">Обяви</a> <a href="/b">Търгове</a></main><div id="cookie-root"></div>`,
  ],
  [
    'noscript of a counter on a page with text',
    `<noscript><img src="/c.gif"> enable JavaScript</noscript><main><p>${TEXT}</p></main>`,
  ],
  [
    'noscript that asks, on a short page with a menu',
    `<noscript>Моля, включете JavaScript.</noscript>${MENU}<main><p>Няма новини.</p></main>`,
  ],
  ['the word loading in a text', `${MENU}<main><p>${TEXT} Товарене и зареждане на улица Първа.</p></main>`],
  [
    'a table from the server',
    `<div id="app"><table><tr><th>№</th></tr><tr><td>1</td></tr><tr><td>2</td></tr></table></div>`,
  ],
  [
    'links with onclick for a counter',
    `<main>${[1, 2, 3, 4].map((n) => `<a href="/d${n}.csv" onclick="location.hash='x'">Данни ${n}</a>`).join('')}</main>`,
  ],
  [
    'two buttons that go somewhere',
    `<main><p>${TEXT}</p><button onclick="location='/a'">а</button><button onclick="location='/b'">б</button></main>`,
  ],
  ['SharePoint list from the server', `${MENU}<div id="scriptWPQ2"><p>${TEXT}</p></div>${FOOTER}`],
  ['only a header of a site', `${MENU}${FOOTER}`],
];

describe('needsScript', () => {
  test.each(SHELLS)('shell: %s', (_name, body) => {
    expect(needsScript(readPage(`${HEAD}<body>${body}</body></html>`))).toBe(true);
  });
  test.each(ORDINARY)('ordinary page: %s', (_name, body) => {
    expect(needsScript(readPage(`${HEAD}<body>${body}</body></html>`))).toBe(false);
  });
  test.each(SHELLS)('without any script nothing will come: %s', (_name, body) => {
    const bare = body.replace(/<script[\s\S]*?<\/script>/g, '');
    expect(needsScript(readPage(`<body>${bare}</body>`))).toBe(false);
  });
  test('an empty answer and one that is no markup', () => {
    expect(needsScript(readPage(''))).toBe(false);
    expect(needsScript(readPage('не е страница'))).toBe(false);
  });
});
