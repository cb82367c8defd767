import { findAudit } from '../app/auditFolder.ts';
import type { NewAudit } from '../app/prepareAudit.ts';
import type { AuditRequest } from '../app/runAudit.ts';
import { UserError } from '../model/errors.ts';
import type { AuditOptions } from './auditOptions.ts';

/** The audit that the options ask for. @throws UserError where they contradict each other or name none */
export function wantedAudit(options: AuditOptions): AuditRequest['what'] {
  if (options.resume !== undefined && options.sinceLast !== undefined) {
    throw new UserError('since-last', {
      bg: '--since-last важи за нова оценка; продължаваната помни на коя стъпва',
      en: '--since-last is for a new audit; one that is resumed remembers which it goes on from',
    });
  }
  if (options.resume !== undefined) return { resume: findAudit(options.resume, options.out) };
  if (options.portal !== undefined && options.config !== undefined) {
    throw new UserError('portal-config', {
      bg: '--portal и --config са две различни оценки; каталог с настройки се описва в portal (kind: auto)',
      en: '--portal and --config are two different audits; a catalogue with a configuration is written into its portal (kind: auto)',
    });
  }
  const portal = options.portal === undefined ? null : { address: options.portal, contact: options.contact ?? null };
  if (options.config === undefined && portal === null) {
    throw new UserError('no-config', {
      bg: 'посочете настройки с --config, каталог с --portal (вграденият пример се пуска с npm start) или оценка за продължаване с --resume',
      en: 'name a configuration with --config, a catalogue with --portal (the embedded example is run by npm start) or an audit to go on with by --resume',
    });
  }
  return {
    configPath: options.config ?? null,
    portal,
    out: options.out,
    id: options.id ?? null,
    asOf: options.asOf ?? null,
    only: options.institution,
    resolve: options.resolve,
    sinceLast: sinceLastOf(options.sinceLast),
  };
}

function sinceLastOf(option: AuditOptions['sinceLast']): NonNullable<NewAudit['sinceLast']> | null {
  if (option === undefined) return null;
  return option === true ? { is: 'newest' } : { is: 'named', audit: option };
}
