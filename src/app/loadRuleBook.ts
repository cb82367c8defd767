import { join } from 'node:path';
import { checkCatalogue } from '../judge/checkCatalogue.ts';
import type { RuleSet } from '../model/rule.ts';
import type { Tables } from '../model/tables.ts';
import { loadRules } from '../rules/loadRules.ts';
import { loadTables } from '../rules/loadTables.ts';
import { packageRoot } from './packageRoot.ts';
import { readTexts } from './readFolder.ts';

/** The rule and table files of one audit with what they mean. */
export type RuleBook = { readonly ruleSet: RuleSet; readonly tables: Tables; readonly files: ReadonlyMap<string, string> };

/** The rules that come with the program. Paths are relative to `rules/`. */
export function loadRuleBook(profile: string): RuleBook {
  return parseRuleBook(readTexts(join(packageRoot(), 'rules'), '.yaml'), profile);
}

/** Rules from their texts: an audit keeps its own, so that last year's report can be made again. */
export function parseRuleBook(files: ReadonlyMap<string, string>, profile: string): RuleBook {
  const isTable = (path: string): boolean => path.startsWith('tables/');
  const tables = new Map([...files].filter(([path]) => isTable(path)));
  const rules = new Map([...files].filter(([path]) => !isTable(path)));
  return { ruleSet: loadRules(rules, checkCatalogue(), profile), tables: loadTables(tables), files };
}
