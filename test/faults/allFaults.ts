import type { Fault } from './fault.ts';
import { CODING_FAULTS } from './faults/codings.ts';
import { CONNECTION_FAULTS } from './faults/connection.ts';
import { FRAMING_FAULTS } from './faults/framing.ts';
import { HEAD_FAULTS } from './faults/head.ts';
import { PAGE_FAULTS } from './faults/pages.ts';
import { REDIRECT_FAULTS } from './faults/redirects.ts';
import { SITE_FAULTS } from './faults/sites.ts';
import { STATUS_FAULTS } from './faults/statuses.ts';
import { TLS_FAULTS } from './faults/tls.ts';

/** Every named fault. A new theme is a file in `faults/` and a line here. */
export const ALL_FAULTS: readonly Fault[] = [
  ...CONNECTION_FAULTS,
  ...HEAD_FAULTS,
  ...FRAMING_FAULTS,
  ...CODING_FAULTS,
  ...REDIRECT_FAULTS,
  ...PAGE_FAULTS,
  ...SITE_FAULTS,
  ...STATUS_FAULTS,
  ...TLS_FAULTS,
];
