import type { Locator } from '../../model/evidence.ts';
import type { ReportContext } from '../reportContext.ts';

const MAX_NESTING = 4;

/** Where a quote stands, in words: „ред 3, колона 2 на лист „Данни““. */
export function locatorWords(context: ReportContext, at: Locator, depth = 0): string {
  if (at.kind === 'member') {
    const member = context.say('locator.member', { name: at.name });
    if (at.inside === null || depth >= MAX_NESTING) return member;
    return `${member}, ${locatorWords(context, at.inside, depth + 1)}`;
  }
  return simpleWords(context, at);
}

function simpleWords(context: ReportContext, at: Exclude<Locator, { kind: 'member' }>): string {
  switch (at.kind) {
    case 'header':
      return context.say('locator.header', { name: at.name });
    case 'css':
      return context.say('locator.css', { path: at.path });
    case 'bytes':
      return context.say('locator.bytes', { from: at.from, to: at.to });
    case 'json':
      return context.say('locator.json', { pointer: at.pointer === '' ? '/' : at.pointer });
    case 'cell': {
      const cell = context.say('locator.cell', { row: at.row, column: at.column });
      return at.sheet === null ? cell : `${cell}, ${context.say('locator.sheet', { name: at.sheet })}`;
    }
    case 'page':
      return context.say('locator.page', { page: at.page });
    default:
      return context.label('locators', at.kind);
  }
}
