import { FACTS } from '../../model/facts.ts';
import { compareText } from '../../model/json.ts';
import { DIMENSIONS, type Rule } from '../../model/rule.ts';
import type { ReportContext } from '../reportContext.ts';
import { hasMethods } from '../numbers/methodTraces.ts';
import { fileName } from '../safeText.ts';
import { levelsView } from './overviewPage.ts';
import { basisView, exampleView } from './resourceView.ts';

/** How the report was made: written from the rules, the profile and the tables, so that it cannot say otherwise. */
export function methodologyView(context: ReportContext): object {
  const { ruleSet, result } = context.input;
  const { profile } = ruleSet;
  return {
    title: context.say('methodology.title'),
    levels: levelsView(context),
    otherMethods: hasMethods(context),
    profileName: context.name(profile.name),
    minimum: String(profile.minCoveragePercent),
    weights: (['format', 'licence', 'machine-readability', 'freshness'] as const).map((dimension) => ({
      name: context.label('dimensions', dimension),
      weight: String(profile.weights[dimension]),
    })),
    dimensions: DIMENSIONS.map((dimension) => ({
      id: dimension,
      name: context.label('dimensions', dimension),
      rules: rulesOf(context, dimension).map((rule) => ruleView(context, rule)),
    })).filter(({ rules }) => rules.length > 0),
    ...tablesView(context),
    facts: Object.entries(FACTS).map(([key, spec]) => ({
      key,
      meaning: context.label('facts', key),
      origin: context.label('factOrigins', spec.origin),
      unit: spec.unit ?? '',
    })),
    outcomes: ['pass', 'fail', 'cannot-tell', 'not-applicable', 'error'].map((outcome) => ({
      name: context.label('outcomes', outcome),
      meaning: context.say(`methodology.outcome.${outcome}`),
    })),
    hashes: hashesView(context),
    // A rule set that is not the one that judged would explain another report: say so, loudly.
    otherRules: ruleSet.hash !== result.audit.rulesHash,
  };
}

/** What the tables know: formats, licences and where they and dates stand. */
function tablesView(context: ReportContext): object {
  const { tables } = context.input;
  return {
    formats: tables.formats.map((entry) => ({
      id: entry.id,
      name: context.name(entry.name),
      level: String(entry.maxLevel),
      open: context.say(entry.open ? 'common.yes' : 'common.no'),
      structured: context.say(entry.structured ? 'common.yes' : 'common.no'),
      machineReadable: context.label('machineReadable', entry.machineReadable),
      reason: context.prose(entry.reason),
    })),
    licences: tables.licences.map((entry) => ({
      id: entry.id,
      name: context.name(entry.name),
      class: context.label('licenceStatuses', entry.class),
      conditions: entry.conditions.map((condition) => context.label('licenceConditions', condition)).join(', '),
    })),
    licencePlaces: tables.licencePlaces
      .toSorted((a, b) => a.rank - b.rank)
      .map((place) => ({ name: context.name(place.name), rank: String(place.rank) })),
    dateSources: tables.dateSources.map((source) => ({
      name: context.name(source.name),
      role: context.say(`methodology.dateRole.${source.role}`),
      mayBeLate: context.say(source.mayBeLate ? 'common.yes' : 'common.no'),
    })),
  };
}

function hashesView(context: ReportContext): readonly object[] {
  const { ruleSet, result, tables } = context.input;
  const { detected } = result.audit;
  return [
    { name: context.say('methodology.rulesHash'), value: ruleSet.hash },
    { name: context.say('methodology.tablesHash'), value: tables.hash },
    { name: context.say('methodology.configHash'), value: result.audit.configHash },
    { name: context.say('methodology.program'), value: result.audit.program },
    { name: context.say('methodology.audit'), value: result.audit.id },
    ...(result.audit.since === undefined
      ? []
      : [{ name: context.say('methodology.goesOnFrom'), value: result.audit.since.audit }]),
    ...(detected === undefined
      ? []
      : [
          {
            name: context.say('methodology.detectedBy'),
            value: `${detected.by} (${detected.kind})`,
            href: context.index.captureHref(detected.capture),
          },
        ]),
  ];
}

function rulesOf(context: ReportContext, dimension: string): readonly Rule[] {
  return context.input.ruleSet.rules
    .filter((rule) => rule.dimension === dimension && rule.status !== 'retired')
    .sort((a, b) => compareText(a.id, b.id));
}

function ruleView(context: ReportContext, rule: Rule): object {
  const params = Object.entries(rule.params).sort(([a], [b]) => compareText(a, b));
  return {
    id: rule.id,
    anchor: `rule-${fileName(rule.id)}`,
    version: String(rule.version),
    trial: rule.status === 'trial',
    status: context.label('ruleStatuses', rule.status),
    internal: !rule.public,
    title: context.prose(rule.title),
    why: context.prose(rule.why),
    fix: context.prose(rule.fix),
    example: exampleView(context, rule, null),
    points: String(rule.points),
    hasPoints: rule.dimension !== 'duty',
    check: rule.check,
    params: params.map(([name, value]) => ({ name, value: JSON.stringify(value) })),
    basis: basisView(context, rule),
    since: rule.since,
    appliesTo: context.say(`methodology.appliesTo.${rule.appliesTo}`),
    kinds: [
      ...rule.legalKinds.map((kind) => context.label('legalKinds', kind)),
      ...rule.kinds.map((kind) => context.label('institutionKinds', kind)),
    ].join(', '),
  };
}
