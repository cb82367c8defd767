// Forbids every network connection except to this machine's loopback. Loaded by vitest before each test file, and by
// NODE_OPTIONS in every Node that a test starts. Without it a test that happens to reach a real server passes here,
// fails elsewhere, and disturbs somebody's machine. Unix sockets and pipes stay allowed.

import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import process from 'node:process';

const INSTALLED = Symbol.for('test.network.loopbackOnly');

/** Names that by RFC 6761 never resolve: the real answer is known without asking anybody. */
const NEVER_RESOLVES = /(?:^|\.)(?:example|invalid|test)\.?$/i;

/** True for an address or a name that is this machine by definition. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (net.isIPv4(bare)) return bare.startsWith('127.');
  if (net.isIPv6(bare)) return bare === '::1' || bare === '0:0:0:0:0:0:0:1' || bare.startsWith('::ffff:127.');
  return bare === 'localhost' || bare.endsWith('.localhost');
}

/** The error that a forbidden connection or look-up ends with. */
export function networkError(what: string, host: string): NodeJS.ErrnoException {
  if (net.isIP(host) === 0 && NEVER_RESOLVES.test(host)) {
    const error: NodeJS.ErrnoException & { hostname?: string } = new Error(`getaddrinfo ENOTFOUND ${host}`);
    return Object.assign(error, { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: host });
  }
  const error = new Error(`Tests run without a network: ${what} ${host} is not allowed, only loopback is.`);
  return Object.assign(error, { code: 'ERR_TEST_NETWORK' });
}

/** The environment for a Node that a test starts with an environment of its own, so that it is offline too. */
export function offlineEnv(env: Readonly<Record<string, string | undefined>> = process.env): NodeJS.ProcessEnv {
  const option = `--import=${import.meta.url}`;
  const present = env['NODE_OPTIONS'] ?? '';
  return { ...env, NODE_OPTIONS: present.includes(option) ? present : `${present} ${option}`.trim() };
}

interface Destination {
  readonly host: string;
  readonly lookup: net.LookupFunction | undefined;
  /** Puts a checked look-up in place of the caller's. */
  readonly setLookup: ((lookup: net.LookupFunction) => void) | undefined;
}

/** An overloaded method, called with whatever its caller gave. */
type Callable = (...args: never[]) => unknown;

type ConnectOptions = Partial<net.TcpSocketConnectOpts & net.IpcSocketConnectOpts>;

/** Where a call of Socket.connect wants to go; undefined for Unix sockets and pipes. Knows net's own inner form. */
function destinationOf(args: readonly unknown[]): Destination | undefined {
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === 'object' && first !== null) {
    const options: ConnectOptions = first;
    if (typeof options.path === 'string') return undefined;
    const setLookup = (lookup: net.LookupFunction): void => {
      options.lookup = lookup;
    };
    return { host: options.host ?? 'localhost', lookup: options.lookup, setLookup };
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return undefined;
  return { host: typeof args[1] === 'string' ? args[1] : 'localhost', lookup: undefined, setLookup: undefined };
}

/** The caller's own look-up may map an invented name to loopback; what it answers is checked instead of the name. */
function checkedLookup(lookup: net.LookupFunction): net.LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, answer, family) => {
      const addresses = typeof answer === 'string' ? [answer] : (answer ?? []).map(({ address }) => address);
      const outside = error ? undefined : addresses.find((address) => !isLoopback(address));
      if (outside === undefined) callback(error, answer, family);
      else callback(networkError(`a connection to ${hostname}, which is`, outside), []);
    });
  };
}

function guardSockets(): void {
  const connect: Callable = net.Socket.prototype.connect;
  const guarded = function guardedConnect(this: net.Socket, ...args: unknown[]): unknown {
    const destination = destinationOf(args);
    if (!destination || isLoopback(destination.host)) return Reflect.apply(connect, this, args);
    if (net.isIP(destination.host) === 0 && destination.lookup && destination.setLookup) {
      destination.setLookup(checkedLookup(destination.lookup));
      return Reflect.apply(connect, this, args);
    }
    // As a real connection would: it is under way, then it fails. TLS still uses the socket until then.
    Reflect.set(this, 'connecting', true);
    const error = networkError('a connection to', destination.host);
    process.nextTick(() => this.destroy(error));
    return this;
  };
  Reflect.set(net.Socket.prototype, 'connect', guarded);
}

function guardDatagrams(): void {
  for (const method of ['send', 'connect'] as const) {
    const original: Callable = dgram.Socket.prototype[method];
    const guarded = function guardedDatagram(this: dgram.Socket, ...args: unknown[]): unknown {
      // The message itself may be a string too: the address is the first string after it.
      const host = args.slice(1).find((arg) => typeof arg === 'string');
      if (host !== undefined && !isLoopback(host)) throw networkError('a datagram to', host);
      return Reflect.apply(original, this, args);
    };
    Reflect.set(dgram.Socket.prototype, method, guarded);
  }
}

/** Every way to ask a name server: dns.lookup, dns.resolve*, dns.reverse, both resolvers, with callbacks or promises. */
function guardNames(): void {
  const places: readonly [holder: object, promises: boolean][] = [
    [dns, false],
    [dns.promises, true],
    [dns.Resolver.prototype, false],
    [dns.promises.Resolver.prototype, true],
  ];
  for (const [holder, promises] of places) {
    for (const name of namesOf(holder)) {
      const original: unknown = Reflect.get(holder, name);
      if (typeof original !== 'function' || !/^(?:lookup|lookupService|resolve\w*|reverse)$/.test(name)) continue;
      const guarded = function guardedName(this: unknown, ...args: unknown[]): unknown {
        const host = typeof args[0] === 'string' ? args[0] : 'localhost';
        if (isLoopback(host) || (name === 'lookup' && net.isIP(host) !== 0)) return Reflect.apply(original, this, args);
        const error = networkError(`dns.${name} of`, host);
        if (promises) return Promise.reject(error);
        const callback = args.at(-1);
        if (typeof callback !== 'function') throw error;
        process.nextTick(() => Reflect.apply(callback, undefined, [error]));
        return {};
      };
      Reflect.set(holder, name, guarded);
    }
  }
}

/** Own names and inherited ones: the resolvers share a base class that is not exported. */
function namesOf(holder: object): string[] {
  const names = new Set<string>();
  for (let level: object | null = holder; level && level !== Object.prototype; level = Object.getPrototypeOf(level)) {
    for (const name of Object.getOwnPropertyNames(level)) names.add(name);
  }
  return [...names].sort((a, b) => (a < b ? -1 : 1));
}

if (!Reflect.has(globalThis, INSTALLED)) {
  Reflect.set(globalThis, INSTALLED, true);
  guardSockets();
  guardDatagrams();
  guardNames();
  // Modules that import { lookup } or { connect } by name see the guarded ones from here on.
  syncBuiltinESMExports();
  Object.assign(process.env, offlineEnv());
}
