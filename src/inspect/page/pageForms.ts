import { PAGE_LIMITS } from './pageReading.ts';
import type { PageRegion, ReadForm } from './pageReading.ts';

type OpenForm = { -readonly [Key in keyof ReadForm]: ReadForm[Key] };

export type FormCollector = {
  open(
    tag: string,
    attributes: Readonly<Record<string, string>>,
    place: () => { css: string; region: PageRegion },
  ): void;
  text(words: string): void;
  close(tag: string): void;
  finish(): readonly ReadForm[];
};

const MAX_WORDS = 1_000;
const UNSEEN_TYPES: ReadonlySet<string> = new Set(['hidden', 'submit', 'button', 'reset', 'image']);
const CHOICE_TYPES: ReadonlySet<string> = new Set(['checkbox', 'radio', 'range']);

/** Collects the forms of a page: what they ask for and in which words. Forms do not nest. */
export function formCollector(): FormCollector {
  const done: ReadForm[] = [];
  let form: OpenForm | null = null;

  function say(words: string | undefined): void {
    if (form === null || words === undefined || form.words.length > MAX_WORDS) return;
    const plain = words.slice(0, MAX_WORDS).replace(/\s+/g, ' ').trim();
    if (plain !== '') form.words = form.words === '' ? plain : `${form.words} ${plain}`;
  }

  function field(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (form === null) return;
    const type = (attributes['type'] ?? 'text').toLowerCase();
    if (tag === 'textarea' || type === 'email') form.letter = true;
    if (tag === 'select' || CHOICE_TYPES.has(type)) form.choices += 1;
    else if (type === 'password') form.password = true;
    else if (tag === 'input' && !UNSEEN_TYPES.has(type)) form.textFields += 1;
    say(attributes['placeholder'] ?? attributes['aria-label'] ?? attributes['title']);
    if (type === 'submit' || type === 'button') say(attributes['value']);
  }

  return {
    open(tag, attributes, place) {
      if (tag === 'form' && form === null && done.length < PAGE_LIMITS.forms) {
        form = {
          method: (attributes['method'] ?? '').trim().toLowerCase() === 'post' ? 'post' : 'get',
          ...place(),
          words: '',
          textFields: 0,
          choices: 0,
          password: false,
          letter: false,
          searchRole: attributes['role'] === 'search',
        };
      } else if (tag === 'input' || tag === 'select' || tag === 'textarea') field(tag, attributes);
    },
    text: say,
    close(tag) {
      if (tag !== 'form' || form === null) return;
      done.push(form);
      form = null;
    },
    finish() {
      if (form !== null) done.push(form);
      form = null;
      return done;
    },
  };
}
