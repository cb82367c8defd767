/** Steps of a path and values of a parameter that stand for another language than Bulgarian. */
const LANGUAGES =
  '(?:en|eng|english|en[-_](?:us|gb)|de|deu|german|fr|fra|french|ru|rus|russian|tr|ro|el|gr|mk|sr|es|it|uk)';
const LANGUAGE_PATH = new RegExp(`^/(?:[\\w-]+\\.php/|index/)?${LANGUAGES}(?=[/?]|$)`, 'i');
const LANGUAGE_PARAMETER = new RegExp(`[?&](?:lang|language|locale|lng|hl|lang_?id)=${LANGUAGES}(?=&|$)`, 'i');

/** How systems and people name a page for printing, for a reader without pictures, or without what is around it. */
const PRINT_PATH =
  /(?:^|[/_.-])(?:print(?:able|er)?(?:[-_]?(?:version|friendly|view|page))?|(?:za-?)?pechat|za-otpechatvane|amp)(?:[/_.?-]|$)/i;
const PRINT_PARAMETER =
  /[?&](?:(?:print(?:able|er)?(?:[-_]?(?:version|friendly|view))?|pechat|pop|amp|accessib\w*|contrast|font-?size|textonly|text_only)=|tmpl=component|(?:format|view|mode|layout|type|template|action|do|task|output)=(?:print|printable|raw|amp|phone|mobile|text)(?=&|$))/i;

/**
 * Whether an address is another view of a page, as its form says: for printing, or in another language. Such pages wait
 * until there is nothing better to ask; they are not left out, since nobody knows that they say the same. `path` =
 * decoded, with its query.
 */
export function isOtherView(path: string): boolean {
  return (
    LANGUAGE_PATH.test(path) || LANGUAGE_PARAMETER.test(path) || PRINT_PATH.test(path) || PRINT_PARAMETER.test(path)
  );
}
