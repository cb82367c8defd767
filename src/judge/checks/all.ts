import { bodyReads } from './bodyReads.ts';
import type { Check } from './check.ts';
import { containerOpen } from './containerOpen.ts';
import { datasetContact } from './datasetContact.ts';
import { datasetFilled } from './datasetFilled.ts';
import { datasetText } from './datasetText.ts';
import { datasetUnique } from './datasetUnique.ts';
import { dateStated } from './dateStated.ts';
import { distributionFormats } from './distributionFormats.ts';
import { distributionLinks } from './distributionLinks.ts';
import { encodingDeclared } from './encodingDeclared.ts';
import { encodingIs } from './encodingIs.ts';
import { faultsAbsent } from './faultsAbsent.ts';
import { formatDeclared } from './formatDeclared.ts';
import { formatHas } from './formatHas.ts';
import { frequencyStated } from './frequencyStated.ts';
import { levelAtLeast } from './levelAtLeast.ts';
import { licenceConditions } from './licenceConditions.ts';
import { licenceConsistent } from './licenceConsistent.ts';
import { licenceMachineReadable } from './licenceMachineReadable.ts';
import { licenceOpen } from './licenceOpen.ts';
import { licenceStated } from './licenceStated.ts';
import { linkAlive } from './linkAlive.ts';
import { metadataField } from './metadataField.ts';
import { personalColumns } from './personalColumns.ts';
import { portalDatasets } from './portalDatasets.ts';
import { priorityPublished } from './priorityPublished.ts';
import { sectionCurrent } from './sectionCurrent.ts';
import { sectionPresent } from './sectionPresent.ts';
import { textDecodes } from './textDecodes.ts';
import { textLayer } from './textLayer.ts';
import { upToDate } from './upToDate.ts';

/** Every check that a rule can name; `npm run new-check` adds to both lists of this file. */
export const CHECKS: readonly Check[] = [
  bodyReads,
  containerOpen,
  datasetContact,
  datasetFilled,
  datasetText,
  datasetUnique,
  dateStated,
  distributionFormats,
  distributionLinks,
  encodingDeclared,
  encodingIs,
  faultsAbsent,
  formatDeclared,
  formatHas,
  frequencyStated,
  levelAtLeast,
  licenceConditions,
  licenceConsistent,
  licenceMachineReadable,
  licenceOpen,
  licenceStated,
  linkAlive,
  metadataField,
  personalColumns,
  portalDatasets,
  priorityPublished,
  sectionCurrent,
  sectionPresent,
  textDecodes,
  textLayer,
  upToDate,
];
