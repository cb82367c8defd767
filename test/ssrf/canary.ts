import dgram from 'node:dgram';
import net, { type AddressInfo } from 'node:net';

export type Canary = { readonly port: number; readonly touches: () => number; close(): Promise<void> };

/** Listens on the loopback of both families and for datagrams, on one port, and counts whoever comes; it answers nobody. */
export async function openCanary(): Promise<Canary> {
  let touches = 0;
  const listen = async (host: string, port: number): Promise<net.Server> => {
    const server = net.createServer((socket) => {
      touches += 1;
      socket.on('error', () => undefined);
      socket.destroy();
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, host, ipv6Only: host === '::1' }, resolve);
    });
    return server;
  };
  const four = await listen('127.0.0.1', 0);
  const { port } = four.address() as AddressInfo;
  // A machine without IPv6 has nothing to be reached there.
  const six = await listen('::1', port).catch(() => null);
  const udp = dgram.createSocket('udp4');
  udp.on('message', () => (touches += 1));
  await new Promise<void>((resolve, reject) => udp.once('error', reject).bind(port, '127.0.0.1', resolve));
  return {
    port,
    touches: () => touches,
    async close() {
      udp.close();
      for (const server of [four, six])
        if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
