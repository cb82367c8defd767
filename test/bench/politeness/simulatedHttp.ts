import type { CrawlConfig } from '../../../src/model/config.ts';
import type { Http } from '../../../src/gather/http/http.ts';
import type { Clock } from '../../../src/model/ports.ts';
import { hostAnswer } from './hostAnswer.ts';
import type { World } from './world.ts';

/** The network of a simulated world: takes its time by the clock, and keeps to the crawl's own limits. */
export function simulatedHttp({ hosts }: World, clock: Clock, crawl: CrawlConfig): Http {
  const byName = new Map(hosts.map((host) => [host.name, host]));
  const asked = new Map<string, number>();
  return {
    locate(url) {
      const host = byName.get(URL.parse(url)?.hostname ?? '');
      return Promise.resolve(
        host === undefined
          ? { is: 'failure', code: 'dns-not-found', detail: 'no such host in this world' }
          : { address: host.address, port: 80, mapped: false },
      );
    },
    async exchange({ url }, { address }, onSent) {
      const parsed = new URL(url);
      const host = byName.get(parsed.hostname);
      if (host === undefined) throw new Error(`${url} is not in this world`);
      const before = asked.get(host.name) ?? 0;
      asked.set(host.name, before + 1);
      onSent?.();
      const answer = hostAnswer(host, byName, parsed.pathname, before, clock.now());
      if (answer.is === 'silence') {
        await clock.wait(crawl.headersTimeoutMs);
        return { is: 'failure', code: 'headers-timeout', detail: 'silence' };
      }
      await clock.wait(answer.is === 'drip' ? crawl.bodyTimeoutMs : answer.afterMs);
      if (answer.is === 'refused') return { is: 'failure', code: 'connect-refused', detail: 'refused' };
      return {
        is: 'answer',
        status: answer.status,
        httpVersion: 'HTTP/1.1',
        headers: answer.headers,
        body: Buffer.from(answer.body),
        truncated: answer.is === 'drip' ? 'time' : null,
        remoteAddress: address,
        tls: null,
      };
    },
    close: () => Promise.resolve(),
  };
}
