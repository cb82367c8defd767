import { UserError } from '../model/errors.ts';
import type { Lang } from '../model/lang.ts';
import { DIMENSIONS, type Example, type Rule, type RuleSet, STAR_DIMENSIONS } from '../model/rule.ts';
import { didYouMean } from './nearest.ts';

const WORDS = {
  bg: {
    title: 'Правила',
    about: 'По тези правила се оценява. Списъкът е съставен от файловете в rules/ с `npm run catalogue`; не се редактира на ръка.',
    points: 'Точки',
    status: 'Състояние',
    statuses: { active: 'действа', trial: 'пробно: изчислява се и не се публикува', retired: 'отпаднало' },
    internal: 'само за самата институция и работната група, не се публикува и не влиза в оценките',
    since: 'от',
    version: 'версия',
    subject: 'Отнася се за',
    subjects: { resource: 'всеки ресурс', institution: 'институцията', dataset: 'всеки набор, посочен в каталог' },
    check: 'Проверка',
    basis: 'Основание',
    unsure: 'формулировката не е сверена с действащия текст',
    why: 'Защо',
    fix: 'Какво да се направи',
    examples: { text: 'Готов текст', code: 'Готов код', steps: 'Стъпка по стъпка' },
    answers: 'Какво може да каже',
    weights: 'Тежести',
    dimensions: { format: 'Формат', licence: 'Лиценз', 'machine-readability': 'Машинна четимост', freshness: 'Актуалност', duty: 'Задължения (извън звездите)', metadata: 'Метаданни (извън звездите)' },
  },
  en: {
    title: 'Rules',
    about: 'These rules are judged by. The list is made from the files in rules/ by `npm run catalogue`; it is not edited by hand.',
    points: 'Points',
    status: 'Status',
    statuses: { active: 'active', trial: 'trial: computed, not published', retired: 'retired' },
    internal: 'for the body itself and the working group only, not published and in no score',
    since: 'since',
    version: 'version',
    subject: 'About',
    subjects: { resource: 'each resource', institution: 'the body', dataset: 'each dataset that a catalogue lists' },
    check: 'Check',
    basis: 'Basis',
    unsure: 'wording not compared with the text in force',
    why: 'Why',
    fix: 'What to do',
    examples: { text: 'Text to copy', code: 'Code to copy', steps: 'Step by step' },
    answers: 'What it can say',
    weights: 'Weights',
    dimensions: { format: 'Format', licence: 'Licence', 'machine-readability': 'Machine-readability', freshness: 'Freshness', duty: 'Duties (beside the stars)', metadata: 'Metadata (beside the stars)' },
  },
} as const;

/** The public catalogue in Markdown: every rule by dimension, made from the rule files alone. */
export function writeCatalogue(ruleSet: RuleSet, lang: Lang): string {
  const words = WORDS[lang];
  const parts = [`# ${words.title}`, words.about, weightLine(ruleSet, lang)];
  for (const dimension of DIMENSIONS) {
    const own = ruleSet.rules.filter((rule) => rule.dimension === dimension);
    if (own.length === 0) continue;
    parts.push(`## ${words.dimensions[dimension]}`, ...own.map((rule) => ruleText(rule, lang, '###')));
  }
  return `${parts.join('\n\n')}\n`;
}

/** One rule in full, with every sentence that it can say. Throws UserError for an id that no rule has. */
export function explainRule(ruleSet: RuleSet, id: string, lang: Lang): string {
  const rule = ruleSet.rules.find((candidate) => candidate.id === id);
  if (rule === undefined) {
    const guess = didYouMean(id, ruleSet.rules.map((candidate) => candidate.id));
    throw new UserError('unknown-rule', { bg: `няма правило „${id}“${guess.bg}`, en: `no rule ${id}${guess.en}` });
  }
  return `${[ruleText(rule, lang, '#'), answersText(rule, ruleSet, lang)].join('\n\n')}\n`;
}

function weightLine({ profile }: RuleSet, lang: Lang): string {
  const words = WORDS[lang];
  return `${words.weights} (${profile.name[lang]}): ${STAR_DIMENSIONS.map((name) => `${words.dimensions[name]} ${profile.weights[name]}`).join(', ')}.`;
}

function ruleText(rule: Rule, lang: Lang, heading: string): string {
  const words = WORDS[lang];
  const params = Object.entries(rule.params).map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`);
  const lines = [
    `- ${words.points}: ${rule.points} · ${words.status}: ${words.statuses[rule.status]}${rule.public ? '' : ` (${words.internal})`} · ${words.version} ${rule.version}, ${words.since} ${rule.since}`,
    `- ${words.subject}: ${words.subjects[rule.appliesTo]}${rule.legalKinds.length === 0 ? '' : ` (${rule.legalKinds.join(', ')})`}`,
    `- ${words.check}: \`${rule.check}\`${params.length === 0 ? '' : ` (${params.join('; ')})`}`,
    ...rule.basis.map((basis) => {
      const unsure = basis.certainty === 'check' ? `; ${words.unsure}` : '';
      return `- ${words.basis}: ${basis.act[lang]}, ${basis.article[lang]} (${basis.edition}${unsure})`;
    }),
  ];
  return [
    `${heading} ${rule.title[lang]} (\`${rule.id}\`)`,
    lines.join('\n'),
    `**${words.why}.** ${rule.why[lang]}`,
    `**${words.fix}.** ${rule.fix[lang]}`,
    `**${words.examples[rule.example.as]}**`,
    exampleText(rule.example, lang),
  ].join('\n\n');
}

/** Steps as a numbered list; a text to copy as a block, in which nothing is read as Markdown. */
function exampleText(example: Example, lang: Lang): string {
  const lines = example[lang].split('\n');
  if (example.as === 'steps') return lines.map((line, index) => `${index + 1}. ${line}`).join('\n');
  return ['```text', ...lines, '```'].join('\n');
}

function answersText(rule: Rule, ruleSet: RuleSet, lang: Lang): string {
  const texts = Object.entries(ruleSet.messages[lang][rule.check] ?? {});
  const rows = texts.map(([key, text]) => `- \`${key}\`: ${typeof text === 'string' ? text : text.other}`);
  return [`**${WORDS[lang].answers}**`, rows.join('\n')].join('\n\n');
}
