import type { Capture } from '../../model/capture.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { FactKey } from '../../model/facts.ts';
import type { FactValues, LicenceStatement } from '../../model/factValues.ts';
import type { CaptureLookups } from './captureLookups.ts';
import type { FactOf } from './factIndex.ts';

/** The captures of one institution with their facts, ready to be asked about. */
export type SeenExchanges = CaptureLookups & {
  /** By (lane, sequence, id). */
  readonly captures: readonly Capture[];
  byId(id: string): Capture | undefined;
  /** The end of the redirect chain that begins at this address; undefined when nobody ever asked it. */
  at(url: string): Capture | undefined;
  final(capture: Capture): Capture;
  /** A fact of an exchange, or of the body that it brought; evidence names the exchange. */
  fact<K extends FactKey>(capture: Capture, key: K): FactOf<K> | undefined;
  value<K extends FactKey>(capture: Capture, key: K): FactValues[K] | undefined;
  /** The value that the bytes alone gave: headers may state a licence too, which does not mean that the page was read. */
  bodyValue<K extends FactKey>(capture: Capture, key: K): FactValues[K] | undefined;
  /** Statements of the bytes and of the headers. */
  licenceStatements(capture: Capture): readonly LicenceStatement[];
  evidence(capture: Capture, key: FactKey): readonly Evidence[];
  /** The page as a browser showed it when there is such a capture, else the page itself. */
  shown(page: Capture): Capture;
};
