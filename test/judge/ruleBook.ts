import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkCatalogue } from '../../src/judge/checkCatalogue.ts';
import type { RuleSet } from '../../src/model/rule.ts';
import type { Tables } from '../../src/model/tables.ts';
import { loadRules } from '../../src/rules/loadRules.ts';
import { loadTables } from '../../src/rules/loadTables.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'rules');

/** The files of rules/ by relative path. */
export function ruleFiles(): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  return new Map(names.map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(folder, name), 'utf8')]));
}

export function ruleSet(): RuleSet {
  return loadRules(ruleFiles(), checkCatalogue(), 'five-star');
}

export function tables(): Tables {
  return loadTables(ruleFiles());
}
