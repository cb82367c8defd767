import type { AuditConfig } from '../../model/config.ts';
import { loadRuleBook } from '../loadRuleBook.ts';
import { type NewAudit, wantedConfig } from '../prepareAudit.ts';
import { type Forecast, forecastAudit } from './forecastAudit.ts';
import { isContactMissing } from './missingContact.ts';
import { type AuditPlan, planAudit } from './planAudit.ts';

export type DryRun = {
  readonly plan: AuditPlan;
  readonly forecast: Forecast | null;
  /** The audit would refuse to start: see missingContact. */
  readonly contactMissing: boolean;
  readonly institutions: AuditConfig['institutions'];
};

/**
 * What an audit would do, without a request and without a folder. Reads everything that a real one reads before its
 * first request, so that what is wrong with configuration and rules is told here too.
 */
export function dryRun(wanted: NewAudit): DryRun {
  const config = wantedConfig(wanted);
  loadRuleBook(config.profile);
  return {
    plan: planAudit(config),
    forecast: forecastAudit(config, wanted.out),
    contactMissing: isContactMissing(config),
    institutions: config.institutions,
  };
}
