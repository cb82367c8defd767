import { expect, test } from 'vitest';
import { looksLikeEmail } from '../../../src/inspect/catalogue/contactEmail.ts';

test.each([
  'danni@lipovo.example',
  'danni@lipovo.example, kmet@lipovo.example',
  'danni@lipovo.example; kmet@lipovo.example',
  'danni@lipovo.example;kmet@lipovo.example',
  'Отдел ИТ <danni@lipovo.example>',
  'danni@lipovo.example.',
  '(danni@lipovo.example)',
  'MAILTO:danni@lipovo.example',
  'няма, danni@lipovo.example',
  'данни@липово.бг',
])('an address: %s', (text) => expect(looksLikeEmail(text)).toBe(true));

test.each(['', 'няма', 'danni@', '@lipovo.example', 'danni@lipovo', 'danni@lipovo.', 'a@b@c.example', 'danni(at)lipovo.example', '<>', `${'.'.repeat(100_000)}@`])(
  'none: %s',
  (text) => expect(looksLikeEmail(text)).toBe(false),
); // prettier-ignore
