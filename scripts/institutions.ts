// Makes config/institutions.yaml from tables of public bodies. Run once; from then on the file is kept by hand.
//
//   node scripts/institutions.ts --bodies FILE.csv --register FILE.csv --without-site FILE.csv [--out FILE.yaml]

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readBodies } from './institutions/readBodies.ts';
import { writeBodies } from './institutions/writeBodies.ts';

const { values } = parseArgs({
  options: {
    /** id, name_bg, name_en, type, parent, domain, url, sources, confidence. */
    bodies: { type: 'string' },
    /** id, name_bg, type, oblast_or_city, eik, ekatte_settlement, register_email_domain. */
    register: { type: 'string' },
    /** id, name_bg, name_en, oblast, eik, register_email_domain. */
    'without-site': { type: 'string' },
    out: { type: 'string', default: path.join(import.meta.dirname, '..', 'config', 'institutions.yaml') },
  },
});

const { bodies, register, 'without-site': withoutSite, out } = values;
if (bodies === undefined || register === undefined || withoutSite === undefined) {
  process.stderr.write('needed: --bodies FILE.csv --register FILE.csv --without-site FILE.csv\n');
  process.exitCode = 2;
} else {
  const made = readBodies({
    bodies: readFileSync(bodies, 'utf8'),
    register: readFileSync(register, 'utf8'),
    withoutSite: readFileSync(withoutSite, 'utf8'),
  });
  for (const line of made.notes) process.stderr.write(`! ${line}\n`);
  writeFileSync(out, writeBodies(made.bodies));
  process.stdout.write(`${out}: ${made.bodies.length} bodies\n`);
}
