import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { unseen } from './unseen.ts';

/** Encodings that programs assume or recognise by themselves. */
const SELF_EVIDENT: ReadonlySet<string> = new Set(['utf-8', 'ascii', 'us-ascii', 'utf-16le', 'utf-16be']);

/** Whether the server's word on the encoding is true, and whether an unusual encoding is announced at all. */
export const encodingDeclared = defineCheck({
  name: 'encoding-declared',
  subject: 'resource',
  reads: ['resource.link-status', 'text.encoding', 'text.bom', 'http.charset', 'format.container'],
  params: {},
  messages: {
    right: { outcome: 'pass', placeholders: ['encoding'] },
    'self-evident': { outcome: 'pass', placeholders: ['encoding'] },
    wrong: { outcome: 'fail', placeholders: ['encoding', 'declared'] },
    missing: { outcome: 'fail', placeholders: ['encoding'] },
    'no-server': { outcome: 'not-applicable', placeholders: [] },
    'not-text': { outcome: 'not-applicable', placeholders: [] },
  },
  run(reader) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    const fact = reader.fact('text.encoding');
    if (fact === undefined) return answer('not-text');
    const encoding = valueOf(reader, 'text.encoding');
    const evidence = evidenceOf(reader, 'text.encoding', 'http.charset');
    if (encoding === undefined)
      return answer('not-known', { unknownReason: fact.known ? 'not-captured' : fact.because.why }, evidence);
    // No server can name the encoding of what an archive holds, nor of a file on somebody's own machine.
    const isServed = valueOf(reader, 'resource.link-status') !== 'local';
    if (!isServed || valueOf(reader, 'format.container') !== undefined) return answer('no-server');
    const declared = valueOf(reader, 'http.charset');
    if (declared === undefined) {
      const evident = SELF_EVIDENT.has(encoding) || valueOf(reader, 'text.bom') === true;
      return answer(evident ? 'self-evident' : 'missing', { encoding }, evidence);
    }
    return agrees(declared, encoding)
      ? answer('right', { encoding }, evidence)
      : answer('wrong', { encoding, declared }, evidence);
  },
});

/** Text of ASCII letters alone is right under each of these names. */
function agrees(declared: string, found: string): boolean {
  const plain = (name: string): string =>
    name
      .replace(/^cp-?1251$/, 'windows-1251')
      .replace(/^utf8$/, 'utf-8')
      .replace(/^us-ascii$/, 'ascii');
  return plain(declared) === plain(found) || plain(found) === 'ascii';
}
