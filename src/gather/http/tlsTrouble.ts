import type { TlsTrouble } from '../../model/capture.ts';

const BY_CODE: Readonly<Record<string, TlsTrouble>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-name',
  HOSTNAME_MISMATCH: 'wrong-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'incomplete-chain',
  UNABLE_TO_GET_ISSUER_CERT: 'incomplete-chain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'incomplete-chain',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'old-protocol',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'old-protocol',
  ERR_SSL_VERSION_TOO_LOW: 'old-protocol',
  ERR_SSL_WRONG_SIGNATURE_TYPE: 'old-protocol',
  ERR_SSL_DH_KEY_TOO_SMALL: 'old-protocol',
  ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED: 'old-protocol',
};

/** What is wrong with TLS, by the code that Node or OpenSSL gives; null when the code is of something else. */
export function tlsTrouble(code: string): TlsTrouble | null {
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (known !== undefined) return known;
  const isTls =
    /^(?:ERR_SSL_|ERR_TLS_|EPROTO$|CERT_|CRL_|UNABLE_TO_|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_|ERROR_IN_CERT)/;
  return isTls.test(code) ? 'other' : null;
}
