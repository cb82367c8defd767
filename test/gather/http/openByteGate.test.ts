import { createHash } from 'node:crypto';
import net, { type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isFailure } from '../../../src/gather/http/http.ts';
import { lookUpBySystem } from '../../../src/gather/http/locateHost.ts';
import { type ByteGate, openByteGate } from '../../../src/gather/http/openByteGate.ts';
import { openHttp } from '../../../src/gather/http/openHttp.ts';
import { requestHeaders } from '../../../src/gather/http/requestHeaders.ts';
import { crawlConfig } from '../fakes/sampleConfig.ts';

const never = (): void => {
  throw new Error('called');
};

describe('openByteGate', () => {
  it('lets in what fits, one more to its own end, and the others when there is room, in order', () => {
    const gate = openByteGate(100, 10);
    const woken: string[] = [];
    const [a, b, c, d] = [gate.receiver(), gate.receiver(), gate.receiver(), gate.receiver()];
    expect(a.add(90, never)).toBe(true);
    expect(b.add(20, never)).toBe(true);
    expect(c.add(20, () => woken.push('c'))).toBe(false);
    expect(d.add(20, () => woken.push('d'))).toBe(false);
    expect(b.add(500, never)).toBe(true);
    a.leave();
    expect(woken).toEqual([]);
    b.leave();
    expect(woken).toEqual(['c', 'd']);
    expect(c.add(70, never)).toBe(true);
    c.leave();
    c.leave();
    expect(d.add(79, never)).toBe(true);
  });

  it('never makes a small body wait', () => {
    const gate = openByteGate(100, 10);
    expect(gate.receiver().add(1_000, never)).toBe(true);
    const small = gate.receiver();
    for (let count = 0; count < 10; count += 1) expect(small.add(1, never)).toBe(true);
    expect(small.add(1, () => undefined)).toBe(false);
  });

  it('forgets whoever gives up while waiting', () => {
    const gate = openByteGate(100, 0);
    const [first, waits] = [gate.receiver(), gate.receiver()];
    first.add(200, never);
    expect(waits.add(1, never)).toBe(false);
    waits.leave();
    first.leave();
    expect(gate.receiver().add(100, never)).toBe(true);
  });
});

const BODY = Buffer.concat(
  Array.from({ length: 65_536 }, (_, index) => createHash('sha256').update(String(index)).digest()),
);

/** A gate that says how much it held at most, and calls when somebody has to wait. */
function watched(gate: ByteGate, onWait: () => void = () => undefined): ByteGate & { readonly most: () => number } {
  let held = 0;
  let most = 0;
  return {
    most: () => most,
    receiver() {
      const inner = gate.receiver();
      let own = 0;
      return {
        add(bytes, onRoom) {
          own += bytes;
          held += bytes;
          most = Math.max(most, held);
          const mayReadOn = inner.add(bytes, onRoom);
          if (!mayReadOn) onWait();
          return mayReadOn;
        },
        leave() {
          held -= own;
          own = 0;
          inner.leave();
        },
      };
    },
  };
}

async function withServer<T>(work: (port: number) => Promise<T>): Promise<T> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', () => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${BODY.length}\r\n\r\n`);
      socket.write(BODY);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

/** One host with the body of 2 MiB, asked through a gate; how it ended. */
async function ask(gate: ByteGate, port: number, hosts: number, bodyTimeoutMs: number): Promise<readonly string[]> {
  const config = crawlConfig(port, { bodyTimeoutMs, maxBodyBytes: 10_000_000 });
  const http = openHttp(config, lookUpBySystem, gate);
  const place = { address: '127.0.0.1', port, mapped: true };
  const one = async (_: unknown, host: number): Promise<string> => {
    const url = `http://h${host}.example:${port}/`;
    const answer = await http.exchange(
      { method: 'GET', url, headers: requestHeaders(config, url, 'page', false), body: null },
      place,
    );
    if (isFailure(answer)) return answer.code;
    return `${answer.truncated ?? 'whole'} ${Buffer.from(answer.body).equals(BODY)}`;
  };
  const ends = await Promise.all(Array.from({ length: hosts }, one));
  await http.close();
  return ends;
}

describe('bodies on their way', () => {
  it('are all read whole, and few bytes of them at one time', async () => {
    await withServer(async (port) => {
      let waits = 0;
      const gate = watched(openByteGate(BODY.length, 64 * 1024), () => (waits += 1));
      expect(await ask(gate, port, 16, 20_000)).toEqual(Array.from({ length: 16 }, () => 'whole true'));
      expect(waits).toBeGreaterThan(5);
      // The limit, one body to its own end, and what had arrived from each before it was told to wait.
      expect(gate.most()).toBeLessThan(2 * BODY.length + 16 * 192 * 1024);
    });
  });

  it('are not too late when it was us who did not read', async () => {
    await withServer(async (port) => {
      const gate = openByteGate(1, 0);
      const other = gate.receiver();
      other.add(2, never);
      const bodyTimeoutMs = 100;
      // Much longer than the server has; it has long sent everything.
      const seen = watched(gate, () => void setTimeout(() => other.leave(), 5 * bodyTimeoutMs));
      expect(await ask(seen, port, 1, bodyTimeoutMs)).toEqual(['whole true']);
    });
  });
});
