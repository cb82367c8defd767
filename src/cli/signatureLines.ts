import type { VerifyAnswer } from '../app/verifyAudit.ts';
import type { Lang } from '../model/lang.ts';

/** What verify says of a signature: who signed, or what is wrong and what it means. */
export function signatureLines(signature: VerifyAnswer['signature'], lang: Lang): readonly string[] {
  const bg = lang === 'bg';
  switch (signature.is) {
    case 'unsigned':
      return [
        bg
          ? 'Без подпис: проверено е само, че частите отговарят една на друга.'
          : 'Not signed: only that the parts agree with each other was checked.',
      ];
    case 'signed':
      if (signature.demanded)
        return [
          bg ? `Подписано с искания ключ ${signature.keyId}.` : `Signed with the demanded key ${signature.keyId}.`,
        ];
      return [
        bg
          ? `Подписано с ключ ${signature.keyId}; чий е той, се проверява с --key.`
          : `Signed with key ${signature.keyId}; whose it is, is checked with --key.`,
      ];
    case 'missing':
      return [
        bg
          ? `Подпис няма, а трябва да е подписано с ${signature.wanted}.`
          : `There is no signature, and ${signature.wanted} must have signed.`,
      ];
    case 'other-key':
      return [
        bg
          ? `Подписано е с ${signature.keyId}, а трябва да е с ${signature.wanted}.`
          : `${signature.keyId} signed, and ${signature.wanted} must have.`,
      ];
    case 'wrong':
      return [
        bg
          ? `Подписът (${signature.keyId ?? 'без четлив ключ'}) не е на тези байтове: подписаното е променено, или подписът е подменен.`
          : `The signature (${signature.keyId ?? 'no readable key'}) is not of these bytes: what was signed was changed, or the signature was exchanged.`,
      ];
  }
}
