import type { DatasetFactValues } from './facts/datasetFacts.ts';
import type { DerivedFactValues } from './facts/derivedFacts.ts';
import type { ExchangeFactValues } from './facts/exchangeFacts.ts';
import type { FileFactValues } from './facts/fileFacts.ts';
import type { HistoryFactValues } from './facts/historyFacts.ts';
import type { PageFactValues } from './facts/pageFacts.ts';
import type { CatalogueFactValues } from './facts/catalogueFacts.ts';
import type { StatementFactValues } from './facts/statementFacts.ts';

export type { DatePoint } from './facts/datePoint.ts';
export { TABLE_FAULTS, type TableFault, type TableFaultCode } from './facts/fileFacts.ts';
export type { PageLink } from './facts/pageFacts.ts';
export type { DateStatement, FrequencyStatement, LicenceStatement } from './facts/statementFacts.ts';

/** Every fact key with the type of its value; what each means is beside it in `facts/`. */
export interface FactValues
  extends
    FileFactValues,
    PageFactValues,
    StatementFactValues,
    CatalogueFactValues,
    ExchangeFactValues,
    HistoryFactValues,
    DerivedFactValues,
    DatasetFactValues {}
