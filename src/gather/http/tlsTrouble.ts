import type { TLSSocket } from 'node:tls';
import type { TlsState, TlsTrouble } from '../../model/capture.ts';

const BY_CODE: Readonly<Record<string, TlsTrouble>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-name',
  HOSTNAME_MISMATCH: 'wrong-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  // A whole chain whose root nobody trusts: an issuer of their own, or a state's that browsers do not know.
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted-issuer',
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

/**
 * Protocol and fault of a connection that stands. `ignoring` = the fault for which it was made forgiving: it counts
 * where the connection itself does not show one (weak ciphers leave no trace in it).
 */
export function tlsState(socket: TLSSocket, ignoring: TlsTrouble | null): TlsState {
  const protocol = socket.getProtocol();
  if (ignoring === null) return { protocol, trouble: null };
  // Declared an Error, in truth the code as a string.
  const error: unknown = socket.authorizationError;
  const code = typeof error === 'string' ? error : String(Reflect.get(Object(error), 'code') ?? '');
  const certificate = socket.authorized ? null : (tlsTrouble(code) ?? 'other');
  const isOld = protocol !== null && /^(?:SSL|TLSv1$|TLSv1\.1$)/.test(protocol);
  const invisible = ignoring === 'old-protocol' || ignoring === 'other' ? ignoring : null;
  return { protocol, trouble: certificate ?? (isOld ? 'old-protocol' : invisible) };
}
