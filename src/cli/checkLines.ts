import type { CheckedResource, CheckedWay } from '../app/describeCheck.ts';
import type { Outcome } from '../model/finding.ts';
import type { Bilingual } from '../model/lang.ts';
import type { Terminal } from './terminal.ts';

const MARKS: Readonly<Record<Outcome, string>> = {
  pass: '✓',
  fail: '✗',
  'cannot-tell': '?',
  'not-applicable': '–',
  error: '!',
};
const LICENCES: Readonly<Record<string, Bilingual>> = {
  open: { bg: 'отворен', en: 'open' },
  restricted: { bg: 'ограничаващ', en: 'restricted' },
  conflicting: { bg: 'противоречив', en: 'conflicting' },
  'not-stated': { bg: 'не е посочен', en: 'not stated' },
};
const FRESHNESS: Readonly<Record<string, Bilingual>> = {
  current: { bg: 'актуален', en: 'current' },
  late: { bg: 'закъснял', en: 'late' },
  abandoned: { bg: 'изоставен', en: 'abandoned' },
  archive: { bg: 'архив', en: 'archive' },
  'cannot-tell': { bg: 'не може да се каже', en: 'cannot tell' },
};

/** A checked resource for a clerk: the verdict first, then what to mend, then what is well. */
export function checkLines(
  { way, resources }: { readonly way: readonly CheckedWay[]; readonly resources: readonly CheckedResource[] },
  terminal: Terminal,
): readonly string[] {
  const lines = way.flatMap(({ sentence, advice }) => [`! ${capital(sentence)}.`, `    → ${advice}`]);
  return [...lines, ...resourceLines(resources, terminal)];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function resourceLines(checked: readonly CheckedResource[], terminal: Terminal): readonly string[] {
  const { say } = terminal;
  if (checked.length === 0)
    return [
      say({
        bg: 'Тук не намерихме нищо, което да се оцени като данни.',
        en: 'We found nothing here that could be scored as data.',
      }),
    ];
  return checked.flatMap(({ resource, title, improvements, findings }) => [
    '',
    `${title}`,
    `  ${say({ bg: 'Формат', en: 'Format' })}: ${resource.format ?? unknown(terminal)}${resource.encoding === null ? '' : `, ${resource.encoding}`}`,
    `  ${say({ bg: 'Техническо ниво', en: 'Technical level' })}: ${resource.level ?? unknown(terminal)}${resource.level === null ? '' : ' / 5'}`,
    `  ${say({ bg: 'Лиценз', en: 'Licence' })}: ${word(LICENCES, resource.licence, terminal)}${resource.licenceId === null ? '' : ` (${resource.licenceId})`}`,
    `  ${say({ bg: 'Звезди', en: 'Stars' })}: ${resource.strictStars === null ? unknown(terminal) : stars(resource.strictStars)}`,
    `  ${say({ bg: 'Актуалност', en: 'Freshness' })}: ${word(FRESHNESS, resource.freshness, terminal)}${resource.date === null ? '' : ` (${resource.date})`}`,
    ...improvements.map((sentence) => `  ↑ ${sentence}`),
    ...findings.filter(({ outcome }) => outcome === 'fail').flatMap((told) => failLines(told, terminal)),
    ...bySentence(findings.filter(({ outcome }) => outcome === 'cannot-tell' || outcome === 'error')),
    ...passLines(findings.filter(({ outcome }) => outcome === 'pass')),
    ...bySentence(findings.filter(({ outcome }) => outcome === 'not-applicable')),
  ]);
}

type Told = CheckedResource['findings'][number];

/** A rule's title says how it should be: what stands under ✗ is what was found. */
function failLines({ sentence, quotes, fix, example }: Told, terminal: Terminal): readonly string[] {
  return [
    `  ${MARKS.fail} ${sentence}`,
    ...quotes.slice(0, 2).map((quote) => `      „${quote}“`),
    ...(fix === null ? [] : [`      → ${fix.trim().replace(/\s*\n\s*/g, '\n        ')}`]),
    ...(example === null ? [] : exampleLines(example, terminal)),
  ];
}

const EXAMPLES = {
  text: { bg: 'Готов текст:', en: 'Text to copy:' },
  code: { bg: 'Готов код:', en: 'Code to copy:' },
  steps: { bg: 'Стъпка по стъпка:', en: 'Step by step:' },
} as const;

/** Nothing stands before a text to copy but spaces, so that what is selected can be pasted. */
function exampleLines({ as, lines }: NonNullable<Told['example']>, { say }: Terminal): readonly string[] {
  return [
    `        ${say(EXAMPLES[as])}`,
    ...lines.map((line, index) => `          ${as === 'steps' ? `${index + 1}. ` : ''}${line}`),
  ];
}

/** The sentence of a rule, or its title, which says what was asked, where several rules would say the same. */
function passLines(findings: readonly Told[]): readonly string[] {
  const alike = (sentence: string): number => findings.filter((other) => other.sentence === sentence).length;
  return findings.map(({ title, sentence }) => `  ${MARKS.pass} ${alike(sentence) > 1 ? title : sentence}`);
}

/** One reason once, with the rules that it holds for: eight lines alike told nobody what could not be told. */
function bySentence(findings: readonly Told[]): readonly string[] {
  const rules = new Map<string, Told[]>();
  for (const finding of findings) rules.set(finding.sentence, [...(rules.get(finding.sentence) ?? []), finding]);
  return [...rules].flatMap(([sentence, told]) => [
    `  ${MARKS[told[0]?.outcome ?? 'cannot-tell']} ${sentence}`,
    ...told.map(({ title }) => `      · ${title}`),
  ]);
}

function word(words: Readonly<Record<string, Bilingual>>, key: string | null, terminal: Terminal): string {
  const text = key === null ? undefined : words[key];
  return text === undefined ? unknown(terminal) : terminal.say(text);
}

function stars(count: number): string {
  return '★'.repeat(count) + '☆'.repeat(5 - count);
}

function unknown({ say }: Terminal): string {
  return say({ bg: 'не може да се каже', en: 'cannot tell' });
}
