import { join } from 'node:path';
import { checkCatalogue } from '../judge/checkCatalogue.ts';
import type { RuleSet } from '../model/rule.ts';
import type { Tables } from '../model/tables.ts';
import { loadRules } from '../rules/loadRules.ts';
import { loadTables } from '../rules/loadTables.ts';
import { packageRoot } from './packageRoot.ts';
import { readTexts } from './readFolder.ts';

/** What is demanded and what things are: the rules and tables that an audit is judged by. */
export type RuleBook = { readonly ruleSet: RuleSet; readonly tables: Tables };

/** The rules that come with the program. */
export function loadRuleBook(profile: string): RuleBook {
  return parseRuleBook(readRuleFiles(), profile);
}

/** Texts of the rule files by path below `rules/`. */
export function readRuleFiles(): ReadonlyMap<string, string> {
  return readTexts(join(packageRoot(), 'rules'), '.yaml');
}

export function parseRuleBook(files: ReadonlyMap<string, string>, profile: string): RuleBook {
  const rules = new Map([...files].filter(([path]) => !isTable(path)));
  return { ruleSet: loadRules(rules, checkCatalogue(), profile), tables: loadTables(tableFiles(files)) };
}

/** Only what things are, for those who judge nothing: half of the reading. */
export function loadOnlyTables(): Tables {
  return loadTables(tableFiles(readRuleFiles()));
}

/** Those of the rule files that say what things are. */
function tableFiles(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].filter(([path]) => isTable(path)));
}

function isTable(path: string): boolean {
  return path.startsWith('tables/');
}
