import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { corporaFolder } from '../../accuracy/corporaFolder.ts';
import { readTurtle } from './exportOf.ts';

/** Published shapes of DCAT-AP 3: structure, classes of values, and the older hand-written ones that ask for dates. */
const SHAPES = {
  'DCAT-AP 3.0.1': 'dcat-ap/3.0.1_shacl_dcat-ap-SHACL.ttl',
  'DCAT-AP 3.0.1, ranges': 'dcat-ap/3.0.1_shacl_ranges.ttl',
  'DCAT-AP 3.0.1, by hand': 'dcat-ap/3.0.1_html_shacl_shapes.ttl',
  'DCAT-AP 3.0.0': 'dcat-ap/3.0.0_shacl_dcat-ap-SHACL.ttl',
} as const;
type ShapesName = keyof typeof SHAPES;

const FOLDER = path.join(corporaFolder() ?? '', 'metadata');
/** The shapes are somebody else's and are not in the project: tests are skipped where they are not at hand. */
export const HAVE_SHAPES = existsSync(path.join(FOLDER, SHAPES['DCAT-AP 3.0.1']));

/** A file of the folder of shapes and samples, by its path there. */
export function readSample(file: string): Store {
  return readTurtle(readFileSync(path.join(FOLDER, file), 'utf8'));
}

type Breach = {
  readonly severity: string;
  readonly focus: string;
  readonly path: string;
  readonly rule: string;
};

/** Checks against one file of shapes. Imports are not followed: they are whole vocabularies on the network. */
export function openValidator(name: ShapesName): (data: Store) => Promise<readonly Breach[]> {
  const shapes = readSample(SHAPES[name]);
  shapes.removeQuads(shapes.getQuads(null, 'http://www.w3.org/2002/07/owl#imports', null, null));
  const validator = new SHACLValidator(shapes);
  return async (data) =>
    (await validator.validate(data)).results.map(({ severity, focusNode, path: at, sourceConstraintComponent }) => ({
      severity: nameOf(severity?.value),
      focus: focusNode?.value ?? '',
      path: Array.isArray(at) ? '' : nameOf(at?.value),
      rule: nameOf(sourceConstraintComponent?.value),
    }));
}

/** Checks against all of them; one line for each breach. None where the shapes are not at hand: tests skip there. */
export function openValidators(): (data: Store) => Promise<readonly string[]> {
  const names = HAVE_SHAPES ? (Object.keys(SHAPES) as readonly ShapesName[]) : [];
  const validators = names.map((name) => ({
    name,
    validate: openValidator(name),
  }));
  return async (data) => {
    const all = validators.map(async ({ name, validate }) =>
      (await validate(data)).map(({ focus, path: at, rule }) => `${name}: ${focus} ${at} ${rule}`),
    );
    return (await Promise.all(all)).flat();
  };
}

function nameOf(iri: string | undefined): string {
  return iri?.replace(/^.*[#/]/, '') ?? '';
}
