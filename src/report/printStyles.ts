import type { ReportContext } from './reportContext.ts';
import { visibleText } from './safeText.ts';
import { formatDay, sofiaDay } from './sentences/formatDate.ts';

/**
 * Running heads and page numbers of the PDF. Margin boxes cannot read the document (no string-set in Chromium), so
 * the title stands here in a file of its own for each language.
 */
export function runningHeads(context: ReportContext): string {
  const { audit } = context.input.result;
  const title = cssString(context.name(audit.title));
  const day = cssString(formatDay(sofiaDay(audit.asOf), context.lang));
  const page = cssString(context.say('print.page'));
  return [
    '@page {',
    `  @top-left { content: ${title}; }`,
    `  @top-right { content: ${day}; }`,
    `  @bottom-left { content: ${cssString(audit.id)}; }`,
    `  @bottom-right { content: ${page} " " counter(page) " / " counter(pages); }`,
    '}',
    '@page :first {',
    '  @top-left { content: none; } @top-right { content: none; }',
    '  @bottom-left { content: none; } @bottom-right { content: none; }',
    '}',
    '',
  ].join('\n');
}

function cssString(text: string): string {
  const escaped = visibleText(text)
    .replace(/[\\"]/g, '\\$&')
    .replace(/[\r\n\t<]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `);
  return `"${escaped}"`;
}
