import { describe, expect, it } from 'vitest';
import type { InstitutionResult } from '../../../src/model/audit.ts';
import { expand } from '../../../src/report/dcat/dcatNode.ts';
import { sampleReport } from '../sampleReport.ts';
import { BASE, exportOf, readTurtle, thingsOf, valuesOf } from './exportOf.ts';

describe('our measurements', () => {
  const input = sampleReport();
  const store = readTurtle(exportOf(input).turtle);
  const measurements = thingsOf(store, 'dqv:QualityMeasurement');
  const metric = (id: string): string => `${BASE}metric/${id}`;
  const of = (thing: string): ReadonlyMap<string, string> =>
    new Map(
      store
        .getSubjects(expand('dqv:computedOn'), thing, null)
        .map(({ value }) => [
          valuesOf(store, value, 'dqv:isMeasurementOf')[0] ?? '',
          valuesOf(store, value, 'dqv:value')[0] ?? '',
        ]),
    );
  const shown = input.result.institutions.filter(({ summary }) => summary.withheld !== 'not-identified');
  const distributions = (
    each: InstitutionResult,
  ): readonly (readonly [string, InstitutionResult['resources'][number]])[] =>
    each.resources.flatMap((resource) => {
      const found = store.getSubjects(expand('dcat:accessURL'), resource.url, null);
      return found.length === 1 && resource.kind === 'resource' ? [[found[0]?.value ?? '', resource] as const] : [];
    });

  it('are those of the result, and what is unknown has none but an annotation', () => {
    let unknown = 0;
    for (const [iri, resource] of shown.flatMap(distributions)) {
      const values = of(iri);
      const told = (value: string | number | null, type: string): string | undefined =>
        value === null ? undefined : `"${value}"${type}`;
      expect(values.get(metric('technical-level'))).toBe(told(resource.level, '^^integer'));
      expect(values.get(metric('licence-status'))).toBe(told(resource.licence, ''));
      expect(values.get(metric('strict-stars'))).toBe(told(resource.strictStars, '^^integer'));
      expect(values.get(metric('last-change'))).toBe(told(resource.date, '^^date'));
      const verdict = resource.freshness === 'cannot-tell' ? null : resource.freshness;
      expect(values.get(metric('freshness-verdict'))).toBe(told(verdict, ''));
      const isWhole =
        resource.level !== null &&
        resource.licence !== null &&
        verdict !== null &&
        values.has(metric('machine-readability-percent'));
      const notes = store.getSubjects(expand('oa:hasTarget'), iri, null);
      expect(notes.length, resource.url).toBe(isWhole ? 0 : 1);
      if (!isWhole) unknown += 1;
    }
    expect(unknown).toBeGreaterThan(0);
  });

  it('each name their metric, the audit and findings that are in the result', () => {
    expect(measurements.length).toBeGreaterThan(100);
    const metrics = new Set(thingsOf(store, 'dqv:Metric'));
    const findings = new Set(
      input.result.institutions.flatMap((each) =>
        each.findings.map(({ id }) => `${BASE}audit/${input.result.audit.id}/finding/${id}`),
      ),
    );
    let cited = 0;
    for (const measurement of measurements) {
      expect(metrics.has(valuesOf(store, measurement, 'dqv:isMeasurementOf')[0] ?? '')).toBe(true);
      expect(valuesOf(store, measurement, 'prov:wasGeneratedBy')).toEqual([`${BASE}audit/${input.result.audit.id}`]);
      for (const finding of valuesOf(store, measurement, 'prov:wasDerivedFrom')) {
        expect(findings.has(finding), finding).toBe(true);
        cited += 1;
      }
    }
    expect(cited).toBeGreaterThan(100);
  });

  it('show no percents of a body whose score is withheld', () => {
    const withheld = shown.filter(({ summary }) => summary.withheld !== null).flatMap(distributions);
    expect(withheld.length).toBeGreaterThan(0);
    for (const [iri] of withheld) {
      expect(of(iri).has(metric('format-percent'))).toBe(false);
      expect(of(iri).has(metric('machine-readability-percent'))).toBe(false);
    }
  });

  it('lead the public to no finding that is not for it', () => {
    const hidden = {
      ...input,
      result: {
        ...input.result,
        institutions: input.result.institutions.map((each) => ({
          ...each,
          findings: each.findings.map((finding) => ({ ...finding, ruleStatus: 'trial' as const })),
        })),
      },
    };
    expect(exportOf(hidden).turtle).not.toContain('/finding/');
    expect(exportOf({ ...hidden, audience: 'working-group' }).turtle).toContain('/finding/');
  });
});
