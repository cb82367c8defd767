import { answer, integerParam } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** Whether the technical level (DESIGN §2) reaches what the rule asks. */
export const levelAtLeast = defineCheck({
  name: 'level-at-least',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.level'],
  params: { level: { type: 'integer', meaning: 'Lowest technical level that passes.', min: 1, max: 5 } },
  messages: {
    reached: { outcome: 'pass', placeholders: ['level', 'wanted'] },
    below: { outcome: 'fail', placeholders: ['level', 'wanted'] },
  },
  run(reader, params) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    const wanted = integerParam(params, 'level');
    const level = valueOf(reader, 'resource.level');
    if (level === undefined) return notKnown(reader, 'resource.level');
    return answer(level >= wanted ? 'reached' : 'below', { level, wanted }, evidenceOf(reader, 'resource.level'));
  },
});
