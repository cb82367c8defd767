import type { MessageText } from '../../model/rule.ts';

/** The form of a text for a count: both languages have one form for 1 and another for everything else. */
export function pluralForm(text: MessageText, count: number | undefined): string {
  if (typeof text === 'string') return text;
  return count === 1 ? text.one : text.other;
}

/**
 * Puts values in the places in braces. A place without a value stays visible, so that nobody overlooks it. A value that
 * ends with a full stop („2026 г.“) swallows the one after it.
 */
export function fillText(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\{([\w-]+)\}(\.(?!\.))?/g, (place, name: string, stop: string = '') => {
    const value = values.get(name);
    if (value === undefined) return place;
    return value.endsWith('.') ? value : value + stop;
  });
}

/** A text cut at its places: plain parts and names of values, in order. For sentences whose numbers are links. */
export function splitText(text: string): readonly TextPart[] {
  const parts = text.split(/(\{[\w-]+\})/).filter((part) => part !== '');
  return parts.map((part): TextPart => {
    const name = /^\{([\w-]+)\}$/.exec(part)?.[1];
    return name === undefined ? { text: part } : { name };
  });
}
export type TextPart = { readonly text: string } | { readonly name: string };

/** First letter as a capital: closed lists are in lower case, since they mostly stand inside sentences. */
export function capital(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('bg') + text.slice(first.length);
}
