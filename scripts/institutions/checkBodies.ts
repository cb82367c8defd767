import { isIP } from 'node:net';
import { z } from 'zod';
import { institutionEntry } from '../../src/app/loadConfig.ts';
import { isEik } from '../../src/model/eik.ts';
import { type Institution, REGIONS } from '../../src/model/institution.ts';
import { readYaml } from '../../src/rules/readYaml.ts';

/** `note` = a person should know it; nothing is wrong. */
export type BodyLine = { readonly line: number; readonly is: 'fault' | 'note'; readonly text: string };

const SEATED = new Set(['municipality', 'district']);

/**
 * Everything that is wrong with a file of institutions, by line; then what only deserves a look.
 * @throws UserError for what is no such file at all: bad YAML, unknown keys or kinds, wrong shapes
 */
export function checkBodies(text: string, file: string): readonly BodyLine[] {
  const { value: bodies, lineOf } = readYaml(text, file, z.array(institutionEntry));
  const lines: BodyLine[] = [];
  const say = (is: BodyLine['is'], index: number, key: string, words: string): void => {
    lines.push({ is, line: lineOf([index, key]), text: `${bodies[index]?.id ?? ''}: ${words}` });
  };
  const ids = new Set(bodies.map(({ id }) => id));
  bodies.forEach((body, index) => {
    const fault = (key: string, words: string): void => say('fault', index, key, words);
    checkFields(body, ids, fault);
    for (const site of body.sites) for (const words of siteFaults(site)) fault('sites', words);
  });
  checkShared(bodies, say);
  const seats = new Set(bodies.filter(({ kind }) => kind === 'district').map(({ region }) => region));
  for (const region of REGIONS) {
    if (!seats.has(region)) lines.push({ is: 'note', line: 1, text: `no district administration of ${region}` });
  }
  return lines.toSorted((a, b) => Number(a.is === 'note') - Number(b.is === 'note') || a.line - b.line);
}

type Fault = (key: string, words: string) => void;

function checkFields(body: Institution, ids: ReadonlySet<string>, fault: Fault): void {
  const { eik, region, parent, kind } = body;
  if (eik !== null && !isEik(eik)) fault('eik', `eik ${eik}: the check digit is wrong`);
  if (region !== null && !REGIONS.some((known) => known === region))
    fault('region', `region "${region}" is none of the 28`);
  if (region === null && SEATED.has(kind)) fault('id', `a ${kind} has a region`);
  if (parent !== undefined && !ids.has(parent)) fault('parent', `parent ${parent} is not in the file`);
  if (parent === body.id) fault('parent', 'a body is not its own parent');
  if (body.confidence === 'medium' && body.identityConfirmed) {
    fault('identityConfirmed', 'an address with one trace only cannot be confirmed: mend the confidence first');
  }
  if (body.confidence !== undefined && body.sites.length === 0)
    fault('confidence', 'there is no address to be sure of');
}

function siteFaults(site: string): readonly string[] {
  const { protocol, hostname, port, pathname, search, hash, username } = new URL(site);
  return [
    ...(isIP(hostname.replace(/^\[|\]$/g, '')) === 0 && hostname.includes('.') ? [] : [`${site}: no host name`]),
    ...(port === '' && username === '' ? [] : [`${site}: a public site has no port and no user`]),
    ...(pathname === '/' && search === '' && hash === ''
      ? []
      : [`${site}: the address of the start page, without a path`]),
    ...(protocol === 'https:' || protocol === 'http:' ? [] : [`${site}: http or https`]),
  ];
}

type Say = (is: BodyLine['is'], index: number, key: string, words: string) => void;

/** What two bodies must not share. A body and its parent may share a host: they are told so, and it is marked. */
function checkShared(bodies: readonly Institution[], say: Say): void {
  const seen = new Map<string, number>();
  const once = (index: number, key: string, what: string, allowed = false): void => {
    const first = seen.get(what);
    if (first === undefined) seen.set(what, index);
    else if (first !== index || key === 'sites') {
      const words = `${what} is also at ${bodies[first]?.id ?? ''}`;
      say(allowed ? 'note' : 'fault', index, key, allowed ? `${words} (allowed: its parent)` : words);
    }
  };
  bodies.forEach((body, index) => {
    once(index, 'id', `id ${body.id}`);
    once(index, 'name', `name "${body.name.bg.toLowerCase()}"`);
    if (body.eik !== null) once(index, 'eik', `eik ${body.eik}`);
    for (const site of body.sites) {
      const what = `host ${hostOf(site)}`;
      const other = bodies[seen.get(what) ?? -1];
      once(index, 'sites', what, other !== undefined && (other.id === body.parent || other.parent === body.id));
    }
  });
  bodies.forEach((body, index) => {
    if (body.mailHost === undefined) return;
    const other = seen.get(`host ${body.mailHost}`);
    if (other !== undefined)
      say('fault', index, 'mailHost', `${body.mailHost} is the site of ${bodies[other]?.id ?? ''}`);
    once(index, 'mailHost', `mailHost ${body.mailHost}`);
  });
}

/** The host without `www.`: http, https and both names are one site. */
function hostOf(site: string): string {
  return new URL(site).hostname.replace(/^www\./, '');
}
