import type { FactValues } from '../../model/factValues.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { PageReading } from './pageReading.ts';

const LOGIN_WORDS = [
  'вход',
  'вход в системата',
  'влизане',
  'влезте',
  'влез',
  'вписване',
  'удостоверяване',
  'автентикация',
  'идентификация',
  'потребителски вход',
  'login',
  'log in',
  'logon',
  'log on',
  'sign in',
  'signin',
  'sign on',
  'authentication',
  'authenticate',
  'single sign-on',
];
/** A page with more words than this in its content has something to show to those who do not log in. */
const SHORT_PAGE_LETTERS = 1_000;

export type LoginForm = FactValues['page.login'] & { readonly css: string };

/**
 * The form of a page that asks for a password. `page` = logging in is what the page is for: its title or heading says
 * so and it shows little else; `box` = the form stands beside other things, as in the side column of many sites.
 */
export function pageLogin(reading: PageReading): LoginForm | null {
  const form = reading.forms.find(({ password }) => password);
  if (form === undefined) return null;
  const titles = [reading.title, ...reading.blocks.filter((block) => block.headingLevel > 0).map(({ text }) => text)];
  const says = [...titles.slice(0, 20), form.words].some(
    (text) => findAny(normaliseWords(text.slice(0, 500)), LOGIN_WORDS) !== null,
  );
  let letters = 0;
  for (const { region, text } of reading.blocks) if (region === 'main') letters += text.length;
  const isAll = form.region === 'main' && letters < SHORT_PAGE_LETTERS && reading.tables.length === 0;
  return { is: says && isAll ? 'page' : 'box', words: form.words, css: form.css };
}
