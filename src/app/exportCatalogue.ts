import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { UserError } from '../model/errors.ts';
import type { DcatFile } from '../report/dcat/writeDcat.ts';
import { writeCatalogue } from '../report/writeReport.ts';
import { readAuditFolder } from './auditFolder.ts';
import { exportTarget } from './exportTarget.ts';
import { storedAudit } from './prepareAudit.ts';
import { reportInput } from './reportAudit.ts';

export type CatalogueExport = {
  readonly dir: string;
  /** `.ttl` or `.jsonld`; left out: Turtle, beside the audit's folder, named for it. */
  readonly file?: string;
};

/**
 * The catalogues of a judged audit as DCAT-AP 3 with what was measured, as its public report has them; returns the file.
 * @throws UserError when the judgement is not finished, or the name ends otherwise
 */
export function exportCatalogue({ dir, file }: CatalogueExport): string {
  const folder = readAuditFolder(dir);
  try {
    const target = exportTarget(dir, file, `${folder.id}.ttl`);
    const form = formOf(target);
    const input = reportInput(
      { folder, book: storedAudit(folder).book },
      { pdf: false, audience: 'public', onEvent: () => {} },
    );
    // Whole or not at all: half a catalogue parses too.
    const part = `${target}.part`;
    const out = openSync(part, 'w');
    try {
      for (const chunk of writeCatalogue(input, form)) writeFileSync(out, chunk);
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    } finally {
      closeSync(out);
    }
    renameSync(part, target);
    return target;
  } finally {
    folder.close();
  }
}

function formOf(target: string): DcatFile {
  if (target.endsWith('.ttl')) return 'catalogue.ttl';
  if (target.endsWith('.jsonld')) return 'catalogue.jsonld';
  throw new UserError('catalogue-name', {
    bg: `${basename(target)}: името трябва да завършва на .ttl (Turtle) или .jsonld (JSON-LD)`,
    en: `${basename(target)}: the name must end in .ttl (Turtle) or .jsonld (JSON-LD)`,
  });
}
