import type { rewriteReport } from '../app/rewriteReport.ts';
import type { Terminal } from './terminal.ts';

/** Says who signed the audit now, or that its earlier signature had to go because the audit changed. */
export function printSeal(
  { out, err, say }: Terminal,
  { signedBy, droppedSignature }: Pick<Awaited<ReturnType<typeof rewriteReport>>, 'signedBy' | 'droppedSignature'>,
): void {
  if (signedBy !== null) out(say({ bg: `Подписано с ключ ${signedBy}.`, en: `Signed with key ${signedBy}.` }));
  if (droppedSignature) {
    err(
      say({
        bg: 'Оценката се промени и прежният подпис е премахнат; подпишете я отново със zvezdomer sign.',
        en: 'The audit has changed and its earlier signature is removed; sign it again with zvezdomer sign.',
      }),
    );
  }
}
