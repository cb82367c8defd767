import { dirname } from 'node:path';
import type { Detected, Tried } from '../gather/catalogue/detect/detectionAdapter.ts';
import { detectCatalogue } from '../gather/detectCatalogue.ts';
import { openHttp } from '../gather/http/openHttp.ts';
import type { AuditConfig } from '../model/config.ts';
import { UserError } from '../model/errors.ts';
import type { Clock } from '../model/ports.ts';
import type { Tables } from '../model/tables.ts';
import type { OnAuditEvent } from './auditEvents.ts';
import type { AuditFolder } from './auditFolder.ts';
import { openHostMemory, rememberHost } from './hostMemory.ts';
import { openEvidence } from './openEvidence.ts';
import { openWriter } from './openWriter.ts';

/** What a new audit needs to know before it begins: of which kind its catalogue is. */
export type FoundCatalogue = { readonly detected: Detected; readonly tried: readonly Tried[] };

/**
 * Finds out of which kind the catalogue of a configuration is. The requests are exchanges of the audit that is about to
 * begin, kept in its folder; started again with the same id, a run that was stopped goes on.
 * @throws UserError when nothing is recognised, with all that was tried and where the answers are
 */
export async function findCatalogue(
  folder: AuditFolder,
  config: AuditConfig,
  tables: Tables,
  run: { readonly clock: Clock; readonly onEvent: OnAuditEvent; readonly signal: AbortSignal },
): Promise<FoundCatalogue> {
  const { clock, onEvent, signal } = run;
  const hosts = openHostMemory(dirname(folder.dir));
  const evidence = await openWriter(folder, config.crawl, null);
  const http = openHttp(config.crawl);
  try {
    const detection = await detectCatalogue({
      auditId: folder.id,
      config,
      tables,
      clock,
      store: folder.crawl,
      evidence,
      replay: openEvidence(folder),
      hosts: hosts.known(clock.now()),
      http,
      render: null,
      signal,
      onEvent(event) {
        if (event.is === 'host-told') rememberHost(hosts, event, clock);
        onEvent({ is: 'gather', event });
      },
    });
    if (detection === null) throw stoppedBefore(folder.id);
    const { found, tried } = detection;
    if (found === null) throw notRecognised(config.portal?.url ?? '', tried, folder.dir);
    return { detected: found, tried };
  } finally {
    await http.close();
    await evidence.close();
    hosts.save();
  }
}

function stoppedBefore(id: string): UserError {
  return new UserError('detection-stopped', {
    bg: `спряно, преди да се разбере какъв е каталогът; същата команда с --id ${id} продължава оттам`,
    en: `stopped before it was known what the catalogue is; the same command with --id ${id} goes on from there`,
  });
}

function notRecognised(url: string, tried: readonly Tried[], dir: string): UserError {
  const list = tried.map((one) => `  ${one.url} – ${one.said}`).join('\n');
  const isForbidden = tried.some(({ said }) => said.startsWith('robots.txt'));
  const [bgHint, enHint] = isForbidden
    ? [
        'robots.txt забранява адреси, на които може да е каталогът. Ако законът или собственикът позволяват, опишете изключението с причината му в настройките (crawl.robotsExceptions) и ползвайте --config с portal.kind: auto.',
        'robots.txt forbids addresses at which the catalogue may be. If the law or its owner allow it, write the exception with its reason into a configuration (crawl.robotsExceptions) and use --config with portal.kind: auto.',
      ]
    : [
        'Ако каталогът е на друг адрес, посочете самия него: API на CKAN, catalog.ttl, data.json, datapackage.json, arcgis/rest/services.',
        'If the catalogue is somewhere else, name that very address: the CKAN API, catalog.ttl, data.json, datapackage.json, arcgis/rest/services.',
      ];
  return new UserError('portal-unknown', {
    bg: `${url}: не разпознахме каталог. Опитахме:\n${list}\nОтговорите са запазени в ${dir}/evidence.\n${bgHint}`,
    en: `${url}: no catalogue was recognised. We tried:\n${list}\nThe answers are kept in ${dir}/evidence.\n${enHint}`,
  });
}
