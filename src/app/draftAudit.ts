import type { AuditConfig, CatalogueKind } from '../model/config.ts';
import { UserError } from '../model/errors.ts';
import { isContactMissing, contactMissing } from './plan/missingContact.ts';
import { portalToDetect } from './loadConfig.ts';
import { type NewAudit, wantedConfig } from './prepareAudit.ts';

/** In the place of the kind that is still to be found out; nothing reads it. */
const ANY_KIND: CatalogueKind = 'dcat';

/**
 * The configuration of a new audit whose catalogue is still to be found out, as far as it is known; null when there is
 * nothing to find out. Whatever is wrong with it is told before the first request.
 */
export function draftConfig(wanted: NewAudit): AuditConfig | null {
  const portal = wanted.configPath === null ? (wanted.portal?.address ?? '') : portalToDetect(wanted.configPath);
  if (portal === null) return null;
  const url = addressOf(portal);
  const config = wantedConfig(wanted, { kind: ANY_KIND, url, title: null });
  if (isContactMissing(config))
    throw wanted.configPath === null ? noContact() : contactMissing(config.crawl, wanted.configPath);
  return config;
}

function noContact(): UserError {
  return new UserError('contact-missing', {
    bg: 'посочете с --contact страницата, на която операторите на сървъра ще видят кой ги посещава (прави се със „zvezdomer bot-page“)',
    en: 'name with --contact the page on which operators of the server see who visits them (`zvezdomer bot-page` makes it)',
  });
}

function addressOf(url: string): string {
  const asked = URL.parse(url);
  if (asked === null || !/^https?:$/.test(asked.protocol)) {
    throw new UserError('portal-address', {
      bg: `--portal: „${url}“ не е адрес; пример: https://data.rechitsa.example`,
      en: `--portal: "${url}" is no address; example: https://data.rechitsa.example`,
    });
  }
  return asked.href;
}
