import type { Purpose, Target, TargetKind } from '../../model/capture.ts';
import type { CaptureId, InstitutionId } from '../../model/ids.ts';

/** What an address of a catalogue is asked for. */
export type TargetAbout = {
  readonly kind: TargetKind;
  readonly purpose: Purpose;
  readonly institutionId?: InstitutionId | null;
  readonly portalUri?: string | null;
  readonly foundOn: CaptureId | null;
};

/** An address that a catalogue named, or a method of its interface: no link of a page. */
export function catalogueTarget(
  url: string,
  { kind, purpose, institutionId = null, portalUri = null, foundOn }: TargetAbout,
): Target {
  return { kind, purpose, url, institutionId, depth: 1, foundOn, linkIndex: null, redirectFrom: null, portalUri };
}
