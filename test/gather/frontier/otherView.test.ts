import { describe, expect, it } from 'vitest';
import { isOtherView } from '../../../src/gather/frontier/otherView.ts';

describe('isOtherView', () => {
  it.each([
    '/novini/5?print=1',
    '/novini/5?printable=yes',
    '/print/5',
    '/node/5/print',
    '/novini-5-print.html',
    '/printversion/5',
    '/novini/5/pechat',
    '/index.php?option=com_content&view=article&id=5&tmpl=component',
    '/novini/5?format=print',
    '/novini/5?pop=1',
    '/novini/5/amp',
    '/?contrast=1',
    '/en',
    '/en/',
    '/en/budget',
    '/EN/budget',
    '/index.php/en/budget',
    '/en-us/budget',
    '/de?x=1',
    '/budget?lang=en',
    '/budget?id=5&language=de',
    '/budget?locale=en',
  ])('%s is one', (path) => expect(isOtherView(path)).toBe(true));

  it.each([
    '/',
    '/bg/',
    '/bg/budget?lang=bg',
    '/budget?id=en5',
    '/budget/entry',
    '/energy/',
    '/en-masse/',
    '/printers-register',
    '/blueprint/5',
    '/it-uslugi',
    '/reports?format=csv',
    '/opendata?view=list',
    '/desislava/de.html',
    '/budget?lang=english-bulgarian',
    '/sprint/5',
    '/regis/ru',
  ])('%s is none', (path) => expect(isOtherView(path)).toBe(false));
});
