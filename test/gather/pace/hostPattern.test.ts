import { expect, it } from 'vitest';
import { matchesHost } from '../../../src/gather/pace/hostPattern.ts';

it.each([
  ['*', 'obshtina.example', true],
  ['obshtina.example', 'obshtina.example', true],
  ['obshtina.example', 'www.obshtina.example', true],
  ['www.obshtina.example', 'obshtina.example', true],
  ['obshtina.example', 'danni.obshtina.example', true],
  ['*.obshtina.example', 'danni.obshtina.example', true],
  ['*.obshtina.example', 'obshtina.example', true],
  ['*.example', 'obshtina.example', true],
  ['grad.example', 'novgrad.example', false],
  ['danni.obshtina.example', 'obshtina.example', false],
  ['Obshtina.EXAMPLE', 'obshtina.example', true],
  ['obshtina.example:8080', 'obshtina.example', true],
  ['obshtina.example.', 'obshtina.example', true],
  ['община.бг', 'xn--80abvuc1e.xn--90ae', true],
  ['127.0.0.1', '127.0.0.1', true],
  ['', 'obshtina.example', false],
  ['not a host', 'obshtina.example', false],
])('%s means %s: %s', (pattern, host, expected) => expect(matchesHost(pattern, host)).toBe(expected));
