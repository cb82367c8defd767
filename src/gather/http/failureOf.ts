import { type Failure, type FailureCode, TLS_FAILURES } from '../../model/capture.ts';
import { tlsTrouble } from './tlsTrouble.ts';

/** How far an exchange had come when it failed: the same system error means different things before and after. */
export type Progress = 'dns' | 'connect' | 'headers' | 'body' | 'decode';

const BY_CODE: Readonly<Record<string, FailureCode>> = {
  ENOTFOUND: 'dns-not-found',
  ENODATA: 'dns-not-found',
  ECONNREFUSED: 'connect-refused',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  ETIMEDOUT: 'connect-timeout',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  UND_ERR_HEADERS_TIMEOUT: 'headers-timeout',
  UND_ERR_HEADERS_OVERFLOW: 'headers-too-large',
  UND_ERR_BODY_TIMEOUT: 'body-timeout',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'body-cut',
};

/** The nearest code when nothing more is known: by how far the exchange had come. */
const BY_PROGRESS: Readonly<Record<Progress, FailureCode>> = {
  dns: 'dns-failed',
  connect: 'unreachable',
  headers: 'http-garbage',
  body: 'body-cut',
  decode: 'decoding-failed',
};

const CUT = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_DESTROYED', 'UND_ERR_CLOSED']);

/** Turns whatever a library threw into one code of the closed list FAILURES; total. */
export function failureOf(error: unknown, progress: Progress): Failure {
  const code = errorCode(error);
  return { is: 'failure', code: chooseCode(code, error, progress), detail: detailOf(code, error) };
}

export function failure(code: FailureCode, detail: string): Failure {
  return { is: 'failure', code, detail: detail.slice(0, 300) };
}

/** The code of an error or of what caused it; several attempts (AggregateError) speak through the first. */
export function errorCode(error: unknown): string {
  let current: unknown = error;
  for (let depth = 0; depth < 4 && typeof current === 'object' && current !== null; depth += 1) {
    const code: unknown = Reflect.get(current, 'code');
    if (typeof code === 'string' && code !== '') return code;
    const errors: unknown = Reflect.get(current, 'errors');
    current = Array.isArray(errors) ? errors[0] : Reflect.get(current, 'cause');
  }
  return '';
}

function chooseCode(code: string, error: unknown, progress: Progress): FailureCode {
  if (progress === 'decode') return 'decoding-failed';
  if (progress === 'body') return code === 'UND_ERR_BODY_TIMEOUT' ? 'body-timeout' : 'body-cut';
  // Several lengths, or one that is no number: nothing of the body was read yet.
  if (progress === 'headers' && code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') return 'http-garbage';
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (known !== undefined) return known;
  if (code.startsWith('EAI_')) return 'dns-failed';
  // An upgrade nobody asked for, or „100 Continue“.
  if (code === 'UND_ERR_SOCKET' && /bad (?:upgrade|response)/.test(String(error))) return 'http-garbage';
  // Old servers hang up on a greeting that they do not understand.
  if (code === 'ECONNRESET' && /secure TLS connection/.test(String(error))) return 'tls-failed';
  if (CUT.has(code)) return 'connect-reset';
  const trouble = tlsTrouble(code);
  if (trouble !== null) return TLS_FAILURES[trouble];
  return BY_PROGRESS[progress];
}

function detailOf(code: string, error: unknown): string {
  const trouble = tlsTrouble(code);
  const message = error instanceof Error ? error.message : String(error);
  return [trouble, code, message].filter(Boolean).join(' · ').replace(/\s+/g, ' ').slice(0, 300);
}
