import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Example, startExample } from './exampleAudit.ts';
import { afterRequests, killAndCompare, type KillSubject, randomFrom, run, runUntil } from './killRun.ts';

/** One with a site; one that refuses every connection. All of them, fifty times: test/long. */
const ONLY = ['sad-zlatovrah', 'mostove'];

let example: Example;
let subject: KillSubject;
beforeAll(async () => {
  example = await startExample({ minDelayMs: 0, browser: false });
  const requests = (): string[] => example.web.requests().map(({ host, method, path }) => `${host} ${method} ${path}`);
  subject = { config: example.config, out: example.out, only: ONLY, requests, exit: 4 };
});
afterAll(() => example.close());

describe('an audit that is killed', () => {
  // Fifty times, on five hundred pages: test/long.
  it('goes on where it was and comes to the same result', async () => {
    const random = randomFrom(2026);
    await killAndCompare(subject, (requests) => [
      ...[1, 2].map(() => ({ requests: 1 + random(Math.floor(requests / 3)), afterMs: random(10) })),
      { stages: 1, afterMs: 0 },
      // While the report is being written.
      { stages: 3, afterMs: 20 },
    ]);
  }, 300_000);
});

describe('an audit that is interrupted', () => {
  it('finishes what is in flight, says that it can go on, and goes on', async () => {
    const narrow = ['--out', example.out, '--no-pdf'];
    const what = ['audit', '--config', example.config, '--id', 'interrupted', '--institution', 'rzi-kamengrad'];
    const interrupted = await runUntil([...what, ...narrow], afterRequests(subject, 5), 'SIGINT');
    expect(interrupted.ended, interrupted.said).toBe(130);
    expect(interrupted.said).toContain('zvezdomer audit --resume');
    const stopped = subject.requests().length;
    expect((await run(['audit', '--resume', 'interrupted', ...narrow])).ended).toBe(0);
    const asked = subject.requests().slice(stopped - 5);
    expect(asked.filter((one, index) => one.includes(' GET ') && asked.indexOf(one) !== index)).toEqual([]);
  }, 120_000);
});
