import type { Response } from '../../model/capture.ts';
import { sha256 } from '../../model/ids.ts';
import type { Answer } from './http.ts';

/** An answer as it is recorded: its bytes by their digest. */
export function responseOf(answer: Answer): Response {
  const { status, httpVersion, headers, remoteAddress, tls } = answer;
  const body = { digest: sha256(answer.body), bytes: answer.body.length, truncated: answer.truncated };
  return { is: 'response', status, httpVersion, headers, body, remoteAddress, tls };
}
