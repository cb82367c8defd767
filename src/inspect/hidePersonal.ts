import { type Evidence, quote } from '../model/evidence.ts';
import type { Fact } from '../model/facts.ts';
import type { TableFault } from '../model/factValues.ts';
import type { PersonalKind } from '../model/personalColumn.ts';

/**
 * What `quote` cannot know to be personal by itself, once a table of the body is known to hold it: nine digits are an
 * ЕИК anywhere else. A number at the end of a quote may be one that was cut off.
 */
const SHAPES: Readonly<Record<PersonalKind, RegExp | null>> = {
  egn: /\d{10}|\d{4,9}(?=…?$)/g,
  lnch: /\d{10}|\d{4,9}(?=…?$)/g,
  'id-card': /\d{9}|[A-ZА-Я]{2}\d{7}|\d{4,8}(?=…?$)/g,
  iban: /[A-Z]{2}\d{2}(?: ?[A-Z0-9]){4,30}/g,
  // `quote` masks them all.
  email: null,
  phone: /[+(]?\d[\d\s()/.-]{4,}\d/g,
};

/** The facts of one body, with what its tables are known to hold masked in every quote. */
export function hidePersonal(facts: readonly Fact[]): readonly Fact[] {
  const kinds = new Set(facts.flatMap(kindsIn));
  const shapes = [...kinds].flatMap((kind) => SHAPES[kind] ?? []);
  if (shapes.length === 0) return facts;
  const hide = (words: string): string => shapes.reduce((text, shape) => text.replace(shape, '•••••••'), words);
  return facts.map((fact) => hideIn(fact, hide));
}

function kindsIn(fact: Fact): readonly PersonalKind[] {
  if (!fact.known) return [];
  if (fact.key === 'table.personal-columns') return fact.value.map(({ kind }) => kind);
  return fact.key === 'page.tables' ? fact.value.flatMap(({ personal = [] }) => personal.map(({ kind }) => kind)) : [];
}

type Hide = (words: string) => string;

function hideIn(fact: Fact, hide: Hide): Fact {
  const evidence = fact.evidence.map((pointer): Evidence => ({ ...pointer, quote: requote(pointer.quote, hide) }));
  if (!fact.known) return { ...fact, evidence };
  if (fact.key === 'table.faults') return { ...fact, evidence, value: hideFaults(fact.value, hide) };
  if (fact.key === 'table.labels') return { ...fact, evidence, value: fact.value.map(hide) };
  if (fact.key === 'page.tables') {
    const value = fact.value.map((table) => ({ ...table, faults: hideFaults(table.faults, hide) }));
    return { ...fact, evidence, value };
  }
  return { ...fact, evidence } as Fact;
}

function hideFaults(faults: readonly TableFault[], hide: Hide): readonly TableFault[] {
  return faults.map((fault) => ({ ...fault, quote: requote(fault.quote, hide) }));
}

/** A mask may be longer than what it hides: cut to the length of a quote again. */
function requote(words: string, hide: Hide): string {
  const hidden = hide(words);
  return hidden === words ? words : quote(hidden);
}
