/**
 * Where a record stands in the evidence: file name, first byte, length of the gzip member. A record of another audit
 * has `<audit id>/` before the file name.
 */
export type RecordPlace = { readonly file: string; readonly offset: number; readonly length: number };

/** A body that is in the evidence already: where, and the address and start of the exchange that brought it. */
export type RecordedBody = { readonly place: RecordPlace; readonly url: string; readonly date: string };

/** Ids of audits and names of evidence files alone: a path that leads elsewhere is no place. */
const IN_AUDIT = /^([A-Za-z0-9][A-Za-z0-9._-]*)\/([A-Za-z0-9][A-Za-z0-9._-]*)$/;

/** A record of this audit as another audit names it; one that stands elsewhere already stays where it is. */
export function placeIn(audit: string, place: RecordPlace): RecordPlace {
  return place.file.includes('/') ? place : { ...place, file: `${audit}/${place.file}` };
}

/** The other audit that holds a record, with the name of its file there; null = this audit's own. */
export function otherAudit({
  file,
}: Pick<RecordPlace, 'file'>): { readonly audit: string; readonly file: string } | null {
  const [, audit, name] = IN_AUDIT.exec(file) ?? [];
  return audit === undefined || name === undefined ? null : { audit, file: name };
}
