import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import { pem } from '../gather/fakes/tlsWeb.ts';
import { type Fault, raw, sound } from './fault.ts';

export type AskedOfServer = { readonly method: string; readonly path: string; readonly atMs: number };
export type FaultServer = {
  /** For `config.crawl.resolve`. */
  readonly resolve: Readonly<Record<string, string>>;
  /** Start address of the site of a fault. */
  readonly home: (fault: Fault) => string;
  /** What was asked of the site of a fault, in order. */
  readonly asked: (fault: Fault) => readonly AskedOfServer[];
  close(): Promise<void>;
};

const HOME = `<!doctype html><html lang="bg"><head><meta charset="utf-8"><title>Образец</title></head><body><main>
<h1>Община Образец</h1>
<p><a href="/fault.csv">Регистър на училищата (CSV)</a></p>
<p><a href="/good.csv">Списък на имотите (CSV)</a></p>
</main></body></html>`;
/** Nobody listens at the first port; one that was free a moment ago may be the next server's. */
const NOBODY = '127.0.0.1:1';
export const GOOD_TABLE = 'имот;площ\nУПИ 1;300\nУПИ 2;450\n';

/** Serves every fault on a loopback port of its own: what one server does must not be able to touch another. */
export async function startFaultServer(faults: readonly Fault[]): Promise<FaultServer> {
  const sites = new Map<Fault, { asked: AskedOfServer[]; server: Server }>();
  const sockets = new Set<Socket>();
  const resolve: Record<string, string> = {};
  for (const fault of faults) {
    if (fault.serve === null) {
      resolve[hostOf(fault)] = NOBODY;
      continue;
    }
    const asked: AskedOfServer[] = [];
    const server = serverOf(fault, asked);
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    resolve[hostOf(fault)] = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    sites.set(fault, { asked, server });
  }
  // Nobody listens at these any more; given up only now, or the next server might be given the port.
  for (const [{ serve }, { server }] of sites) if (serve === null) await new Promise((done) => server.close(done));
  return {
    resolve,
    home: (fault) => `${fault.tls === undefined && fault.scheme === undefined ? 'http' : 'https'}://${hostOf(fault)}/`,
    asked: (fault) => sites.get(fault)?.asked ?? [],
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([...sites.values()].map(({ server }) => new Promise((done) => server.close(done))));
    },
  };
}

function hostOf({ name, tls: site }: Fault): string {
  return site === undefined ? `${name}.fault.example` : `${name}.tls.example`;
}

function serverOf(fault: Fault, asked: AskedOfServer[]): Server {
  const counts = new Map<string, number>();
  const talk = (socket: Socket): void => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      const [method = '', path = ''] = data.toString('latin1').split(' ');
      asked.push({ method, path, atMs: Date.now() });
      const count = (counts.get(path) ?? 0) + 1;
      counts.set(path, count);
      if (fault.serves === 'everything' || path.startsWith('/fault')) fault.serve?.({ socket, path, count });
      else socket.write(soundAnswer(path));
    });
  };
  if (fault.tls === undefined) return net.createServer(talk);
  const { chain, options } = fault.tls;
  const cert = chain.map((name) => pem(`${name}.pem`)).join('');
  return tls.createServer({ key: pem('site.key'), cert, ...options }, talk).on('tlsClientError', () => undefined);
}

function soundAnswer(path: string): Buffer {
  if (path === '/') return sound(HOME, 'text/html; charset=utf-8');
  if (path === '/good.csv') return sound(GOOD_TABLE);
  return raw('404 Not Found', ['Content-Type: text/plain', 'Content-Length: 4'], 'none');
}
