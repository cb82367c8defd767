// The server of the real-time run, in a process of its own: each host of a planned world on an address of loopback.
// Prints {name: "address:port"} as its first line; ends with its standard input, and by itself after ten minutes.

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { hostAnswer } from './politeness/hostAnswer.ts';
import { planWorld, type SimHost, type WorldPlan } from './politeness/world.ts';

const { slowness, ...plan } = JSON.parse(process.argv[2] ?? '{}') as WorldPlan & { slowness: number };
const { hosts } = planWorld(plan);
const byName = new Map(hosts.map((host) => [host.name, host]));
const asked = new Map<string, number>();
const places: Record<string, string> = {};

function answer(request: http.IncomingMessage, response: http.ServerResponse): void {
  const host = byName.get((request.headers.host ?? '').replace(/:\d+$/, ''));
  if (host === undefined) return void request.destroy();
  const before = asked.get(host.name) ?? 0;
  asked.set(host.name, before + 1);
  const reply = hostAnswer(host, byName, request.url ?? '/', before, Date.now(), slowness);
  if (reply.is === 'silence') return;
  setTimeout(() => {
    response.writeHead(reply.status, Object.fromEntries(reply.headers));
    if (reply.is === 'answer') return void response.end(reply.body);
    const drip = setInterval(() => void response.write('1'), 500);
    response.on('close', () => clearInterval(drip));
  }, reply.afterMs);
}

/** Hosts that share an address in the world share a server here. */
async function serve(group: readonly SimHost[], number: number): Promise<void> {
  const server = http.createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, `127.0.1.${number + 1}`, resolve));
  const { address, port } = server.address() as AddressInfo;
  for (const { name } of group) places[name] = `${address}:${port}`;
}

const groups = [
  ...Map.groupBy(
    hosts.filter(({ behaviour }) => behaviour !== 'refuses'),
    ({ address }) => address,
  ).values(),
];
for (const [number, group] of groups.entries()) await serve(group, number);
// Nobody listens there: the first port of an address that no server here has.
for (const { name, behaviour } of hosts) if (behaviour === 'refuses') places[name] = '127.0.2.1:9';
process.stdout.write(`${JSON.stringify(places)}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
setTimeout(() => process.exit(1), 600_000);
