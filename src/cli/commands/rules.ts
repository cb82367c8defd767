import { Command } from 'commander';
import { describeFacts, describeRules, explainRuleText } from '../../app/describeRules.ts';
import type { Terminal } from '../terminal.ts';

export function rulesCommand(terminal: Terminal): Command {
  const { say, lang } = terminal;
  const command = new Command('rules').description(
    say({ bg: 'показва правилата, по които се оценява', en: 'lists the rules by which everything is scored' }),
  );
  command
    .command('list', { isDefault: true })
    .description(say({ bg: 'всички правила', en: 'all rules' }))
    .action(() => terminal.out(describeRules(lang)));
  command
    .command('explain')
    .argument('<id>', say({ bg: 'номер на правило', en: 'id of a rule' }))
    .description(
      say({
        bg: 'едно правило: какво иска, защо, по кой член, как се поправя',
        en: 'one rule: what it asks, why, by which article, how to mend it',
      }),
    )
    .action((id: string) => terminal.out(explainRuleText(id, lang)));
  command
    .command('facts')
    .description(
      say({ bg: 'какво се измерва: ключове, мерки, значение', en: 'what is measured: keys, units, meaning' }),
    )
    .action(() => terminal.out(describeFacts()));
  return command;
}
