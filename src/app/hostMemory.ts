import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { bytesToday, DAY_MS, type HostPace, slowerPace } from '../gather/pace/hostPace.ts';
import type { GatherEvent } from '../gather/gatherEvents.ts';
import { UserError } from '../model/errors.ts';
import type { Clock } from '../model/ports.ts';

/** What one audit learned of hosts and the next must know; `hosts.json` in the folder of audits. */
export type HostMemory = {
  /** By host name, without what is over by now. */
  known(nowMs: number): { readonly [hostname: string]: HostPace };
  note(hostname: string, pace: HostPace): void;
  /** Writes what is new down, together with what other processes have written meanwhile. */
  save(): void;
};

/** A doubled interval is tried again after this time: servers are mended too. */
const FORGET_MS = 30 * DAY_MS;

const pace = z.strictObject({
  lastStartMs: z.number(),
  intervalMs: z.number(),
  notBeforeMs: z.number(),
  restedUntilMs: z.number(),
  factor: z.number().min(1),
  tooMany: z.number(),
  dayStartMs: z.number(),
  dayBytes: z.number(),
});
const file = z.strictObject({ format: z.literal(1), hosts: z.record(z.string(), pace) });

export function openHostMemory(auditsDir: string): HostMemory {
  const path = join(auditsDir, 'hosts.json');
  let isChanged = false;
  let hosts: { readonly [hostname: string]: HostPace } = read(path);
  return {
    known: (nowMs) => Object.fromEntries(Object.entries(hosts).flatMap(([host, one]) => stillTrue(host, one, nowMs))),
    note(hostname, learned) {
      isChanged = true;
      hosts = merged(hosts, { [hostname]: learned });
    },
    save() {
      if (!isChanged) return;
      isChanged = false;
      hosts = merged(read(path), hosts);
      // A kill while writing must not leave half a file: rests would be forgotten.
      writeFileSync(`${path}.new`, `${JSON.stringify({ format: 1, hosts }, null, 2)}\n`);
      renameSync(`${path}.new`, path);
    },
  };
}

/** What the crawl just learned of a host, for other audits. */
export function rememberHost(
  hosts: HostMemory,
  { host, pace }: Extract<GatherEvent, { is: 'host-told' }>,
  clock: Clock,
): void {
  hosts.note(host, pace);
  // At once: a killed run must not forget that a host asked for rest.
  if (Math.max(pace.restedUntilMs, pace.notBeforeMs) > clock.now()) hosts.save();
}

function read(path: string): { readonly [hostname: string]: HostPace } {
  if (!existsSync(path)) return {};
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8'))).hosts;
  } catch {
    throw new UserError(
      'hosts-unreadable',
      {
        bg: 'не се чете; в него пише кои сървъри са поискали почивка. Възстановете го или го изтрийте, ако ще ги питате отново',
        en: 'cannot be read; it says which hosts asked for rest. Restore it, or delete it if they shall be asked again',
      },
      { file: path },
    );
  }
}

function merged(
  some: { readonly [hostname: string]: HostPace },
  others: { readonly [hostname: string]: HostPace },
): { readonly [hostname: string]: HostPace } {
  const all = { ...some };
  for (const [host, one] of Object.entries(others))
    all[host] = all[host] === undefined ? one : slowerPace(all[host], one);
  return all;
}

/** A rest holds to its end, a doubled interval for a month. A new audit counts answers 429 from the start. */
function stillTrue(host: string, one: HostPace, nowMs: number): [string, HostPace][] {
  const factor = nowMs - one.lastStartMs < FORGET_MS ? one.factor : 1;
  const isOver = one.restedUntilMs <= nowMs && one.notBeforeMs <= nowMs && factor === 1 && bytesToday(one, nowMs) === 0;
  return isOver ? [] : [[host, { ...one, factor, tooMany: 0 }]];
}
